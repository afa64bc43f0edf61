#include "results/json/value.hpp"
#include "results/multiverse/multiverse_summary.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_ids = 20;

OrderedJson effects_json(const EffectSummary& effects) {
  return {{"universes", effects.universes},
          {"least", json_number(effects.least)},
          {"lower_quartile", json_number(effects.lower_quartile)},
          {"median", json_number(effects.median)},
          {"upper_quartile", json_number(effects.upper_quartile)},
          {"most", json_number(effects.most)},
          {"share_positive", json_number(effects.positive)},
          {"share_positive_significant", json_number(effects.positive_significant)},
          {"share_negative_significant", json_number(effects.negative_significant)}};
}

OrderedJson fits_json(const EffectSummary& fits) {
  return {{"fits", fits.universes},
          {"least", json_number(fits.least)},
          {"lower_quartile", json_number(fits.lower_quartile)},
          {"median", json_number(fits.median)},
          {"upper_quartile", json_number(fits.upper_quartile)},
          {"most", json_number(fits.most)},
          {"share_positive", json_number(fits.positive)}};
}

OrderedJson covariances_json(const MultiverseSummary& summary) {
  OrderedJson list = OrderedJson::array();
  for (const CovarianceSummary& own : summary.covariances) {
    list.push_back({{"covariance", own.covariance},
                    {"universes", own.effects.universes},
                    {"share_positive", json_number(own.effects.positive)},
                    {"share_positive_significant", json_number(own.effects.positive_significant)},
                    {"share_negative_significant", json_number(own.effects.negative_significant)}});
  }
  return list;
}

OrderedJson choice_json(const MultiverseChoice& choice, const ChoiceSummary& summary) {
  OrderedJson json = {{"name", choice.name}, {"label", choice.label}, {"why", choice.why}};
  if (!choice.switches.empty()) json["switches"] = choice.switches;
  json["effects"] = effects_json(summary.effects);
  json["pairs_with_reference"] = summary.pairs;
  json["mean_shift"] = json_number(summary.mean_shift);
  json["median_shift"] = json_number(summary.median_shift);
  json["share_of_sign_changes"] = json_number(summary.sign_changes);
  return json;
}

OrderedJson counts_json(const MultiverseRun& run) {
  OrderedJson counts = {{"combinations", run.universes.size()}};
  for (const UniverseStatus status : {UniverseStatus::estimated, UniverseStatus::duplicate, UniverseStatus::skipped,
                                      UniverseStatus::refused, UniverseStatus::failed}) {
    counts[to_string(status)] = run.count(status);
  }
  counts["panels"] = run.panels;
  counts["samples"] = run.samples;
  counts["fits"] = run.fits;
  return counts;
}

OrderedJson missing_json(const MultiverseRun& run) {
  OrderedJson list = OrderedJson::array();
  for (const MissingReason& reason : missing_reasons(run)) {
    const std::size_t shown = std::min(most_ids, reason.ids.size());
    list.push_back({{"status", to_string(reason.status)},
                    {"why", reason.why},
                    {"universes", reason.ids.size()},
                    {"first_ids", std::vector<std::size_t>(reason.ids.begin(),
                                                           reason.ids.begin() + static_cast<std::ptrdiff_t>(shown))}});
  }
  return list;
}

}  // namespace

std::string multiverse_json(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary,
                            const std::string& note) {
  OrderedJson root = {{"note", note}, {"name", plan.name}, {"title", plan.title}, {"term", plan.term}};
  root["effect"] = "average marginal effect on the expected outcome " + effect_words(plan);
  root["scale"] = plan.scale == EffectScale::unit ? "unit" : "sd";
  root["level"] = plan.level;
  root["counts"] = counts_json(run);
  root["distinct_fits"] = fits_json(summary.fits);
  root["by_covariance"] = covariances_json(summary);
  root["p_and_interval_disagree"] = {
      {"universes", summary.disagreements}, {"of", summary.distinct.universes}, {"why", why_p_and_interval_disagree}};
  root["distinct"] = effects_json(summary.distinct);
  root["with_duplicates"] = effects_json(summary.all);
  root["r_squared_of_main_effects"] = json_number(summary.main_effects);
  root["moves_most"] = summary.by_influence.empty() ? OrderedJson(nullptr)
                                                    : OrderedJson(plan.dimensions[summary.by_influence.front()].name);
  root["dimensions"] = OrderedJson::array();
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    const MultiverseDimension& dimension = plan.dimensions[d];
    const DimensionSummary& own = summary.dimensions[d];
    OrderedJson json = {{"name", dimension.name},
                        {"label", dimension.label},
                        {"variance_share_alone", json_number(own.share_alone)},
                        {"variance_share_unique", json_number(own.share_unique)},
                        {"reference", dimension.choices.front().name},
                        {"choices", OrderedJson::array()}};
    for (std::size_t c = 0; c < dimension.choices.size(); ++c) {
      json["choices"].push_back(choice_json(dimension.choices[c], own.choices[c]));
    }
    root["dimensions"].push_back(std::move(json));
  }
  root["without_estimates"] = missing_json(run);
  return json_text(root);
}

}  // namespace entente
