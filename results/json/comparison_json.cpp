#include "results/json/comparison_json.hpp"

#include "results/belief/belief_calibration_value.hpp"
#include "results/effects/effects_value.hpp"
#include "results/goodness/goodness_value.hpp"
#include "results/json/label_value.hpp"
#include "results/json/scoring_value.hpp"
#include "results/json/value.hpp"
#include "results/mimicry/mimicry_value.hpp"
#include "results/network/network_json.hpp"

namespace entente {
namespace {

OrderedJson coverage_json(const IntervalCoverage& coverage) {
  return OrderedJson::object({{"rows", coverage.rows}, {"share", json_number(coverage.share)}});
}

OrderedJson reference_json(const ReferenceScore& score) {
  return OrderedJson::object(
      {{"crps", json_number(score.crps)}, {"rmse", json_number(score.rmse)}, {"skill", json_number(score.skill)}});
}

OrderedJson scores_json(const Scores& scores) {
  OrderedJson json = OrderedJson::object();
  json["rows"] = scores.rows;
  json["states"] = scores.states;
  json["spearman"] = json_number(scores.spearman);
  json["rmse"] = json_number(scores.rmse);
  json["crps"] = json_number(scores.crps);
  const ReferenceComparison& references = scores.references;
  json["references"] = OrderedJson::object({{"rows", references.rows},
                                            {"crps", json_number(references.crps)},
                                            {"rmse", json_number(references.rmse)},
                                            {"historical_mean", reference_json(references.historical_mean)},
                                            {"persistence", reference_json(references.persistence)}});
  json["coverage_90"] = coverage_json(scores.coverage);
  json["coverage_90_of_contributors"] = coverage_json(scores.coverage_of_contributors);
  json["observed_zeros"] = json_number(scores.observed_zeros);
  json["simulated_zeros"] = json_number(scores.simulated_zeros);
  return json;
}

OrderedJson behaviour_json(const Comparison& comparison) {
  OrderedJson json = OrderedJson::object();
  json["state_years"] = comparison.behaviour.state_years;
  json["steps"] = comparison.behaviour.steps;
  for (const auto& [name, check] : checks_of(comparison.behaviour)) {
    json[std::string(name)] = OrderedJson::object({{"observed", json_number(check.observed)},
                                                   {"simulated", json_number(check.simulated)},
                                                   {"simulated_q05", json_number(check.q05)},
                                                   {"simulated_q95", json_number(check.q95)},
                                                   {"inside", json_flag(check.inside, check.defined())},
                                                   {"replicates_undefined", check.undefined}});
  }
  const YearsInside troops = years_inside(comparison.totals);
  json["troops"] = OrderedJson::object({{"years", troops.years}, {"years_inside", troops.inside}});
  return json;
}

OrderedJson state_json(const StateSummary& state, bool learning, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  put_label(json, state.state, caption);
  json["years_compared"] = state.years_compared;
  json["observed_share"] = json_number(state.observed_share);
  json["simulated_share"] = json_number(state.share);
  json["conventional_share"] = json_number(state.conventional_share);
  json["observed_over_contribution"] = json_number(state.observed_over_contribution);
  json["simulated_over_contribution"] = json_number(state.over_contribution);
  json["observed_troops"] = json_number(state.observed_troops);
  json["simulated_troops"] = json_number(state.troops);
  json["observed_rank_relative"] = json_rank(state.observed_rank_relative);
  json["simulated_rank_relative"] = json_rank(state.simulated_rank_relative);
  json["observed_rank_absolute"] = json_rank(state.observed_rank_absolute);
  json["simulated_rank_absolute"] = json_rank(state.simulated_rank_absolute);
  json["final_tie"] = json_number(state.final_tie);
  json["final_standing"] = json_number(state.final_standing);
  json["posterior"] = json_number(state.posterior);
  if (learning) json["final_expectation"] = json_number(state.final_expectation);
  return json;
}

OrderedJson total_json(const YearTotal& total) {
  return OrderedJson::object({{"year", total.year.number()},
                              {"states_compared", total.states_compared},
                              {"observed_troops", json_number(total.observed)},
                              {"observed_troops_not_compared", json_number(total.observed_elsewhere)},
                              {"simulated_troops", json_number(total.simulated)},
                              {"simulated_q05", json_number(total.q05)},
                              {"simulated_q95", json_number(total.q95)},
                              {"inside", json_flag(total.inside, total.states_compared > 0)}});
}

OrderedJson tie_json(const TieChange& tie, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  put_label(json, tie.state, caption);
  json["depth_before"] = json_number(tie.depth_before);
  json["treaty_depth_after"] = json_number(tie.treaty_after);
  json["depth_after"] = json_number(tie.depth_after);
  json["standing"] = json_number(tie.standing);
  return json;
}

OrderedJson totals_json(const std::vector<YearTotal>& totals) {
  OrderedJson list = OrderedJson::array();
  for (const YearTotal& total : totals) list.push_back(total_json(total));
  return list;
}

OrderedJson measure_json(const MeasureAgreement& measure) {
  return OrderedJson::object({{"name", measure.name},
                              {"state_years", measure.state_years},
                              {"states", measure.states},
                              {"spearman", json_number(measure.spearman)},
                              {"observed_states", measure.observed_states},
                              {"observed_spearman", json_number(measure.observed_spearman)}});
}

void put_comparison(OrderedJson& json, const Comparison& comparison, const Caption& caption) {
  json["scores"] = scores_json(comparison.scores);
  json["scoring"] = scoring_value(comparison.scoring, caption);
  json["behaviour"] = behaviour_json(comparison);
  json["states"] = OrderedJson::array();
  for (const StateSummary& state : comparison.states) {
    json["states"].push_back(state_json(state, comparison.learning, caption));
  }
  json["totals"] = totals_json(comparison.totals);
  json["tie_changes"] = OrderedJson::array();
  for (const TieChange& tie : comparison.tie_changes) json["tie_changes"].push_back(tie_json(tie, caption));
  if (comparison.measures.empty()) return;
  json["measures"] = OrderedJson::array();
  for (const MeasureAgreement& measure : comparison.measures) json["measures"].push_back(measure_json(measure));
}

OrderedJson war_json(const ComparedWar& war, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  json["id"] = war.id.number();
  json["name"] = war.name;
  put_label(json["leader"] = OrderedJson::object(), war.leader, caption);
  json["years"] = {war.first_year.number(), war.last_year.number()};
  put_comparison(json, war.comparison, caption);
  return json;
}

}  // namespace

std::string to_json(const RunComparison& run, const Caption& caption, const RunExtras& extras) {
  OrderedJson json = OrderedJson::object();
  json["entente_comparison"] = 1;
  json["scenario"] = caption.scenario;
  json["record"] = caption.record;
  json["notes"] = caption.notes;
  json["seed"] = caption.seed.number();
  json["replications"] = run.replications();
  if (run.several()) {
    json["wars"] = OrderedJson::array();
    for (const ComparedWar& war : run.wars) json["wars"].push_back(war_json(war, caption));
    json["totals"] = totals_json(run.totals);
  } else {
    put_comparison(json, run.wars.front().comparison, caption);
  }
  put_goodness_of_fit(json, extras.goodness);
  if (!extras.beliefs.empty()) json["belief_calibration"] = belief_calibration_value(extras.beliefs, caption);
  if (extras.mimicry) json["mimicry"] = mimicry_value(*extras.mimicry, caption);
  if (extras.networks) json["networks"] = network_json(extras.networks->summary, extras.networks->forecasts, caption);
  if (!extras.counterfactuals.empty()) json["counterfactuals"] = effects_value(extras.counterfactuals, caption);
  return json_text(json);
}

}  // namespace entente
