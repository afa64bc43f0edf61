// Covariances that are robust to unequal variances of rows (White 1980; MacKinnon and White 1985).
#include "estimate/covariance/hat_basis.hpp"
#include "estimate/covariance/kinds.hpp"
#include "estimate/covariance/sandwich.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <string>

namespace entente {
namespace {

/// By what a row's score is divided: sqrt(1 - h) for HC2, 1 - h for HC3. A row that a term or an effect has to itself
/// has leverage 1 and residual 0: it tells nothing about its own variance, and adds nothing, as in HC0.
double divisor(CovarianceKind kind, double leverage) {
  constexpr double own = 1 - 1e-10;
  if (leverage > own) return 1;
  return kind == CovarianceKind::hc2 ? std::sqrt(1 - leverage) : 1 - leverage;
}

}  // namespace

CovarianceEstimate heteroskedastic_covariance(const Sample& sample, const ModelFit& fit,
                                              const CovarianceRequest& request) {
  CovarianceEstimate estimate = begin_covariance(sample, fit, request, {});
  std::vector<double> rows = turned_scores(fit);
  const std::size_t p = fit.size();
  const std::size_t n = rows.size() / p;
  if (request.kind == CovarianceKind::hc2 || request.kind == CovarianceKind::hc3) {
    require_leverages(fit, request);
    const std::vector<double> leverage = leverages(sample, fit);
    std::size_t own = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double by = divisor(request.kind, leverage[i]);
      own += by == 1 && leverage[i] > 0.5;
      for (std::size_t j = 0; j < p; ++j) rows[i * p + j] /= by;
    }
    if (own > 0) {
      estimate.notes.push_back(std::to_string(own) +
                               " rows that a term or an effect fits exactly (leverage 1) are left out of the sandwich");
    }
  }
  Meat meat(p);
  for (std::size_t i = 0; i < n; ++i) meat.add({rows.data() + i * p, p});
  estimate.matrix = meat.between(fit.root, estimate.factor);
  return estimate;
}

}  // namespace entente
