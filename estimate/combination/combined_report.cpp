#include "estimate/combination/combined_report.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

bool same_parameters(const ModelFit& a, const ModelFit& b) {
  return std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(), b.parameters.end(),
                    [](const Parameter& one, const Parameter& other) {
                      return one.part == other.part && one.term == other.term && one.scale == other.scale;
                    });
}

void check(const std::vector<ModelReport>& draws) {
  const ModelReport& first = draws.at(0);
  for (std::size_t d = 1; d < draws.size(); ++d) {
    const ModelReport& draw = draws[d];
    const std::string which = "draw " + std::to_string(d + 1);
    if (!same_parameters(first.fit, draw.fit)) {
      throw input_error({}, which + " has other parameters than draw 1", "the same terms in every draw",
                        "a factor() of what is drawn has other levels in each");
    }
    if (draw.fit.statistics.observations != first.fit.statistics.observations) {
      throw input_error({},
                        which + " has " + std::to_string(draw.fit.statistics.observations) + " rows and draw 1 has " +
                            std::to_string(first.fit.statistics.observations),
                        "the same rows in every draw");
    }
  }
}

using CovarianceOf = const CovarianceEstimate& (*)(const ModelReport&, std::size_t);

// "25.3 %"
std::string percent(double share) { return number_text(100 * share, 1) + " %"; }

std::string shares_note(const ModelFit& fit, const CombinedShares& shares, const std::string& drawn) {
  std::string text = "estimates of " + std::to_string(shares.draws) + " draws of " + drawn +
                     " are combined by Rubin's rules (1987), degrees of freedom by Barnard and Rubin (1999); share of "
                     "the variance that comes from the draws: ";
  for (std::size_t j = 0; j < fit.size(); ++j) {
    text += (j > 0 ? ", " : "") + parameter_name(fit.parameters[j]) + " " + percent(shares.variance_share[j]);
  }
  return text;
}

CovarianceEstimate combined_covariance(const std::vector<ModelReport>& draws, CovarianceOf of, std::size_t which,
                                       std::vector<double>& estimate) {
  std::vector<DrawEstimate> estimates;
  for (const ModelReport& draw : draws) {
    const CovarianceEstimate& covariance = of(draw, which);
    estimates.push_back({draw.fit.estimate, covariance.matrix, covariance.df});
  }
  CombinedEstimate combined = combine(estimates);
  estimate = std::move(combined.estimate);
  CovarianceEstimate result = of(draws.front(), which);
  require_combinable(result.request, {});
  result.matrix = std::move(combined.total);
  result.df = std::move(combined.df);
  // Normal quantiles would ignore that few draws say little of their own spread.
  const auto& shares = combined.shares.variance_share;
  if (std::any_of(shares.begin(), shares.end(), [](double share) { return share > 0; })) result.normal_interval = false;
  result.combined = std::move(combined.shares);
  return result;
}

// A note that only some draws have says so.
std::vector<std::string> notes_of(const std::vector<ModelReport>& draws,
                                  const std::vector<std::string>& (*list)(const ModelReport&)) {
  std::vector<std::pair<std::string, std::size_t>> counted;
  for (const ModelReport& draw : draws) {
    for (const std::string& note : list(draw)) {
      const auto known =
          std::find_if(counted.begin(), counted.end(), [&](const auto& one) { return one.first == note; });
      if (known == counted.end()) {
        counted.emplace_back(note, 1);
      } else {
        ++known->second;
      }
    }
  }
  std::vector<std::string> notes;
  for (const auto& [note, times] : counted) {
    notes.push_back(times == draws.size()
                        ? note
                        : "in " + std::to_string(times) + " of " + std::to_string(draws.size()) + " draws: " + note);
  }
  return notes;
}

std::optional<double> mean_of(const std::vector<ModelReport>& draws, std::optional<double> FitStatistics::*number) {
  std::optional<double> first = draws.front().fit.statistics.*number;
  double sum = 0;
  for (const ModelReport& draw : draws) {
    const std::optional<double> one = draw.fit.statistics.*number;
    if (!first || !one) return std::nullopt;
    sum += *one - *first;
  }
  return *first + sum / static_cast<double>(draws.size());
}

void combine_statistics(const std::vector<ModelReport>& draws, FitStatistics& statistics) {
  for (const auto number : {&FitStatistics::r_squared, &FitStatistics::adjusted_r_squared, &FitStatistics::sigma,
                            &FitStatistics::sigma_unit, &FitStatistics::dispersion}) {
    statistics.*number = mean_of(draws, number);
  }
  for (const auto number : {&FitStatistics::log_likelihood, &FitStatistics::aic, &FitStatistics::bic,
                            &FitStatistics::deviance, &FitStatistics::null_deviance, &FitStatistics::f_statistic}) {
    (statistics.*number).reset();
  }
  statistics.likelihood_of.clear();
  statistics.no_likelihood = "each draw has its own; R squared, sigma and dispersion are means over the draws";
}

}  // namespace

ModelReport without_rows(ModelReport report) {
  report.fit.scores.clear();
  report.fit.working.reset();
  report.fit.fitted.clear();
  report.fit.effects.clear();
  return report;
}

void require_combinable(const CovarianceRequest& request, const Place& place) {
  if (request.kind != CovarianceKind::wild && request.kind != CovarianceKind::pairs) return;
  throw input_error(place,
                    covariance_name(request) +
                        " does not combine over draws: Rubin's rules take variances, not the "
                        "p-values and percentiles of a bootstrap",
                    "iid, HC0 to HC3, cluster:VAR, CR0:VAR to CR3:VAR, twoway:VAR,VAR or dk",
                    "CR2:VAR is the one for few clusters");
}

ModelReport combine_reports(const std::vector<ModelReport>& draws, const std::string& drawn) {
  if (draws.empty()) throw input_error({}, "no draws", "two at least");
  check(draws);
  ModelReport combined = without_rows(draws.front());
  const CovarianceOf asked = [](const ModelReport& report, std::size_t) -> const CovarianceEstimate& {
    return report.covariance;
  };
  const CovarianceOf beside = [](const ModelReport& report, std::size_t which) -> const CovarianceEstimate& {
    return report.beside.at(which);
  };
  combined.covariance = combined_covariance(draws, asked, 0, combined.fit.estimate);
  for (std::size_t i = 0; i < combined.beside.size(); ++i) {
    combined.beside[i] = combined_covariance(draws, beside, i, combined.fit.estimate);
  }
  combined.covariance.notes = notes_of(
      draws, [](const ModelReport& report) -> const std::vector<std::string>& { return report.covariance.notes; });
  combined.covariance.notes.insert(combined.covariance.notes.begin(),
                                   shares_note(combined.fit, *combined.covariance.combined, drawn));
  combined.notes =
      notes_of(draws, [](const ModelReport& report) -> const std::vector<std::string>& { return report.notes; });
  combine_statistics(draws, combined.fit.statistics);
  combined.fit.convergence.reset();
  combined.diagnostics.reset();
  return combined;
}

}  // namespace entente
