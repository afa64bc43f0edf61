#include "results/summary/lane_correlation.hpp"

#include "results/summary/lane_course.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

namespace {

constexpr double x[] = {0.3, 1.1, -2, 4.5, 0.7};
constexpr double y[] = {1, 0.2, -1.5, 2, 3};
constexpr std::size_t middle = 17;  // a lane among others that hold something else

void add(lane::Correlation& correlation, double a, double b, bool valid = true) {
  lane::Row rows[3];
  for (std::size_t l = 0; l < lane::count; ++l) {
    rows[0][l] = l == middle ? a : static_cast<double>(l) * b;
    rows[1][l] = l == middle ? b : -a;
    rows[2][l] = l == middle && !valid ? 0 : 1;
  }
  correlation.add(rows[0].data(), rows[1].data(), rows[2].data());
}

}  // namespace

TEST_CASE("pairs one by one give the correlation of R") {
  lane::Correlation correlation{};
  for (std::size_t i = 0; i < 5; ++i) add(correlation, x[i], y[i]);
  CHECK(correlation.pairs(middle) == 5);
  CHECK(correlation.value(middle) == Approx(0.6398801982431519).epsilon(1e-14));  // cor(x, y), R 4.2.2
}

TEST_CASE("a pair that is not valid leaves its lane alone, whatever stands there") {
  lane::Correlation correlation{};
  add(correlation, NAN, INFINITY, false);
  for (std::size_t i = 0; i < 5; ++i) {
    add(correlation, x[i], y[i]);
    add(correlation, INFINITY, NAN, false);
  }
  CHECK(correlation.pairs(middle) == 5);
  CHECK(correlation.value(middle) == Approx(0.6398801982431519).epsilon(1e-14));
}

TEST_CASE("pairs in every lane at once are pairs in each") {
  lane::Correlation everywhere{}, each{};
  for (std::size_t i = 0; i < 5; ++i) {
    lane::Row a, b;
    for (std::size_t l = 0; l < lane::count; ++l) {
      a[l] = x[i] + static_cast<double>(l);
      b[l] = y[i] * static_cast<double>(l);
    }
    a[middle] = x[i];
    b[middle] = y[i];
    everywhere.add(a.data(), b.data());
    add(each, x[i], y[i]);
  }
  CHECK(everywhere.value(middle) == each.value(middle));
  CHECK(std::isnan(everywhere.value(0)));
}

TEST_CASE("numbers far from zero keep their correlation") {
  lane::Correlation correlation{};
  for (std::size_t i = 0; i < 5; ++i) add(correlation, 1e9 + x[i], y[i] - 1e9);
  CHECK(correlation.value(middle) == Approx(0.6398801982431519).epsilon(1e-6));
}

TEST_CASE("no correlation without two pairs, or of a side that never changes") {
  lane::Correlation correlation{};
  CHECK(std::isnan(correlation.value(middle)));
  add(correlation, 0.1, 0.2);
  CHECK(std::isnan(correlation.value(middle)));
  for (int i = 0; i < 1000; ++i) add(correlation, 0.1, 0.01 * i);  // a mean of tenths is not always a tenth
  CHECK(std::isnan(correlation.value(middle)));
  add(correlation, 0.1000001, 0.3);
  CHECK(std::isfinite(correlation.value(middle)));
}
