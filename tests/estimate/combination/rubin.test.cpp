#include "estimate/combination/rubin.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <limits>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<DrawEstimate> four_draws(double df) {
  const std::vector<double> degrees{df, df};
  return {{{1.2, -0.4}, {0.04, 0.002, 0.002, 0.01}, degrees},
          {{1.5, -0.35}, {0.05, 0.001, 0.001, 0.011}, degrees},
          {{0.9, -0.42}, {0.045, 0.003, 0.003, 0.009}, degrees},
          {{1.31, -0.40}, {0.043, 0.002, 0.002, 0.0105}, degrees}};
}

Approx exactly(double value) { return Approx(value).epsilon(1e-12); }

}  // namespace

// R 4.2, written from Rubin (1987, 3.1.2 to 3.1.10) and Barnard and Rubin (1999, 3):
//   q <- cbind(c(1.2,1.5,.9,1.31), c(-.4,-.35,-.42,-.40)); dfcom <- 40; m <- nrow(q)
//   u <- cbind(c(.04,.05,.045,.043), c(.01,.011,.009,.0105))
//   for (j in 1:2) { w <- mean(u[,j]); b <- var(q[,j]); t <- w + (1+1/m)*b; r <- (1+1/m)*b/w; l <- (1+1/m)*b/t
//     dfold <- (m-1)/l^2; obs <- (dfcom+1)/(dfcom+3)*dfcom*(1-l); df <- dfold*obs/(dfold+obs)
//     print(c(mean(q[,j]), w, b, t, r, l, (r+2/(df+3))/(r+1), df, dfold), digits=16) }
TEST_CASE("draws are combined as Rubin's rules and Barnard and Rubin's degrees of freedom have it in R") {
  const CombinedEstimate combined = combine(four_draws(40));
  CHECK(combined.estimate[0] == exactly(1.2275));
  CHECK(combined.within[0] == exactly(0.0445));
  CHECK(combined.between[0] == exactly(0.063025));
  CHECK(combined.total[0] == exactly(0.12328125));
  CHECK(combined.shares.relative_increase[0] == exactly(1.77036516853933));
  CHECK(combined.shares.variance_share[0] == exactly(0.639036755386565));
  CHECK(combined.shares.missing_information[0] == exactly(0.731708065912358));
  CHECK(combined.df[0] == exactly(4.79018323071993));
  CHECK(combined.estimate[1] == exactly(-0.3925));
  CHECK(combined.total[3] == exactly(0.0112395833333333));
  CHECK(combined.shares.missing_information[1] == exactly(0.152344354047719));
  CHECK(combined.df[1] == exactly(30.8796614537794));
  CHECK(combined.shares.draws == 4);

  // Without an end to the data's own degrees of freedom they are Rubin's (1987).
  const CombinedEstimate normal = combine(four_draws(infinite));
  CHECK(normal.df[0] == exactly(7.34631554285533));
  CHECK(normal.df[1] == exactly(305.067953533059));
  CHECK(normal.shares.missing_information[1] == exactly(0.105014176164458));
}

TEST_CASE("the total covariance is the mean covariance and the draws' own, off the diagonal too") {
  const CombinedEstimate combined = combine(four_draws(40));
  // By hand: mean of (.002, .001, .003, .002); sum of products of deviations over 3.
  const double between = ((1.2 - 1.2275) * (-0.4 + 0.3925) + (1.5 - 1.2275) * (-0.35 + 0.3925) +
                          (0.9 - 1.2275) * (-0.42 + 0.3925) + (1.31 - 1.2275) * (-0.40 + 0.3925)) /
                         3;
  CHECK(combined.between[1] == exactly(between));
  CHECK(combined.total[1] == exactly(0.002 + 1.25 * between));
  CHECK(combined.total[2] == combined.total[1]);
}

TEST_CASE("draws that agree exactly give one draw's analysis, bit for bit") {
  const DrawEstimate one{{0.1, -1.0 / 3}, {0.07, 0.01, 0.01, 1e-5 / 3}, {17.3, 151}};
  const CombinedEstimate combined = combine({one, one, one, one, one, one, one});
  CHECK(combined.estimate == one.estimate);
  CHECK(combined.total == one.covariance);
  CHECK(combined.df == one.df);
  CHECK(combined.shares.variance_share == std::vector<double>{0, 0});
  CHECK(combined.shares.missing_information == std::vector<double>{0, 0});
}

TEST_CASE("a parameter that only the draws make uncertain has an infinite increase and all its variance from them") {
  const std::vector<double> none{0}, df{infinite};
  const CombinedEstimate combined = combine({{{1}, none, df}, {{3}, none, df}});
  CHECK(combined.total[0] == exactly(3));  // (1 + 1/2) 2
  CHECK(combined.shares.relative_increase[0] == infinite);
  CHECK(combined.shares.variance_share[0] == 1);
  CHECK(combined.df[0] == 1);
}

TEST_CASE("one draw, and draws of different models, do not combine") {
  CHECK_THROWS_AS(combine({four_draws(40)[0]}), Error);
  CHECK_THROWS_AS(combine({four_draws(40)[0], {{1}, {1}, {1}}}), Error);
  CHECK_THROWS_AS(combine({}), Error);
}

}  // namespace entente
