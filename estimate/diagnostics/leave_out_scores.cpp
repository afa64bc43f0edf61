#include "estimate/diagnostics/leave_out_scores.hpp"

#include "estimate/diagnostics/crps.hpp"
#include "estimate/model/predictive.hpp"
#include "estimate/prediction/mean_response.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente {
namespace {

/// The sum of a refit's absorbed effects at a row of the whole sample; nothing when a group of them was left out whole.
std::optional<double> offset_of(const Sample& sample, const Refit& refit, std::size_t row) {
  double offset = 0;
  for (std::size_t e = 0; e < sample.effects.size(); ++e) {
    const std::string& label = sample.effects[e].labels[sample.effects[e].level[row]];
    const std::vector<std::string>& labels = refit.effect_labels[e];
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) return std::nullopt;
    offset += refit.fit->effects[e].value[static_cast<std::size_t>(found - labels.begin())];
  }
  return offset;
}

}  // namespace

std::string no_leave_out(const Sample& sample, const Grouping& grouping) {
  for (const Grouping& effect : sample.effects) {
    if (effect.name != grouping.name) continue;
    return "a group of " + grouping.name + " that is left out has an absorbed effect that no other group tells";
  }
  return {};
}

LeaveOutScores leave_out_scores(const Sample& sample, const std::vector<Refit>& refits, const Grouping& grouping) {
  LeaveOutScores scores;
  scores.grouping = grouping.name;
  double squares = 0;
  double squares_of_mean = 0;
  double crps_sum = 0;
  double log_sum = 0;
  for (const Refit& refit : refits) {
    if (!refit.fit || refit.fit->effects.size() != sample.effects.size()) {
      scores.skipped += refit.left_out.size();
      scores.notes.push_back("without " + grouping.name + " = " + refit.group +
                             " there is no fit: " + (refit.fit ? "its effects are not recovered" : refit.failure));
      continue;
    }
    if (scores.no_distribution.empty()) scores.no_distribution = no_predictive_distribution(*refit.fit);
    std::size_t predicted = 0;
    for (const std::size_t i : refit.left_out) {
      const std::optional<double> offset = offset_of(sample, refit, i);
      if (!offset) continue;
      ++predicted;
      const double y = sample.outcome[i];
      const double error = y - mean_response(*refit.fit, refit.fit->estimate, sample.row(i), *offset);
      squares += error * error;
      squares_of_mean += (y - refit.mean_outcome) * (y - refit.mean_outcome);
      if (!scores.no_distribution.empty()) continue;
      crps_sum += crps(*refit.fit, sample.row(i), *offset, y);
      log_sum += log_density(*refit.fit, sample.row(i), *offset, y);
    }
    if (predicted < refit.left_out.size()) {
      scores.notes.push_back(std::to_string(refit.left_out.size() - predicted) + " rows of " + grouping.name + " = " +
                             refit.group + " are alone in their absorbed group and cannot be predicted without it");
    }
    scores.groups += predicted > 0 ? 1 : 0;
    scores.rows += predicted;
    scores.skipped += refit.left_out.size() - predicted;
  }
  if (scores.rows == 0) {
    scores.refused = "no group could be left out";
    return scores;
  }
  const double n = static_cast<double>(scores.rows);
  scores.rmse = std::sqrt(squares / n);
  scores.rmse_of_mean = std::sqrt(squares_of_mean / n);
  if (scores.no_distribution.empty()) {
    scores.crps = crps_sum / n;
    scores.log_score = log_sum / n;
  }
  return scores;
}

}  // namespace entente
