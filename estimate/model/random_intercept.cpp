// A linear model with an intercept of each unit drawn from a normal distribution, by maximum likelihood or REML.
#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/model/families.hpp"
#include "estimate/model/sample_check.hpp"
#include "estimate/model/variance_profile.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void check_units(const Sample& sample) {
  const Grouping& unit = sample.unit;
  if (unit.empty()) {
    throw input_error({.file = {}, .key = "random_intercept"}, "a random intercept without an index of units",
                      "the unit of every row", "name the unit and the time of rows by --index");
  }
  if (unit.levels() < 2 || unit.levels() == sample.rows()) {
    throw input_error({.file = {}, .key = unit.name},
                      unit.levels() < 2 ? "all rows are of one unit" : "no unit has more than one row",
                      "several units with several rows", "leave the random intercept out");
  }
}

/// ln |X'X|, from X W orthonormal.
double log_determinant(const PivotedQr& qr) {
  const auto p = static_cast<Eigen::Index>(qr.columns);
  const RowMajor root = Eigen::Map<const RowMajor>(qr.root.data(), p, p);
  const Eigen::PartialPivLU<RowMajor> lu(root);
  double sum = 0;
  for (Eigen::Index j = 0; j < p; ++j) sum -= 2 * math::log(std::abs(lu.matrixLU()(j, j)));
  return sum;
}

/// Rows as V^(-1/2) makes them: those of a unit less a part of its mean (quasi-demeaning).
std::vector<double> quasi_demeaned(std::vector<double> rows, std::size_t columns, const Grouping& unit, double ratio) {
  std::vector<double> means(unit.levels() * columns, 0.0);
  std::vector<double> counts(unit.levels(), 0.0);
  for (std::size_t i = 0; i < unit.level.size(); ++i) {
    ++counts[unit.level[i]];
    for (std::size_t j = 0; j < columns; ++j) means[unit.level[i] * columns + j] += rows[i * columns + j];
  }
  for (std::size_t g = 0; g < counts.size(); ++g) {
    const double part = 1 - 1 / std::sqrt(1 + ratio * counts[g]);
    for (std::size_t j = 0; j < columns; ++j) means[g * columns + j] *= part / counts[g];
  }
  for (std::size_t i = 0; i < unit.level.size(); ++i) {
    for (std::size_t j = 0; j < columns; ++j) rows[i * columns + j] -= means[unit.level[i] * columns + j];
  }
  return rows;
}

void describe(const Sample& sample, const ModelOptions& options, const VarianceProfile::Point& best, ModelFit& fit) {
  const double n = static_cast<double>(sample.rows());
  const double p = static_cast<double>(sample.columns());
  const bool restricted = options.restricted_likelihood;
  FitStatistics& statistics = fit.statistics;
  statistics.observations = sample.rows();
  statistics.positive = positive_rows(sample);
  statistics.units = sample.unit.levels();
  statistics.parameters = sample.columns() + 2;                             // both variances
  statistics.residual_df = n - static_cast<double>(statistics.parameters);  // as lme4 counts
  fit.dispersion = best.squares / (restricted ? n - p : n);
  const double parameters = static_cast<double>(statistics.parameters);
  statistics.likelihood_of = restricted ? "the outcome, restricted to contrasts free of the terms" : "the outcome";
  statistics.log_likelihood = -best.deviance / 2;
  statistics.aic = best.deviance + 2 * parameters;
  statistics.bic = best.deviance + math::log(n) * parameters;
  statistics.dispersion = fit.dispersion;
  statistics.sigma = std::sqrt(fit.dispersion);
  statistics.sigma_unit = std::sqrt(best.ratio * fit.dispersion);
  fit.method =
      std::string("random intercept of ") + sample.unit.name + (restricted ? ", REML" : ", maximum likelihood");
  if (best.ratio == 0) fit.method += ", its variance at the bound of 0";
}

}  // namespace

ModelFit fit_random_intercept(const Sample& sample, const ModelOptions& options) {
  check(sample);
  check_units(sample);
  const std::size_t n = sample.rows();
  const std::size_t p = sample.columns();
  const PivotedQr qr = factorise(DesignView{sample.terms(), sample.design});
  VarianceProfile profile(qr.basis, p, sample.outcome, sample.unit, options.restricted_likelihood, log_determinant(qr));
  const VarianceProfile::Point best = profile.best();

  ModelFit fit;
  fit.options = options;
  describe(sample, options, best, fit);
  fit.convergence = Convergence{.iterations = profile.evaluations(),
                                .halvings = 0,
                                .gradient_norm = best.ratio == 0 ? 0 : std::abs(best.slope * best.ratio)};
  for (const std::string& term : sample.terms()) fit.parameters.push_back({.part = {}, .term = term});

  const auto side = static_cast<Eigen::Index>(p);
  const Eigen::Map<const RowMajor> to_terms(qr.root.data(), side, side);
  const Eigen::VectorXd estimate = to_terms * Eigen::Map<const Eigen::VectorXd>(best.coefficients.data(), side);
  const RowMajor root = to_terms * Eigen::Map<const RowMajor>(best.root.data(), side, side);
  fit.estimate.assign(estimate.data(), estimate.data() + side);
  fit.root.assign(root.data(), root.data() + root.size());

  fit.fitted.assign(n, 0.0);
  std::vector<double> residual(sample.outcome);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < p; ++j) fit.fitted[i] += sample.row(i)[j] * fit.estimate[j];
    residual[i] -= fit.fitted[i];
  }
  WorkingModel working{.design = quasi_demeaned(sample.design, p, sample.unit, best.ratio),
                       .residual = quasi_demeaned(std::move(residual), 1, sample.unit, best.ratio),
                       .weights = {}};
  fit.scores = working.design;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < p; ++j) fit.scores[i * p + j] *= working.residual[i];
  }
  fit.working = std::move(working);
  return fit;
}

}  // namespace entente
