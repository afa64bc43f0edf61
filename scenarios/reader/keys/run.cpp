#include "scenarios/reader/certainty.hpp"
#include "scenarios/reader/keys/keys.hpp"
#include "scenarios/reader/words.hpp"

namespace entente {

std::vector<Declaration> run_keys() {
  return {
      {.path = "entente", .meaning = "Version of the scenario format.", .type = KeyType::integer, .range = {1, 1}},
      {.path = "name", .meaning = "What the run is called in every output."},
      {.path = "leader", .meaning = "The state that leads the coalition.", .type = KeyType::state},
      {.path = "years", .meaning = "First and last year of the run.", .type = KeyType::years, .range = any_year},
      {.path = "focus",
       .meaning = "States that the terminal report always shows.",
       .type = KeyType::states,
       .fallback = "[]"},

      {.path = "states.table", .meaning = "Facts of states, one row a state and year.", .type = KeyType::table},
      {.path = "states.incomplete",
       .meaning =
           "What becomes of a state-year that may contribute but lacks a fact that the coefficients' terms need: "
           "an error, or it does not take part and the output says so.",
       .type = KeyType::word,
       .words = words(all_policies),
       .fallback = "error"},
      {.path = "ties.table", .meaning = "Alliance ties, one row a dyad and treaty.", .type = KeyType::table},
      {.path = "ties.treaty",
       .meaning = "Whether treaty depth follows the table year by year or stays what it is in the first year (for "
                  "questions about reward, since the observed ties already hold the rewards).",
       .type = KeyType::word,
       .words = {"observed", "frozen"},
       .fallback = "observed"},
      {.path = "observed.table",
       .meaning = "What states really sent, one row a state and year.",
       .type = KeyType::table},
      {.path = "observed.years",
       .meaning = "Years whose record is fitted to and compared with, within the wars' years: leave out years whose "
                  "record is a "
                  "selection; whether a state has withdrawn for good shows in all years.",
       .type = KeyType::war_or_years,
       .range = any_year,
       .fallback = "war"},
      {.path = "observed.certainty",
       .meaning =
           "The marks of certainty whose values are compared with: all, or a list of marks that the record's "
           "column `certainty` has (A official counts, B other named sources, C carried over or partly verified, "
           "D doubtful); other values stay in the tables. Fits and everything else use the whole record.",
       .type = KeyType::word_or_list,
       .words = {every_certainty},
       .list_words = {"A", "B", "C", "D"},
       .fallback = every_certainty},
  };
}

}  // namespace entente
