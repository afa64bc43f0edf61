#include "estimate/diagnostics/diagnostics.hpp"

#include "estimate/diagnostics/autocorrelation.hpp"
#include "estimate/diagnostics/influence.hpp"
#include "estimate/diagnostics/leave_out_scores.hpp"
#include "estimate/diagnostics/refits.hpp"
#include "estimate/diagnostics/variance_inflation.hpp"
#include "sim/core/error.hpp"

#include <cmath>

namespace entente {
namespace {

std::vector<double> own_errors(const ModelFit& fit) {
  std::vector<double> errors;
  for (std::size_t j = 0; j < fit.size(); ++j) {
    double square = 0;
    for (std::size_t m = 0; m < fit.size(); ++m) square += fit.root[j * fit.size() + m] * fit.root[j * fit.size() + m];
    errors.push_back(std::sqrt(fit.dispersion * square));
  }
  return errors;
}

LeaveOutScores refused(const Grouping& grouping, std::string reason) {
  LeaveOutScores scores;
  scores.grouping = grouping.name;
  scores.refused = std::move(reason);
  return scores;
}

void diagnose_units(const Sample& sample, const ModelFit& fit, const DiagnosticsOptions& options, Diagnostics& result) {
  const std::string no_scores = no_leave_out(sample, sample.unit);
  if (options.scores && !no_scores.empty()) result.scores.push_back(refused(sample.unit, no_scores));
  const bool score = options.scores && no_scores.empty();
  if (!options.influence && !score) return;
  const std::vector<Refit> refits = leave_out_each(sample, fit.options, sample.unit, options.threads);
  if (options.influence) {
    const bool given = !options.standard_errors.empty();
    result.influence = influence_of(fit, refits, sample.unit, given ? options.standard_errors : own_errors(fit),
                                    given ? options.standard_error_name : "the model's own");
  }
  if (score) result.scores.push_back(leave_out_scores(sample, refits, sample.unit));
}

}  // namespace

Diagnostics diagnose(const Sample& sample, const ModelFit& fit, const DiagnosticsOptions& options) {
  if (!options.standard_errors.empty() && options.standard_errors.size() != fit.size()) {
    throw input_error({.key = "standard_errors"}, "the standard errors are not of this fit's parameters");
  }
  Diagnostics result;
  if (options.variance_inflation) {
    result.variance_inflation = variance_inflation(sample, fit, result.variance_inflation_of);
  }
  const bool units = !sample.unit.empty();
  const bool times = !sample.time.empty();
  if ((options.influence || options.scores || options.autocorrelation) && !units) {
    result.notes.push_back("influence, scores and autocorrelation need units: name them as the panel's index");
    return result;
  }
  if (options.autocorrelation && times) result.autocorrelation = autocorrelation(sample, fit);
  diagnose_units(sample, fit, options, result);
  if (!options.scores || !times) return result;
  const std::string no_scores = no_leave_out(sample, sample.time);
  if (no_scores.empty()) {
    const std::vector<Refit> refits = leave_out_each(sample, fit.options, sample.time, options.threads);
    result.scores.push_back(leave_out_scores(sample, refits, sample.time));
  } else {
    result.scores.push_back(refused(sample.time, no_scores));
  }
  return result;
}

}  // namespace entente
