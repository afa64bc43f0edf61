// Oracle: R 4.2 code written from Vehtari et al. (2021), with base R's acf, rank, qnorm and qbeta:
//   split <- function(x) { n <- nrow(x); h <- floor(n/2); cbind(x[1:h,], x[(n-h+1):n,]) }
//   z <- function(x) array(qnorm((rank(x) - 3/8) / (length(x) + 1/4)), dim(x))
//   R <- function(x) { n <- nrow(x); W <- mean(apply(x, 2, var)); B <- n * var(colMeans(x)); sqrt((B/W + n - 1)/n) }
//   ess <- function(x) {
//     n <- nrow(x); m <- ncol(x)
//     acov <- sapply(1:m, function(c) acf(x[,c], n - 1, type = "covariance", plot = FALSE)$acf)
//     W <- mean(acov[1,]) * n/(n-1); v <- W * (n-1)/n + var(colMeans(x))
//     rho <- 1 - (W - rowMeans(acov)) / v; rho[1] <- 1
//     P <- rho[seq(1, n-1, 2)] + rho[seq(2, n, 2)]; k <- 1
//     while (2*k < n - 3 && P[k] > 0) k <- k + 1
//     n*m / max(-1 + 2*(if (k > 1) sum(cummin(P[1:(k-1)])) else 0) + max(rho[2*k-1], 0), 1/log10(n*m))
//   }
//   rhat <- function(x) max(R(z(split(x))), R(z(split(abs(x - median(x))))))
//   essq <- function(x, p) ess(split(1 * (x <= quantile(x, p))))
//   mcseq <- function(x, p) {
//     S <- essq(x, p); a <- qbeta(pnorm(c(-1,1)), S*p+1, S*(1-p)+1); s <- sort(x); N <- length(s)
//     (s[min(ceiling(a[2]*N), N)] - s[max(floor(a[1]*N), 1)])/2 }
#include "estimate/posterior/convergence.hpp"

#include "estimate/posterior/summary.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace entente {
namespace {

/// Uniforms that R makes too: s <- (s * 16807) %% 2147483647; s / 2147483647, from s = 20010911.
class Uniforms {
 public:
  double next() {
    state_ = state_ * 16807 % 2147483647;
    return static_cast<double>(state_) / 2147483647;
  }

 private:
  std::uint64_t state_ = 20010911;
};

/// Four chains of 101 draws, autocorrelated, each around another place; then one antithetic chain of 100.
struct Chains {
  std::vector<double> four, antithetic, rounded;

  Chains() {
    Uniforms uniforms;
    for (int c = 0; c < 4; ++c) {
      double state = 0;
      for (int i = 0; i < 101; ++i) {
        state = 0.6 * state + uniforms.next() - 0.5;
        four.push_back(state + 0.1 * c);
      }
    }
    double state = 0;
    for (int i = 0; i < 100; ++i) {
      state = -0.7 * state + uniforms.next() - 0.5;
      antithetic.push_back(state);
    }
    for (const double x : four) rounded.push_back(std::nearbyint(x * 4) / 4);
  }
};

}  // namespace

TEST_CASE("R-hats, effective sizes and Monte Carlo errors agree with R code from the paper") {
  const Chains chains;
  const ChainDraws four{chains.four, 4};
  CHECK(split_rhat(four) == Approx(1.08034001710112).epsilon(1e-10));
  CHECK(rhat(four) == Approx(1.08538259347182).epsilon(1e-10));
  CHECK(ess_mean(four) == Approx(40.0244424082024).epsilon(1e-9));
  CHECK(ess_bulk(four) == Approx(38.5137861489746).epsilon(1e-9));
  CHECK(ess_tail(four) == Approx(77.9098766885334).epsilon(1e-9));
  CHECK(ess_quantile(four, 0.5) == Approx(111.992066964747).epsilon(1e-9));
  CHECK(mcse_mean(four) == Approx(0.0624954870226685).epsilon(1e-9));
  CHECK(mcse_quantile(four, 0.5) == Approx(0.0522854858563025).epsilon(1e-9));
  CHECK(mcse_quantile(four, 0.9) == Approx(0.0428628406709067).epsilon(1e-9));

  const ChainDraws antithetic{chains.antithetic, 1};
  CHECK(rhat(antithetic) == Approx(1.00324196453061).epsilon(1e-10));
  CHECK(ess_bulk(antithetic) == Approx(200).epsilon(1e-9));
  CHECK(ess_mean(antithetic) == Approx(200).epsilon(1e-9));

  const ChainDraws rounded{chains.rounded, 4};  // ties
  CHECK(rhat(rounded) == Approx(1.08051202920647).epsilon(1e-10));
  CHECK(ess_bulk(rounded) == Approx(39.6482500170192).epsilon(1e-9));
  CHECK(ess_tail(rounded) == Approx(68.7140198880464).epsilon(1e-9));
}

TEST_CASE("Folding sees chains of different spread, ranks see infinite variance") {
  Uniforms uniforms;
  std::vector<double> spread, heavy;
  for (int c = 0; c < 4; ++c) {
    for (int i = 0; i < 200; ++i) {
      const double u = uniforms.next();
      spread.push_back((c == 0 ? 3 : 1) * (u - 0.5));
      heavy.push_back(std::tan(3.14159265358979 * (u - 0.5)) + (c == 0 ? 2 : 0));
    }
  }
  CHECK(split_rhat({spread, 4}) < 1.01);
  CHECK(rhat({spread, 4}) > 1.05);
  CHECK(split_rhat({heavy, 4}) < 1.02);
  CHECK(rhat({heavy, 4}) > 1.02);
}

TEST_CASE("A quantity without anything to measure has no R-hat and no effective size") {
  const std::vector<double> constant(40, 2.5);
  const std::vector<double> few = {1, 2, 3};
  std::vector<double> broken(40, 1.0);
  broken[3] = std::nan("");
  broken[4] = 2;
  for (const std::vector<double>& draws : {constant, few, broken}) {
    CHECK(std::isnan(rhat({draws, 1})));
    CHECK(std::isnan(ess_bulk({draws, 1})));
    CHECK(std::isnan(ess_tail({draws, 1})));
    CHECK(std::isnan(mcse_quantile({draws, 1}, 0.5)));
  }
}

TEST_CASE("A summary gathers them with mean, sd and quantiles of type 7") {
  const std::vector<double> draws = {4, 1, 3, 2, 5, 8, 7, 6};
  const std::vector<double> probabilities = {0, 0.25, 0.5, 1};
  const PosteriorSummary summary = summarise({draws, 2}, probabilities);
  CHECK(summary.mean == Approx(4.5));
  CHECK(summary.sd == Approx(std::sqrt(6.0)));  // of 1 to 8: (64 - 1) / 12 * 8 / 7
  CHECK(summary.quantiles == std::vector<double>{1, 2.75, 4.5, 8});
  CHECK(summary.rhat == rhat({draws, 2}));
}

}  // namespace entente
