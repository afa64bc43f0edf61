#include "results/scores/pair_correlation.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace entente;

namespace {

constexpr double x[] = {0.3, 1.1, -2, 4.5, 0.7};
constexpr double y[] = {1, 0.2, -1.5, 2, 3};

}  // namespace

TEST_CASE("pairs one by one give the correlation of R") {
  PairCorrelation correlation;
  for (std::size_t i = 0; i < 5; ++i) correlation.add(x[i], y[i]);
  CHECK(correlation.pairs() == 5);
  CHECK(correlation.value() == Approx(0.6398801982431519).epsilon(1e-14));  // cor(x, y), R 4.2.2
}

TEST_CASE("numbers far from zero keep their correlation") {
  PairCorrelation correlation;
  for (std::size_t i = 0; i < 5; ++i) correlation.add(1e9 + x[i], y[i] - 1e9);
  CHECK(correlation.value() == Approx(0.6398801982431519).epsilon(1e-6));
}

TEST_CASE("no correlation without two pairs, or of a side that never changes") {
  PairCorrelation correlation;
  CHECK(std::isnan(correlation.value()));
  correlation.add(0.1, 0.2);
  CHECK(std::isnan(correlation.value()));
  for (int i = 0; i < 1000; ++i) correlation.add(0.1, 0.01 * i);  // a mean of tenths is not always a tenth
  CHECK(std::isnan(correlation.value()));
  correlation.add(0.1000001, 0.3);
  CHECK(std::isfinite(correlation.value()));
}
