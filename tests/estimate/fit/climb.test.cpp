#include "estimate/fit/climb.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente {
namespace {

/// -(x^2 - 1)^2 - 5 (y - x)^2: maxima at (1, 1) and (-1, -1), a saddle between them at (0, 0).
class TwoHills : public Objective {
 public:
  double value(std::span<const double> at) const override {
    const double hill = at[0] * at[0] - 1;
    const double gap = at[1] - at[0];
    return -hill * hill - 5 * gap * gap;
  }
  void slope(std::span<const double> at, std::span<double> gradient, std::span<double> information) const override {
    const double gap = at[1] - at[0];
    gradient[0] = -4 * at[0] * (at[0] * at[0] - 1) + 10 * gap;
    gradient[1] = -10 * gap;
    information[0] = 12 * at[0] * at[0] - 4 + 10;
    information[1] = information[2] = -10;
    information[3] = 10;
  }
};

}  // namespace

TEST_CASE("A climb leaves the neighbourhood of a saddle for a maximum", "[fit][climb]") {
  // Newton's own step from there leads to the saddle: minus the Hessian is not positive.
  const Climb end = climb(TwoHills{}, {0.05, 0.3}, {});
  CHECK(end.converged);
  CHECK(end.point[0] == Approx(1).epsilon(1e-12));
  CHECK(end.point[1] == Approx(1).epsilon(1e-12));
  CHECK(end.convergence.gradient_norm < 1e-12);
  CHECK(end.convergence.iterations > 2);
}

TEST_CASE("A saddle never counts as converged", "[fit][climb]") {
  const Climb end = climb(TwoHills{}, {0, 0}, {});
  CHECK(!end.converged);
  CHECK_THROWS_WITH(require_convergence(end, "saddle"), Catch::Matchers::Contains("the saddle fit did not converge"));
}

TEST_CASE("The root of the inverse information is one in the parameters' own units", "[fit][climb]") {
  // Information 4 in a coordinate c with parameter = 3 c: variance 9 / 4.
  const std::vector<double> root = inverse_root(std::vector<double>{3}, std::vector<double>{4});
  CHECK(root[0] * root[0] == Approx(2.25).epsilon(1e-15));
}

}  // namespace entente
