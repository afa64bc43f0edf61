#pragma once

#include "estimate/depth/gaussian_factor.hpp"
#include "sim/random/distributions.hpp"

#include <cmath>
#include <vector>

namespace entente {

/// The Gibbs sampler as the textbooks have it, scores drawn one by one: the oracle of the collapsed one.
class PlainGibbs {
 public:
  /// @param missing_degrees of freedom: 0, or a deliberate mistake in the draws of uniquenesses.
  PlainGibbs(std::vector<double> x, std::size_t items, GaussianFactorPrior prior, random::Stream& stream,
             double missing_degrees = 0)
      : x_(std::move(x)),
        items_(items),
        prior_(prior),
        stream_(stream),
        missing_degrees_(missing_degrees),
        loadings(items, 0.5),
        uniquenesses(items, 0.5) {}

  void sweep() {
    const std::size_t n = x_.size() / items_;
    double information = 1;
    for (std::size_t k = 0; k < items_; ++k) information += loadings[k] * loadings[k] / uniquenesses[k];
    std::vector<double> scores(n);
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      double sum = 0;
      for (std::size_t k = 0; k < items_; ++k) sum += x_[i * items_ + k] * loadings[k] / uniquenesses[k];
      scores[i] = sum / information + random::normal(stream_) / std::sqrt(information);
      squares += scores[i] * scores[i];
    }
    for (std::size_t k = 0; k < items_; ++k) {
      double product = 0;
      for (std::size_t i = 0; i < n; ++i) product += scores[i] * x_[i * items_ + k];
      const double precision = squares / uniquenesses[k] + prior_.loading_precision;
      const double mean = (product / uniquenesses[k] + prior_.loading_precision * prior_.loading_mean) / precision;
      loadings[k] = mean + random::normal(stream_) / std::sqrt(precision);
      double errors = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const double e = x_[i * items_ + k] - loadings[k] * scores[i];
        errors += e * e;
      }
      const double shape = (prior_.shape + static_cast<double>(n) - missing_degrees_) / 2;
      uniquenesses[k] = (prior_.scale + errors) / 2 / random::gamma(stream_, shape);
    }
  }

 private:
  std::vector<double> x_;
  std::size_t items_;
  GaussianFactorPrior prior_;
  random::Stream& stream_;
  double missing_degrees_;

 public:
  std::vector<double> loadings, uniquenesses;
};

}  // namespace entente
