#include "estimate/covariance/hat_basis.hpp"

#include <algorithm>

namespace entente {

HatBasis::HatBasis(const Sample& sample, const ModelFit& fit, const Grouping* clusters)
    : fit_(fit), terms_(fit.size()) {
  if (fit.absorbed == 0) return;
  plain_ = plain_effect(sample.effects, clusters);
  effects_ = EffectBasis(sample.effects, plain_, fit.working->weights, clusters);
}

void HatBasis::row(std::size_t i, std::span<double> values) const {
  std::fill(values.begin(), values.end(), 0.0);
  const double* z = fit_.working->design.data() + i * terms_;
  for (std::size_t m = 0; m < terms_; ++m) {
    for (std::size_t j = 0; j < terms_; ++j) values[j] += z[m] * fit_.root[m * terms_ + j];
  }
  effects_.row(i, values.subspan(terms_, effects_.columns()));
}

std::vector<double> leverages(const Sample& sample, const ModelFit& fit) {
  const HatBasis basis(sample, fit, nullptr);
  const std::size_t n = fit.working->residual.size();
  std::vector<double> values(basis.columns());
  std::vector<double> leverage(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    basis.row(i, values);
    for (const double value : values) leverage[i] += value * value;
    if (basis.plain() != nullptr) leverage[i] += basis.plain_entry(i) * basis.plain_entry(i);
    leverage[i] = std::min(leverage[i], 1.0);
  }
  return leverage;
}

}  // namespace entente
