#include "results/multiverse/multiverse_summary.hpp"
#include "results/regression/shown_number.hpp"
#include "results/terminal/text_table.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::string percent(double share) { return std::isfinite(share) ? number_text(100 * share, 1) + " %" : "-"; }
std::string number(double value) { return std::isfinite(value) ? shown_number(value, 3) : "-"; }

std::string counts_text(const MultiverseRun& run) {
  std::string text = std::to_string(run.universes.size()) + " combinations:";
  const char* between = " ";
  for (const UniverseStatus status : {UniverseStatus::estimated, UniverseStatus::duplicate, UniverseStatus::skipped,
                                      UniverseStatus::refused, UniverseStatus::failed}) {
    const std::size_t count = run.count(status);
    if (count == 0) continue;
    const bool many = status == UniverseStatus::duplicate && count != 1;
    text += between + std::to_string(count) + " " + to_string(status) + (many ? "s" : "");
    between = ", ";
  }
  return text + " (" + std::to_string(run.panels) + " panels, " + std::to_string(run.samples) + " samples, " +
         std::to_string(run.fits) + " fits)\n";
}

std::string choices_text(const MultiversePlan& plan, const MultiverseSummary& summary) {
  TextTable table({"", "", "", "", "p < " + number_text(1 - plan.level, 2) + ":", "", "mean", "sign"},
                  {"choice", "universes", "median", "above 0", "above 0", "below 0", "shift", "changes"});
  for (const std::size_t d : summary.by_influence) {
    const MultiverseDimension& dimension = plan.dimensions[d];
    const DimensionSummary& own = summary.dimensions[d];
    table.add({clean_line(dimension.name), "", "", "", "", "", "", percent(own.share_unique)});
    for (std::size_t c = 0; c < dimension.choices.size(); ++c) {
      const ChoiceSummary& choice = own.choices[c];
      const EffectSummary& effects = choice.effects;
      table.add({"  " + clean_line(dimension.choices[c].name), std::to_string(effects.universes),
                 number(effects.median), percent(effects.positive), percent(effects.positive_significant),
                 percent(effects.negative_significant), c == 0 ? "reference" : number(choice.mean_shift),
                 c == 0 ? "" : percent(choice.sign_changes)});
    }
  }
  return table.text();
}

std::string quartiles_text(const EffectSummary& effects) {
  return "  median " + number(effects.median) + ", quartiles " + number(effects.lower_quartile) + " and " +
         number(effects.upper_quartile) + ", from " + number(effects.least) + " to " + number(effects.most) + "\n";
}

std::string covariances_text(const MultiversePlan& plan, const MultiverseSummary& summary) {
  TextTable table({"", "", "", "p < " + number_text(1 - plan.level, 2) + ":", ""},
                  {"covariance", "universes", "above 0", "above 0", "below 0"});
  for (const CovarianceSummary& own : summary.covariances) {
    table.add({clean_line(own.covariance), std::to_string(own.effects.universes), percent(own.effects.positive),
               percent(own.effects.positive_significant), percent(own.effects.negative_significant)});
  }
  return table.text();
}

std::string missing_text(const MultiverseRun& run) {
  std::string text;
  for (const MissingReason& reason : missing_reasons(run)) {
    text += "  " + std::to_string(reason.ids.size()) + " " + to_string(reason.status) + " (" +
            (reason.ids.size() == 1 ? "" : "first ") + "id " + std::to_string(reason.ids.front()) +
            "): " + clean_line(reason.why) + "\n";
  }
  return text.empty() ? text : "\nWithout estimates:\n" + text;
}

}  // namespace

std::vector<MissingReason> missing_reasons(const MultiverseRun& run) {
  std::vector<MissingReason> reasons;
  for (const UniverseResult& result : run.universes) {
    if (result.estimate) continue;
    const auto known = std::find_if(reasons.begin(), reasons.end(), [&](const MissingReason& reason) {
      return reason.status == result.status && reason.why == result.why;
    });
    if (known == reasons.end()) {
      reasons.push_back({result.status, result.why, {result.universe.id}});
    } else {
      known->ids.push_back(result.universe.id);
    }
  }
  return reasons;
}

const char* const why_p_and_interval_disagree =
    "p is that of the model's own coefficient, the interval that of the average marginal effect, which in a nonlinear "
    "family hangs on the other coefficients too";

std::string effect_words(const MultiversePlan& plan) {
  return "for a rise of " + plan.term +
         (plan.scale == EffectScale::unit ? " by 1" : " by one standard deviation of the universe's rows");
}

std::string multiverse_text(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary) {
  const EffectSummary& effects = summary.distinct;
  std::string text = clean_line(plan.title) + "\n\n" + counts_text(run);
  text += "Effect: change of the expected outcome " + clean_line(effect_words(plan)) + "\n\n";
  text += "Distinct fits, which a covariance does not multiply: " + std::to_string(summary.fits.universes) + "\n";
  text += quartiles_text(summary.fits) + "  above zero " + percent(summary.fits.positive) + "\n\n";
  text += "Distinct universes (fits with a covariance each): " + std::to_string(effects.universes) + "\n\n";
  text += covariances_text(plan, summary) + "\n";
  text += "In " + std::to_string(summary.disagreements) +
          " of them p and interval disagree about zero: " + why_p_and_interval_disagree + ".\n\n";
  text +=
      "Choices, duplicates and all covariances included; beside a dimension's name its own share of the effects' "
      "variance\n";
  text += "(all main effects together: " + percent(summary.main_effects) + ")\n\n";
  return text + choices_text(plan, summary) + missing_text(run);
}

}  // namespace entente
