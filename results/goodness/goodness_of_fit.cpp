#include "results/goodness/goodness_of_fit.hpp"

#include "results/goodness/mahalanobis.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace entente {
namespace {

const char* const undefined_in_record = "undefined in the record";
const char* const undefined_in_replicates = "undefined in more than half of the replicates";
const char* const no_statistic = "no statistic of it can be tested";
const char* const no_variation = "nothing varies";
const char* const too_few = "too few replicates for so many statistics";

// The record's value first, then those of the replicates in which it is defined.
FitRow row_of(const std::vector<double>& values) {
  FitRow row;
  row.observed = values.front();
  const std::span<const double> simulated = std::span(values).subspan(1);
  row.replicates = simulated.size();
  if (simulated.empty()) return row;
  row.simulated = mean_of(simulated);
  row.sd = row.simulated.error * std::sqrt(static_cast<double>(simulated.size()));
  std::vector<double> sorted(simulated.begin(), simulated.end());
  std::sort(sorted.begin(), sorted.end());
  row.q05 = math::quantile(sorted, 0.05);
  row.q95 = math::quantile(sorted, 0.95);
  return row;
}

// Whether a statistic can be told of the record and of enough replicates; if not, why.
std::string why_not(std::span<const double> values) {
  if (std::isnan(values[0])) return undefined_in_record;
  const auto undefined = std::count_if(values.begin(), values.end(), [](double x) { return std::isnan(x); });
  if (2 * static_cast<std::size_t>(undefined) > values.size()) return undefined_in_replicates;
  const bool varies = std::any_of(values.begin(), values.end(), [&](double x) { return x != values[0] && x == x; });
  return varies ? "" : no_variation;
}

FitStatistic single(Auxiliary statistic, const KeptStatistics& kept, const FitChoices& choices) {
  const std::span<const double> all = kept.values(statistic);
  std::vector<double> defined = {all[0]};
  for (const double x : all.subspan(1)) {
    if (!std::isnan(x)) defined.push_back(x);
  }
  FitStatistic result{.statistic = statistic, .fitted = fitted_to(statistic, choices), .row = row_of(defined)};
  result.row.undefined = all.size() - defined.size();
  result.row.why_not = why_not(all);
  if (result.row.why_not.empty()) result.row.p_value = two_sided_p_value(defined);
  return result;
}

JointFit joint(const std::vector<Auxiliary>& statistics, const KeptStatistics& kept) {
  JointFit result;
  result.statistics = statistics.size();
  result.row.why_not = no_statistic;
  if (statistics.empty()) return result;
  std::vector<std::vector<double>> complete(statistics.size());
  for (std::size_t set = 0; set < kept.sets(); ++set) {
    const bool defined = std::none_of(statistics.begin(), statistics.end(),
                                      [&](Auxiliary s) { return std::isnan(kept.values(s)[set]); });
    if (!defined) continue;
    for (std::size_t i = 0; i < statistics.size(); ++i) complete[i].push_back(kept.values(statistics[i])[set]);
  }
  const MahalanobisTest test = mahalanobis_test(complete);
  result.rank = test.rank;
  if (!test.distances.empty()) result.row = row_of(test.distances);
  // All distances sum to rank times replicates, whatever the seed: their spread is no Monte Carlo error of their mean.
  result.row.simulated.error = std::numeric_limits<double>::quiet_NaN();
  result.row.p_value = test.p_value;
  result.row.undefined = kept.sets() - complete.front().size();
  result.row.why_not = std::isfinite(test.p_value) ? "" : test.rank == 0 ? no_variation : too_few;
  return result;
}

// Only what can be told; of a group that is not judged nothing.
std::vector<Auxiliary> testable(const FitGroup& group) {
  std::vector<Auxiliary> result;
  for (const FitStatistic& statistic : group.statistics) {
    if (statistic.row.why_not.empty()) result.push_back(statistic.statistic);
  }
  return result;
}

void adjust(const std::vector<FitRow*>& rows) {
  std::vector<double> p_values;
  for (const FitRow* row : rows) p_values.push_back(row->p_value);
  const std::vector<double> adjusted = holm(p_values);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i]->p_holm = adjusted[i];
}

// A group that is shown only: its values stay, its p-values go.
void leave_out(FitGroup& group, const std::string& reason) {
  for (FitStatistic& statistic : group.statistics) {
    statistic.row.p_value = std::numeric_limits<double>::quiet_NaN();
    statistic.row.why_not = reason;
  }
}

}  // namespace

std::size_t GoodnessOfFit::statistics_tested() const {
  std::size_t tested = 0;
  for (const FitGroup& group : groups) {
    for (const FitStatistic& statistic : group.statistics) tested += std::isfinite(statistic.row.p_value) ? 1 : 0;
  }
  return tested;
}

std::size_t GoodnessOfFit::groups_tested() const {
  return static_cast<std::size_t>(std::count_if(
      groups.begin(), groups.end(), [](const FitGroup& group) { return std::isfinite(group.joint.row.p_value); }));
}

GoodnessOfFit goodness_of_fit(WarId war, const KeptStatistics& kept, std::size_t replications,
                              const GoodnessChoices& choices) {
  GoodnessOfFit fit{.war = war,
                    .replicates = kept.sets() - 1,
                    .replications = replications,
                    .groups = {},
                    .not_fitted = {},
                    .contributions = {},
                    .all = {}};
  for (const AuxiliaryGroup group : all_auxiliary_groups()) fit.groups.push_back({group, {}, {}});
  for (const Auxiliary statistic : all_auxiliary()) {
    fit.groups[static_cast<std::size_t>(group_of(statistic))].statistics.push_back(
        single(statistic, kept, choices.fit));
  }
  std::vector<Auxiliary> all, contributions, not_fitted;
  std::vector<FitRow*> singles, groups;
  for (FitGroup& group : fit.groups) {
    const bool judged = group.group != AuxiliaryGroup::network || choices.network_not_judged.empty();
    if (!judged) leave_out(group, choices.network_not_judged);
    const std::vector<Auxiliary> statistics = testable(group);
    group.joint = joint(statistics, kept);
    if (!judged) group.joint.row.why_not = choices.network_not_judged;
    all.insert(all.end(), statistics.begin(), statistics.end());
    if (group.group != AuxiliaryGroup::network) {
      contributions.insert(contributions.end(), statistics.begin(), statistics.end());
    }
    for (FitStatistic& statistic : group.statistics) singles.push_back(&statistic.row);
    groups.push_back(&group.joint.row);
  }
  adjust(singles);
  adjust(groups);
  std::copy_if(contributions.begin(), contributions.end(), std::back_inserter(not_fitted),
               [&](Auxiliary statistic) { return fitted_to(statistic, choices.fit) == Fitted::no; });
  fit.all = joint(all, kept);
  fit.contributions = joint(contributions, kept);
  fit.not_fitted = joint(not_fitted, kept);
  return fit;
}

}  // namespace entente
