#include "results/json/value.hpp"
#include "results/tournament/score_list.hpp"
#include "results/tournament/tournament_document.hpp"

namespace entente {
namespace {

OrderedJson difference_json(const ClusteredDifference& difference) {
  return {{"value", json_number(difference.value)},
          {"clustered_error", json_number(difference.error)},
          {"monte_carlo_error", json_number(difference.simulation_error)}};
}

OrderedJson pair_json(const Tournament& tournament, const ScoreDifference& pair) {
  return {{"theory", tournament.contestants[pair.first].name},
          {"other", tournament.contestants[pair.second].name},
          {"crps", difference_json(pair.crps)},
          {"log_score", difference_json(pair.log_score)}};
}

OrderedJson potential_json(const Tournament& tournament, std::size_t contestant) {
  OrderedJson list = OrderedJson::array();
  for (const PotentialEstimate& estimate : tournament.potential) {
    if (estimate.contestant != contestant) continue;
    list.push_back({{"theory", tournament.contestants[contestant].name},
                    {"part", estimate.part},
                    {"in_equation", estimate.in_equation},
                    {"estimate", json_number(estimate.estimate)},
                    {"standard_error", json_number(estimate.standard_error)}});
  }
  return list;
}

// What the paper's question comes down to: signalling against combined, with and without what is near to potential.
OrderedJson paper_json(const Tournament& tournament) {
  OrderedJson tests = OrderedJson::array();
  for (const PaperTest& test : paper_tests(tournament.contestants)) {
    OrderedJson json = {{"signalling", tournament.contestants[test.signalling].name},
                        {"combined", tournament.contestants[test.combined].name},
                        {"potential", potential_json(tournament, test.signalling)},
                        {"regimes", OrderedJson::array()}};
    for (OrderedJson& held : potential_json(tournament, test.combined)) json["potential"].push_back(std::move(held));
    for (const RegimeResult& regime : tournament.regimes) {
      OrderedJson own = {{"regime", regime.name}, {"of", regime.of}};
      own.update(pair_json(tournament, difference_of(regime, test.signalling, test.combined)));
      json["regimes"].push_back(std::move(own));
    }
    tests.push_back(std::move(json));
  }
  return tests;
}

OrderedJson stated_json(const Tournament& tournament) {
  const auto estimated = find_contestant(tournament.contestants, "signalling");
  const auto stated = find_contestant(tournament.contestants, "signalling_as_stated");
  if (!estimated || !stated) return nullptr;
  OrderedJson regimes = OrderedJson::array();
  for (const RegimeResult& regime : tournament.regimes) {
    OrderedJson own = {{"regime", regime.name}, {"of", regime.of}};
    own.update(pair_json(tournament, difference_of(regime, *stated, *estimated)));
    regimes.push_back(std::move(own));
  }
  return regimes;
}

OrderedJson theories_json(const Tournament& tournament) {
  OrderedJson list = OrderedJson::array();
  for (std::size_t i = 0; i < tournament.contestants.size(); ++i) {
    const Contestant& contestant = tournament.contestants[i];
    list.push_back({{"name", contestant.name},
                    {"claim", tournament.claims[i]},
                    {"source", tournament.sources[i]},
                    {"terms", contestant.terms},
                    {"log_score_by", contestant.has_terms() ? "the equation's density, averaged over replicates"
                                                            : "kernel density of the draws"},
                    {"potential", contestant.potential == Contestant::Potential::as_stated ? "as the paper states it"
                                                                                           : "as estimated"}});
  }
  return list;
}

OrderedJson regime_json(const Tournament& tournament, const RegimeResult& regime) {
  OrderedJson json = {{"regime", regime.name},
                      {"of", regime.of},
                      {"explanation", regime.explanation},
                      {"rows", regime.rows},
                      {"states", regime.states},
                      {"rows_with_troops", regime.positive},
                      {"scores", OrderedJson::array()},
                      {"differences", OrderedJson::array()},
                      {"notes", regime.notes}};
  for (std::size_t i = 0; i < regime.scores.size(); ++i) {
    OrderedJson own = {{"theory", tournament.contestants[i].name}};
    for (const NamedScore& score : named_scores) own[score.name] = json_number(regime.scores[i].*score.value);
    own["rows_at_worst_log_score"] = regime.scores[i].floored;
    own["pit_histogram"] = regime.scores[i].rank_histogram;
    json["scores"].push_back(std::move(own));
  }
  for (const ScoreDifference& pair : regime.differences) json["differences"].push_back(pair_json(tournament, pair));
  return json;
}

OrderedJson confusion_json(const ConfusionResult& confusion) {
  OrderedJson json = {{"datasets", confusion.datasets},
                      {"folds", confusion.folds},
                      {"score", "exact log density of held-out states at the point estimates"},
                      {"made_by", OrderedJson::array()}};
  for (const GeneratorResult& made_by : confusion.generators) {
    OrderedJson own = {{"name", made_by.name}, {"label", made_by.label}, {"wins", OrderedJson::object()}};
    for (std::size_t i = 0; i < confusion.theories.size(); ++i) own["wins"][confusion.theories[i]] = made_by.wins[i];
    own["with_failed_fits"] = made_by.unresolved;
    own["mean_gain_of_signalling_over_combined"] = json_number(made_by.gain);
    own["signalling_better"] = made_by.signalling_better;
    own["signalling_clearly_better"] = made_by.signalling_clearly_better;
    own["combined_clearly_better"] = made_by.combined_clearly_better;
    own["potential_beyond_1.96_errors"] = OrderedJson::object();
    for (std::size_t part = 0; part < confusion.parts.size(); ++part) {
      own["potential_beyond_1.96_errors"][confusion.parts[part]] = made_by.potential_found[part];
    }
    json["made_by"].push_back(std::move(own));
  }
  return json;
}

}  // namespace

std::string tournament_json(const Tournament& tournament, const std::string& note) {
  OrderedJson root = {{"note", note},
                      {"name", tournament.name},
                      {"record", tournament.record},
                      {"fit", tournament.fit},
                      {"replications", tournament.replications},
                      {"seed", tournament.seed}};
  if (tournament.folds > 0) root["folds"] = tournament.folds;
  root["units"] = {{"crps", "share of the armed forces"},         {"rmse", "share of the armed forces"},
                   {"log_score", "natural logarithm, of shares"}, {"top10_hits", "states of ten"},
                   {"coverage_90", "share of state-years"},       {"error", "Monte Carlo standard error"}};
  root["test_of_the_paper"] = paper_json(tournament);
  root["as_the_paper_states_it"] = stated_json(tournament);  // null where the estimates have the paper's sign
  root["theories"] = theories_json(tournament);
  root["regimes"] = OrderedJson::array();
  for (const RegimeResult& regime : tournament.regimes) root["regimes"].push_back(regime_json(tournament, regime));
  if (tournament.confusion) root["confusion"] = confusion_json(*tournament.confusion);
  root["notes"] = tournament.notes;
  return json_text(root);
}

}  // namespace entente
