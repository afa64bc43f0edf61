#include "estimate/diagnostics/variance_inflation.hpp"

#include "estimate/fit/pivoted_qr.hpp"

#include <utility>

namespace entente {
namespace {

/// The terms' columns of `design` (n x p) without the intercept, less their means when `centred`.
RegressionData columns_of(const Sample& sample, std::span<const double> design, bool centred) {
  const std::size_t p = sample.columns();
  RegressionData data;
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < p; ++j) {
    if (sample.terms()[j] == design_intercept) continue;
    kept.push_back(j);
    data.terms.push_back(sample.terms()[j]);
  }
  std::vector<double> mean(p, 0.0);
  for (std::size_t i = 0; centred && i < sample.rows(); ++i) {
    for (std::size_t j = 0; j < p; ++j) mean[j] += design[i * p + j] / static_cast<double>(sample.rows());
  }
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    for (const std::size_t j : kept) data.design.push_back(design[i * p + j] - mean[j]);
  }
  data.response = sample.outcome;
  return data;
}

std::string names_of(const std::vector<Grouping>& effects) {
  std::string names;
  for (const Grouping& effect : effects) names += (names.empty() ? "" : " and ") + effect.name;
  return names;
}

}  // namespace

std::vector<VarianceInflation> variance_inflation(const Sample& sample, const ModelFit& fit, std::string& of) {
  const bool within = !sample.effects.empty() && fit.working && fit.working->design.size() == sample.design.size();
  const bool centred = !within && sample.matrix.has_intercept();
  of = within ? "the terms less the effects of " + names_of(sample.effects)
              : (centred ? "the terms, centred" : "the terms about zero, as there is no intercept");
  const RegressionData data = columns_of(sample, within ? fit.working->design : sample.design, centred);
  const std::size_t k = data.columns();
  if (k == 0) return {};
  // x_j'x_j [(X'X)^-1]_jj without forming X'X: rows of the QR's root squared.
  const PivotedQr qr = factorise(data);
  std::vector<VarianceInflation> factors;
  for (std::size_t j = 0; j < k; ++j) {
    double length = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) length += data.row(i)[j] * data.row(i)[j];
    double inverse = 0;
    for (std::size_t m = 0; m < k; ++m) inverse += qr.root[j * k + m] * qr.root[j * k + m];
    factors.push_back({data.terms[j], length * inverse});
  }
  return factors;
}

}  // namespace entente
