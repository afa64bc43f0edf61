#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/panel/votes.hpp"

#include <cmath>

namespace entente {

std::optional<double> ScaledPoints::of(StateYear key) const {
  const auto found = votes_->facts.find(key);
  if (!span_ || found == votes_->facts.end() || !found->second.ideal_point) return std::nullopt;
  return (*found->second.ideal_point - span_->lowest) / (span_->highest - span_->lowest);
}

std::optional<double> ScaledPoints::distance(StateYear key) const {
  const auto of_state = of(key), of_leader = of({leader_, key.year});
  if (!of_state || !of_leader) return std::nullopt;
  return std::abs(*of_state - *of_leader);
}

void add_vote_columns(const PanelFrame& frame) {
  if (!frame.content.votes) return;
  const CountryYears<UnVotes>& votes = *frame.content.votes;
  const ScaledPoints points(frame);
  const std::string source = frame.source("ideal_points"), missing = "no votes in the year";
  PanelColumn& point = frame.column(
      {"idealpoint", "ideal point, scaled to [0, 1] by the lowest and highest of any state in the panel's years", "",
       source, missing});
  for (const PanelRow& row : frame.rows) point.add(points.of(row.merge_key()));
  PanelColumn& agreement = frame.column(
      {"pctagreeus", "agreement with the United States; an abstention counts half", "share of votes", source, missing});
  for (const PanelRow& row : frame.rows) {
    const auto found = votes.facts.find(row.merge_key());
    agreement.add(found == votes.facts.end() ? std::nullopt : found->second.agreement_with_the_us);
  }
  PanelColumn& distance = frame.column({"ideal_dist", "distance of scaled ideal points to the leader's in the year",
                                        "0 to 1", source, missing + ", of the state or the leader"});
  for (const PanelRow& row : frame.rows) distance.add(points.distance(row.merge_key()));
  PanelMerge merge(frame, "ideal_points", votes.coverage);
  merge.right(votes.facts);
  merge.finish();
}

}  // namespace entente
