#include "results/goodness/goodness_text.hpp"

#include "results/goodness/group_words.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"

#include <cmath>
#include <string_view>

namespace entente {
namespace {

constexpr double low = 0.05;

std::string spaced(std::string_view name) {
  std::string text(name);
  for (char& letter : text) letter = letter == '_' ? ' ' : letter;
  return text;
}

std::string title(AuxiliaryGroup group) { return group_words(to_string(group)); }

// 10,000 replicates tell no p below 0.0001.
std::string p_text(double p) { return fixed(p, 4); }

void add_joint(TextTable& table, const std::string& name, const JointFit& joint) {
  table.add({name, std::to_string(joint.statistics), std::to_string(joint.rank), fixed(joint.row.observed, 1),
             fixed(joint.row.simulated.value, 1), fixed(joint.row.q95, 1), p_text(joint.row.p_value),
             p_text(joint.row.p_holm)});
}

// Large numbers need fewer decimals than small ones.
int decimals_of(double x, double y) {
  const double size = std::max(std::abs(x), std::abs(y));
  return size >= 10 ? 1 : size >= 1 ? 2 : 4;
}

std::string outside_text(const GoodnessOfFit& fit) {
  TextTable table({"", "", "simulated", "central", "", "Holm", ""},
                  {"statistic", "observed", "mean", "90 %", "p", "p", "fitted"});
  bool any = false;
  for (const FitGroup& group : fit.groups) {
    for (const FitStatistic& statistic : group.statistics) {
      const FitRow& row = statistic.row;
      if (!(row.p_value <= low)) continue;
      any = true;
      const int decimals = decimals_of(row.observed, row.simulated.value);
      table.add({spaced(to_string(statistic.statistic)), fixed(row.observed, decimals),
                 fixed(row.simulated.value, decimals), fixed(row.q05, decimals) + " to " + fixed(row.q95, decimals),
                 p_text(row.p_value), p_text(row.p_holm), std::string(to_string(statistic.fitted))});
    }
  }
  const std::string looked = std::to_string(fit.statistics_tested()) + " single statistics";
  if (!any) return "  Of " + looked + " none has p of 0.05 or less.\n";
  return "  Of " + looked + " these have p of 0.05 or less (goodness_of_fit.csv has all):\n" + table.text();
}

std::string fit_text(const GoodnessOfFit& fit) {
  TextTable table({"", "statis-", "", "distance", "simulated", "95 %", "", "Holm"},
                  {"group", "tics", "rank", "observed", "mean", "quantile", "p", "p"});
  std::string left_out;
  for (const FitGroup& group : fit.groups) {
    if (std::isfinite(group.joint.row.p_value)) {
      add_joint(table, title(group.group), group.joint);
    } else {
      left_out += wrapped(title(group.group) + ": not tested, " + group.joint.row.why_not + ".", "  ");
    }
  }
  add_joint(table, "not fitted", fit.not_fitted);
  add_joint(table, "all contributions", fit.contributions);
  if (fit.all.statistics > fit.contributions.statistics) add_joint(table, "and the network", fit.all);
  return table.text() + left_out + outside_text(fit);
}

}  // namespace

std::string goodness_of_fit_text(const std::vector<GoodnessOfFit>& wars) {
  if (wars.empty()) return {};
  const GoodnessOfFit& first = wars.front();
  const bool some = first.replicates < first.replications;
  std::string text = "Goodness of fit: is the record an unusual replicate? Monte Carlo tests, " +
                     std::string(some ? "first " : "") + grouped(static_cast<double>(first.replicates)) +
                     " replicates\n";
  for (const GoodnessOfFit& fit : wars) {
    if (wars.size() > 1) text += "War " + std::to_string(fit.war.number()) + "\n";
    text += fit_text(fit);
  }
  text += wrapped(
      "Distance: squared Mahalanobis distance from the mean of all; a small p says yes. Not fitted: statistics that "
      "this "
      "run was not fitted or calibrated to; to others a fit is no test. Single p-values are two-sided. Holm's p allows "
      "for "
      "the number of groups, or of single statistics, in the table.",
      "  ");
  return text;
}

}  // namespace entente
