#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/panel/votes.hpp"
#include "sim/math/functions.hpp"

#include <optional>
#include <vector>

namespace entente {
namespace {

// The lowest score of the leader's alliances (Gannon and Kent 2020), by which the published transform shifts them.
constexpr double lowest_score = -2.141;
constexpr double of_rounding = 1e-9;

class DepthMeasure {
 public:
  explicit DepthMeasure(const PanelFrame& frame)
      : source_(*frame.content.alliances),
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
    const bool lowest = alliance->score - lowest_score < of_rounding;
    if (lowest && lowest_is_no_tie_) return 0;
    if (oriented_) return math::normal_cdf(-alliance->score);
    return lowest ? std::nullopt : std::optional(math::log(alliance->score - lowest_score));
  }

 private:
  const CountryYears<LeaderAlliance>& source_;
  bool oriented_, lowest_is_no_tie_;
  CowCode not_of_;
};

using Numbers = std::vector<std::optional<double>>;

/// The residuals of least squares of y on x and an intercept, over the rows that have both; missing without variation.
Numbers residuals(const Numbers& x, const Numbers& y) {
  double n = 0, mean_x = 0, mean_y = 0;
  const auto each = [&](auto take) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (x[i] && y[i]) take(*x[i], *y[i]);
    }
  };
  each([&](double a, double b) { n += 1, mean_x += a, mean_y += b; });
  Numbers result(x.size());
  if (n == 0) return result;
  mean_x /= n;
  mean_y /= n;
  double squares = 0, products = 0;
  each([&](double a, double b) {
    squares += (a - mean_x) * (a - mean_x);
    products += (a - mean_x) * (b - mean_y);
  });
  if (squares == 0) return result;
  const double slope = products / squares;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] && y[i]) result[i] = (*y[i] - mean_y) - slope * (*x[i] - mean_x);
  }
  return result;
}

void add_potential(const PanelFrame& frame, const Numbers& depths) {
  if (!frame.content.votes) return;
  const ScaledPoints points(frame);
  const bool residual = frame.is("potential", "residual");
  Numbers alignments(frame.rows.size()), others(frame.rows.size());
  for (std::size_t i = 0; i < frame.rows.size(); ++i) {
    if (frame.rows[i].state == frame.recipe.leader) continue;  // it has no tie to itself
    const auto distance = points.distance(frame.rows[i].merge_key());
    if (distance) alignments[i] = 1 - *distance;
    others[i] = depths[i];
  }
  PanelColumn& potential = frame.column(
      {"pot_gain",
       "unrealized alliance potential: " + choice_meaning(frame.recipe, "potential") + "; alignment is 1 - ideal_dist" +
           (residual ? ", the regression has an intercept and is over the panel's rows without the leader" : ""),
       "", "computed", "the leader; ideal_dist or depth missing"});
  const Numbers residuals_of_rows = residual ? residuals(others, alignments) : Numbers();
  for (std::size_t i = 0; i < frame.rows.size(); ++i) {
    if (residual) {
      potential.add(residuals_of_rows[i]);
    } else {
      potential.add(alignments[i] && others[i] ? std::optional(*alignments[i] - *others[i]) : std::nullopt);
    }
  }
}

}  // namespace

void add_alliance_columns(const PanelFrame& frame) {
  if (!frame.content.alliances) return;
  const CountryYears<LeaderAlliance>& source = *frame.content.alliances;
  const DepthMeasure measure(frame);
  const std::string file = frame.source("leader_alliances");
  const std::string missing = "what is not in the state system; years outside the source's coverage";
  PanelColumn& atop = frame.column({"atopid", "ATOP number of the alliance with the leader", "", file, "no alliance"});
  for (const PanelRow& row : frame.rows) {
    const LeaderAlliance* tie = measure.known(row) ? measure.tie(row) : nullptr;
    atop.add(tie ? std::optional(static_cast<double>(tie->atop_id)) : std::nullopt);
  }
  PanelColumn& depth =
      frame.column({"depth",
                    "depth of the alliance with the leader: " + choice_meaning(frame.recipe, "depth_orientation") +
                        "; " + choice_meaning(frame.recipe, "lowest_depth") + "; 0 without an alliance",
                    "", file, missing});
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
