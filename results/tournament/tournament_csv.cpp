#include "results/tables/csv_text.hpp"
#include "results/tournament/score_list.hpp"
#include "results/tournament/tournament_document.hpp"

namespace entente {

std::string scores_csv(const Tournament& tournament) {
  CsvText csv({"regime", "of", "theory", "score", "unit", "value", "monte_carlo_error", "rows", "states"});
  for (const RegimeResult& regime : tournament.regimes) {
    for (std::size_t i = 0; i < regime.scores.size(); ++i) {
      for (const NamedScore& score : named_scores) {
        csv.add(regime.name).add(regime.of).add(tournament.contestants[i].name).add(score.name).add(score.unit);
        csv.add(regime.scores[i].*score.value).add(regime.rows).add(regime.states);
      }
    }
  }
  return csv.text();
}

std::string differences_csv(const Tournament& tournament) {
  CsvText csv({"regime", "of", "theory", "other", "score", "difference", "clustered_error", "monte_carlo_error"});
  for (const RegimeResult& regime : tournament.regimes) {
    for (const ScoreDifference& pair : regime.differences) {
      for (const auto& [name, difference] : {std::pair("crps", pair.crps), std::pair("log_score", pair.log_score)}) {
        csv.add(regime.name).add(regime.of);
        csv.add(tournament.contestants[pair.first].name).add(tournament.contestants[pair.second].name).add(name);
        csv.add(difference.value).add(difference.error).add(difference.simulation_error);
      }
    }
  }
  return csv.text();
}

std::string confusion_csv(const ConfusionResult& confusion) {
  CsvText csv({"made_by", "theory", "wins", "datasets", "folds"});
  for (const GeneratorResult& made_by : confusion.generators) {
    for (std::size_t i = 0; i < confusion.theories.size(); ++i) {
      csv.add(made_by.name).add(confusion.theories[i]).add(made_by.wins[i]);
      csv.add(confusion.datasets).add(confusion.folds);
    }
  }
  return csv.text();
}

}  // namespace entente
