#include "estimate/model/likelihood_parts.hpp"

namespace entente {
namespace {

std::function<RowLikelihood(double, double, double)> amount_row(AmountDistribution amount, double ceiling) {
  switch (amount) {
    case AmountDistribution::beta: return beta_row;
    case AmountDistribution::log_normal: return log_normal_row;
    case AmountDistribution::gamma: return gamma_row;
    case AmountDistribution::logit_normal: break;
  }
  return [ceiling](double y, double eta, double scale) { return logit_normal_row(y, eta, scale, ceiling); };
}

template <class Row>
std::function<RowLikelihood(double, double, double)> without_scale(Row row) {
  return [row](double y, double eta, double) { return row(y, eta); };
}

}  // namespace

double linear_predictor(std::span<const double> design, std::span<const double> parameters, std::size_t first) {
  double sum = 0;
  for (std::size_t j = 0; j < design.size(); ++j) sum += design[j] * parameters[first + j];
  return sum;
}

RowLikelihood LikelihoodPart::at(std::span<const double> parameters, std::span<const double> design, double offset,
                                 double y) const {
  return row(y, offset + linear_predictor(design, parameters, first), scale ? parameters[*scale] : 0);
}

std::vector<LikelihoodPart> likelihood_parts(const ModelFit& fit, std::size_t columns) {
  const std::size_t k = columns;
  switch (fit.options.family) {
    case ModelFamily::tobit: return {{.first = 0, .scale = k, .row = tobit_row}};
    case ModelFamily::fractional_logit: return {{.first = 0, .row = without_scale(fractional_row)}};
    case ModelFamily::poisson: return {{.first = 0, .row = without_scale(poisson_row)}};
    case ModelFamily::hurdle:
      return {{.first = 0, .row = without_scale(participation_row)},
              {.first = k, .scale = 2 * k, .positive_only = true, .row = amount_row(fit.options.amount, fit.ceiling)}};
    case ModelFamily::gaussian: break;
  }
  return {};
}

}  // namespace entente
