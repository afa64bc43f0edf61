// Oracles: sums done by hand in the comments, Cohen's and Scott's coefficients of a two-by-two table, algebra.
#include "estimate/similarity/measures.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<double>;

struct Case {
  Values x, y;
  Scale scale{0, 3};
};

PairSums sums(const Case& c, const Values& weights = {}) {
  return pair_sums(c.x.data(), c.y.data(), weights.empty() ? nullptr : weights.data(), c.x.size(), c.scale.lowest);
}

// A measure as a function of a case, so that a broken one can take its place.
using Measure = std::function<double(const Case&)>;

double absolute(const Case& c) { return s_absolute(sums(c), c.scale.range()); }
double squared(const Case& c) { return s_squared(sums(c), c.scale.range()); }
double kappa(const Case& c) { return cohens_kappa(sums(c)); }
double pi(const Case& c) { return scotts_pi(sums(c)); }
double agreement(const Case& c) { return agreement_share(sums(c), c.scale.range()); }

Case moved(Case c, double factor, double shift) {
  for (Values* values : {&c.x, &c.y}) {
    for (double& value : *values) value = factor * value + shift;
  }
  const double one = factor * c.scale.lowest + shift, other = factor * c.scale.highest + shift;
  c.scale = {std::min(one, other), std::max(one, other)};
  return c;
}

bool near(double one, double other) { return std::fabs(one - other) < 1e-9; }

// What every measure of similarity must do; the first thing that it does not, or "".
std::string violated(const Measure& measure) {
  const std::vector<Case> cases = {{{3, 0, 2, 0}, {0, 3, 2, 1}},
                                   {{3, 1, 0, 0, 2}, {3, 0, 0, 0, 2}},
                                   {{0, 0, 0, 3}, {0, 0, 3, 3}},
                                   {{1, 2, 3, 1, 1, 0}, {2, 2, 3, 0, 1, 0}}};
  for (const Case& c : cases) {
    if (!near(measure({c.x, c.x, c.scale}), 1)) return "1 on identity";
    if (!near(measure(c), measure({c.y, c.x, c.scale}))) return "symmetry";
    if (!near(measure(c), measure(moved(c, 7, -2)))) return "affine invariance";
    if (!near(measure(c), measure(moved(c, -0.5, 10)))) return "reversal of the scale";
    Case holes = c;
    for (const auto& [x, y] : {std::pair{none, 3.0}, std::pair{0.0, none}, std::pair{none, none}}) {
      holes.x.push_back(x);
      holes.y.push_back(y);
    }
    if (!near(measure(c), measure(holes))) return "pairwise deletion";
    if (!(measure(c) < 1)) return "below 1 where they differ";
  }
  return "";
}

}  // namespace

TEST_CASE("Measures of a case by hand") {
  // x = 3 0 2 0, y = 0 3 2 1, scale 0 to 3: |d| = 3 3 0 1, sum 7, of squares 19; sum x 5, sum y 6, squares 13 and 14.
  const Case c{{3, 0, 2, 0}, {0, 3, 2, 1}};
  CHECK(absolute(c) == Approx(1 - 2 * 7.0 / 12));  // 4 items, each at most 3
  CHECK(squared(c) == Approx(1 - 2 * 19.0 / 36));  // each at most 9
  // mean x 5/4, mean y 3/2: 27/4 + 5 + 4 / 16 = 12.
  CHECK(kappa(c) == Approx(1 - 19.0 / 12));
  // m = 11/8: sum (x - m)^2 = 13 - 2 m 5 + 4 m^2 = 6.8125, sum (y - m)^2 = 14 - 2 m 6 + 4 m^2 = 5.0625.
  CHECK(pi(c) == Approx(1 - 19 / 11.875));
  CHECK(agreement(c) == Approx(1 - 7.0 / 12));
}

TEST_CASE("Weights count in S alone") {
  // w = 0.5 0.1 0.4 and one unknown: w |d| = 1.5 + 0.1 + 0, at most 3 (0.5 + 0.1 + 0.4); squares 4.5 + 0.1 of 9.
  const Case c{{3, 1, 2, 0}, {0, 0, 2, 3}};
  const PairSums weighted = sums(c, {0.5, 0.1, 0.4, none});
  CHECK(s_absolute(weighted, 3) == Approx(1 - 2 * 1.6 / 3));
  CHECK(s_squared(weighted, 3) == Approx(1 - 2 * 4.6 / 9));
  CHECK(cohens_kappa(weighted) == cohens_kappa(sums(c)));
  CHECK(weighted.items == 4);
  // Equal weights are no weights.
  CHECK(s_absolute(sums(c, {0.2, 0.2, 0.2, 0.2}), 3) == Approx(absolute(c)));
}

TEST_CASE("On two values kappa and pi are Cohen's and Scott's coefficients of the two-by-two table") {
  // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed agreement 0.7. Cohen: expected 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
  // Scott: share of yes 0.55, expected 0.55^2 + 0.45^2 = 0.505.
  Case c{{}, {}, {0, 1}};
  const auto add = [&](int times, double x, double y) {
    c.x.insert(c.x.end(), static_cast<std::size_t>(times), x);
    c.y.insert(c.y.end(), static_cast<std::size_t>(times), y);
  };
  add(20, 1, 1);
  add(5, 1, 0);
  add(10, 0, 1);
  add(15, 0, 0);
  CHECK(kappa(c) == Approx((0.7 - 0.5) / (1 - 0.5)));
  CHECK(pi(c) == Approx((0.7 - 0.505) / (1 - 0.505)));
  CHECK(agreement(c) == Approx(0.7));
}

TEST_CASE("Algebraic identities") {
  const Case c{{1, 2, 3, 1, 1, 0, 3}, {2, 2, 3, 0, 1, 0, 1}};
  CHECK(absolute(c) == Approx(2 * agreement(c) - 1));
  CHECK(pi(c) <= kappa(c));  // the expected disagreements differ by n (mean x - mean y)^2 / 2
  Case binary{{1, 0, 0, 1, 1}, {1, 1, 0, 0, 1}, {0, 1}};
  CHECK(absolute(binary) == Approx(squared(binary)));  // |d| = d^2
  // Equal means: one distribution for both.
  const Case equal{{0, 3, 1, 2}, {3, 0, 2, 1}};
  CHECK(kappa(equal) == Approx(pi(equal)));
  CHECK(absolute({{0, 0, 3}, {3, 3, 0}}) == Approx(-1));
}

TEST_CASE("What every measure must do, and what broken ones do not") {
  for (const Measure& measure :
       {Measure(absolute), Measure(squared), Measure(kappa), Measure(pi), Measure(agreement)}) {
    CHECK(violated(measure).empty());
  }
  // Squared distances held against the largest absolute one.
  CHECK(violated([](const Case& c) { return s_squared(sums(c), std::sqrt(c.scale.range())); }) == "affine invariance");
  // Distances as large as the coding had them once, whatever the scale.
  CHECK(violated([](const Case& c) { return s_absolute(sums(c), 3); }) == "affine invariance");
  // A missing value taken for the scale's lowest.
  CHECK(violated([](Case c) {
          for (Values* values : {&c.x, &c.y}) {
            for (double& value : *values) value = std::isnan(value) ? c.scale.lowest : value;
          }
          return absolute(c);
        }) != "");
  // Only the first portfolio's spread expected.
  CHECK(violated([](const Case& c) {
          PairSums s = sums(c);
          s.sum_y = s.sum_x;
          return cohens_kappa(s);
        }) != "");
}

TEST_CASE("What is not defined is missing, not a number") {
  CHECK(std::isnan(absolute({{}, {}})));
  CHECK(std::isnan(kappa({{}, {}})));
  CHECK(std::isnan(pi({{none, 1}, {2, none}})));
  CHECK(std::isnan(agreement({{none}, {none}})));
  // Two portfolios without any variation: no disagreement is expected.
  CHECK(std::isnan(kappa({{0, 0, 0}, {0, 0, 0}})));
  CHECK(std::isnan(pi({{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}})));
  CHECK(std::isnan(s_absolute(sums({{1}, {1}}), 0)));
  CHECK(std::isnan(s_absolute(sums({{1}, {1}}, {0}), 3)));
}

}  // namespace entente
