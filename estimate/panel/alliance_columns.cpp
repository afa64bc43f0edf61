#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/panel/votes.hpp"
#include "estimate/similarity/potential.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

class DepthMeasure {
 public:
  explicit DepthMeasure(const PanelFrame& frame)
      : source_(*frame.content.alliances),
        scores_(frame.is("depth_orientation", "measured") ? &*frame.content.alliance_scores : nullptr),
        oriented_(frame.is("depth_orientation", "oriented")),
        lowest_is_no_tie_(frame.is("lowest_depth", "no_tie")),
        not_of_(frame.is("leader_tie", "missing") ? frame.recipe.leader : CowCode{}) {}

  const LeaderAlliance* tie(const PanelRow& row) const {
    const auto found = source_.facts.find(row.merge_key());
    return found == source_.facts.end() ? nullptr : &found->second;
  }
  /// Whether the source says of the row that it has or has no alliance.
  bool known(const PanelRow& row) const {
    const bool left_out = row.in_system() && row.state == not_of_;
    return row.in_system() && !left_out && source_.coverage.contains(row.year);
  }

  std::optional<double> depth(const PanelRow& row) const {
    if (!known(row)) return std::nullopt;
    const LeaderAlliance* alliance = tie(row);
    if (!alliance) return 0;
    if (scores_) return tie_of_score(scores_->at(alliance->atop_id), DepthTransform::oriented);
    const bool lowest = is_recoded(alliance->score);
    if (lowest && lowest_is_no_tie_) return 0;
    if (oriented_) return tie_of_score(-alliance->score, DepthTransform::oriented);
    return lowest ? std::nullopt : std::optional(tie_of_score(alliance->score, DepthTransform::published));
  }

 private:
  const CountryYears<LeaderAlliance>& source_;
  const AllianceScores* scores_;  // measured ones, of every alliance of the rows; nullptr for the published
  bool oriented_, lowest_is_no_tie_;
  CowCode not_of_;
};

// An alliance without a score would be lost, or have another's depth.
void check_scored(const PanelFrame& frame) {
  frame.require_source("alliance_scores", "depth_orientation: measured");
  std::set<long long> unscored;
  for (const PanelRow& row : frame.rows) {
    const auto tie = frame.content.alliances->facts.find(row.merge_key());
    if (tie == frame.content.alliances->facts.end()) continue;
    if (frame.content.alliance_scores->count(tie->second.atop_id) == 0) unscored.insert(tie->second.atop_id);
  }
  if (unscored.empty()) return;
  std::string listed;
  for (const long long alliance : unscored) listed += (listed.empty() ? "" : ", ") + std::to_string(alliance);
  throw input_error({.file = frame.recipe.files.at("alliance_scores")}, "no score of the leader's alliances " + listed,
                    "a score of every alliance of the panel",
                    "entente measure depth --missing model scores those that lack items");
}

using Numbers = std::vector<std::optional<double>>;

void add_potential(const PanelFrame& frame, const Numbers& depths) {
  if (!frame.content.votes) return;
  const ScaledPoints points(frame);
  const PotentialForm form = frame.is("potential", "residual")             ? PotentialForm::residual
                             : frame.is("potential", "alignment_residual") ? PotentialForm::alignment_residual
                                                                           : PotentialForm::difference;
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> alignments(frame.rows.size(), missing), ties(frame.rows.size(), missing);
  for (std::size_t i = 0; i < frame.rows.size(); ++i) {
    if (frame.rows[i].state == frame.recipe.leader) continue;  // it has no tie to itself
    const auto distance = points.distance(frame.rows[i].merge_key());
    if (distance) alignments[i] = 1 - *distance;
    if (depths[i]) ties[i] = *depths[i];
  }
  PanelColumn& potential = frame.column(
      {"pot_gain",
       "unrealized alliance potential: " + choice_meaning(frame.recipe, "potential") + "; alignment is 1 - ideal_dist" +
           (form != PotentialForm::difference
                ? ", the regression has an intercept and is over the panel's rows without the leader"
                : ""),
       "", "computed", "the leader; ideal_dist or depth missing"});
  for (const double value : alliance_potential(alignments, ties, form)) {
    potential.add(std::isnan(value) ? std::nullopt : std::optional(value));
  }
}

}  // namespace

void add_alliance_columns(const PanelFrame& frame) {
  if (!frame.content.alliances) return;
  const CountryYears<LeaderAlliance>& source = *frame.content.alliances;
  const bool measured = frame.is("depth_orientation", "measured");
  if (measured) check_scored(frame);
  const DepthMeasure measure(frame);
  const std::string file = frame.source("leader_alliances");
  const std::string missing = "what is not in the state system; years outside the source's coverage";
  PanelColumn& atop = frame.column({"atopid", "ATOP number of the alliance with the leader", "", file, "no alliance"});
  for (const PanelRow& row : frame.rows) {
    const LeaderAlliance* tie = measure.known(row) ? measure.tie(row) : nullptr;
    atop.add(tie ? std::optional(static_cast<double>(tie->atop_id)) : std::nullopt);
  }
  PanelColumn& depth = frame.column(
      {"depth",
       "depth of the alliance with the leader: " + choice_meaning(frame.recipe, "depth_orientation") +
           (measured ? "" : "; " + choice_meaning(frame.recipe, "lowest_depth") + "; 0 without an alliance"),
       "", measured ? file + "; " + frame.source("alliance_scores") : file, missing});
  Numbers depths;
  for (const PanelRow& row : frame.rows) {
    depths.push_back(measure.depth(row));
    depth.add(depths.back());
  }
  PanelColumn& ally =
      frame.column({"us_ally", "1 with an alliance with the leader that has a score", "0 or 1", file, missing});
  for (const PanelRow& row : frame.rows) {
    ally.add(measure.known(row) ? std::optional<double>(measure.tie(row) ? 1 : 0) : std::nullopt);
  }
  PanelMerge merge(frame, "leader_alliances", source.coverage);
  merge.only_listed();
  merge.right(source.facts);
  merge.finish();
  add_potential(frame, depths);
}

}  // namespace entente
