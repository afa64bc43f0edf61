#include "results/depth/depth_document.hpp"
#include "results/terminal/text_table.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t shown_scores = 5;  // at either end

std::string number(double value, int decimals = 3) { return number_text(value, decimals); }

/// "2.5 %": the quantile at that end of an interval.
std::string percent(double probability) { return number_text(std::round(probability * 1e6) / 1e4) + " %"; }

std::string lower_end(const DepthReport& report) { return percent((1 - report.level) / 2); }
std::string upper_end(const DepthReport& report) { return percent((1 + report.level) / 2); }

std::string heading(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::loading: return "Loadings";
    case ParameterKind::uniqueness: return "Uniquenesses";
    case ParameterKind::threshold: break;
  }
  return "Thresholds";
}

std::string parameter_table(const DepthReport& report, ParameterKind kind) {
  TextTable table(std::vector<std::string>(8),
                  {heading(kind), "mean", "sd", lower_end(report), upper_end(report), "R-hat", "bulk ESS", "tail ESS"});
  bool any = false;
  for (const DepthParameter& parameter : report.parameters) {
    if (parameter.kind != kind) continue;
    any = true;
    const PosteriorSummary& s = parameter.summary;
    const std::string level = kind == ParameterKind::threshold ? " " + std::to_string(parameter.level) : "";
    table.add({parameter.item + level, number(s.mean), number(s.sd), number(s.quantiles[0]), number(s.quantiles[2]),
               number(s.rhat, 4), number(s.ess_bulk, 0), number(s.ess_tail, 0)});
  }
  return any ? table.text() + "\n" : "";
}

std::string score_table(const DepthReport& report) {
  std::vector<DepthScore> scores = report.scores;
  std::stable_sort(scores.begin(), scores.end(),
                   [](const DepthScore& a, const DepthScore& b) { return a.mean > b.mean; });
  TextTable table(std::vector<std::string>(5), {"Alliance", "score", "sd", lower_end(report), upper_end(report)});
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i >= shown_scores && i + shown_scores < scores.size()) {
      if (i == shown_scores) table.add({"..."});
      continue;
    }
    const DepthScore& s = scores[i];
    table.add({s.alliance, number(s.mean), number(s.sd), number(s.lower), number(s.upper)});
  }
  return table.text() + "\n";
}

std::string comparison_text(const DepthComparison& other, const std::string& anchor) {
  std::string text = "Beside " + other.column + " of " + other.source + ": correlation " +
                     number(other.correlation, 4) + " over " + std::to_string(other.common) + " alliances in common (" +
                     std::to_string(other.only_here) + " only here, " + std::to_string(other.only_there) +
                     " only there).\n";
  if (other.correlation < 0) text += "Theirs is reflected: it falls where alliances have more of " + anchor + ".\n";
  return text;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::string depth_text(const DepthReport& report) {
  const std::string model = report.model == "ordinal" ? "Ordinal (probit)" : "Gaussian";
  std::string text = model + " factor model of " + std::to_string(report.items.size()) + " items, " +
                     std::to_string(report.alliances) + " alliances\n" +
                     counted(report.chains.chains, "chain", "chains") + " of " + std::to_string(report.chains.sweeps) +
                     " sweeps after " + std::to_string(report.chains.burn_in) + ", " +
                     counted(report.chains.kept, "draw", "draws") + " of each kept, seed " +
                     std::to_string(report.chains.seed.number()) + "\nSign: higher = more of " + report.anchor + "\n\n";
  for (const ParameterKind kind : {ParameterKind::loading, ParameterKind::uniqueness, ParameterKind::threshold}) {
    text += parameter_table(report, kind);
  }
  text += score_table(report);
  if (report.comparison) text += comparison_text(*report.comparison, report.anchor);
  text +=
      "Means and standard deviations are over all sweeps; intervals, R-hat and effective sizes (ESS) of kept draws.\n";
  std::size_t flips = 0;
  for (const std::size_t chain : report.flips) flips += chain;
  text += "The loading of " + report.anchor + " changed its sign " + counted(flips, "time", "times") +
          " within chains; every draw has the sign that makes it positive.\n";
  for (const std::string& note : report.notes) text += "Note: " + note + ".\n";
  for (const std::string& warning : report.warnings()) text += "WARNING: " + warning + ".\n";
  return text;
}

}  // namespace entente
