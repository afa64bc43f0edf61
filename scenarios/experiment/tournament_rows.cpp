#include "scenarios/experiment/tournament_rows.hpp"

#include "estimate/theory/registry.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/record.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <utility>

namespace entente {
namespace {

FitRecipe recipe_of(const Scenario& scenario) {
  FitRecipe recipe{.family = scenario.family,
                   .ceiling = scenario.ceiling.given,
                   .residual_potential = scenario.measures.potential == PotentialKind::residual,
                   .persistence = scenario.persistence.given,
                   .draw_coefficients = scenario.coefficients.draw};
  switch (scenario.persistence.kind) {
    case PersistencePlan::Kind::off: recipe.shocks = FitRecipe::Shocks::independent; break;
    case PersistencePlan::Kind::fit: recipe.shocks = FitRecipe::Shocks::calibrated; break;
    case PersistencePlan::Kind::numbers: recipe.shocks = FitRecipe::Shocks::given; break;
  }
  return recipe;
}

void add_rows(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting,
              const std::vector<std::uint8_t>& withdrawn, ContributionRows& rows) {
  const std::size_t states = record.facts.layout.states.size();
  for (const std::size_t cell : acting) {
    const bool gone = !withdrawn.empty() && withdrawn[cell];
    if (gone || std::isnan(record.observed.share[cell])) continue;
    rows.wars.push_back(scenario.war.id);
    rows.states.push_back(record.facts.layout.states[cell % states]);
    rows.years.push_back(Year(static_cast<std::uint16_t>(scenario.first_year.number() + cell / states)));
    rows.share.push_back(record.observed.share[cell]);
    rows.alignment.push_back(record.alignment[cell]);
    rows.depth.push_back(record.depth[cell]);
    for (std::size_t term = 0; term < record.terms.size(); ++term) {
      if (!record.columns[term].empty()) rows.columns[term].push_back(record.columns[term][cell]);
    }
  }
}

std::string record_of(const Scenario& scenario) {
  return std::string("Record: outcome ") + to_string(scenario.measures.outcome) + ", depth " +
         to_string(scenario.measures.depth) + ", potential " + to_string(scenario.measures.potential);
}

}  // namespace

TournamentRows tournament_rows(const Scenario& scenario, const std::vector<Theory>& theories) {
  if (scenario.coefficients.kind != CoefficientSource::Kind::fit) {
    throw input_error(scenario.coefficients.place, "a tournament fits its theories itself",
                      "contribution.coefficients: {fit: states}, with theory and family");
  }
  TournamentRows result{.rows = {}, .recipe = recipe_of(scenario), .record = record_of(scenario), .notes = {}};
  const Record record = read_record(scenario, terms_of_all(theories));
  const std::vector<std::size_t> acting = acting_cells(scenario, record.facts, record.needed(scenario), result.notes);
  note_selected_years(scenario, record, acting, result.notes);
  const WithdrawalChoice withdrawal = choose_withdrawal(scenario, record.facts,
                                                        {.share = &record.observed.whole_share,
                                                         .depth = &record.depth,
                                                         .democracy = &record.democracy,
                                                         .acting = &acting});
  result.rows.terms = record.terms;
  result.rows.columns.resize(record.terms.size());
  add_rows(scenario, record, acting, withdrawal.withdrawn, result.rows);
  if (!scenario.coefficients.override_terms.empty()) {
    result.notes.push_back(
        "The scenario's override is of its run: theories stand here as estimated, and signalling also as "
        "the paper states it.");
  }
  if (result.rows.size() == 0)
    throw input_error(scenario.observed.place, "no state-year can act and has a share on record");
  return result;
}

void check_same_measures(const Scenario& train, const Scenario& test) {
  std::vector<Problem> problems;
  const auto check = [&](const char* key, const std::string& wanted, const std::string& found) {
    if (wanted == found) return;
    problems.push_back({{.file = test.file, .key = key},
                        "\"" + found + "\" is not how " + train.file + " measures it",
                        "\"" + wanted + "\" in both",
                        {}});
  };
  check("measures.depth", to_string(train.measures.depth), to_string(test.measures.depth));
  check("measures.potential", to_string(train.measures.potential), to_string(test.measures.potential));
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

}  // namespace entente
