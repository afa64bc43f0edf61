#include "scenarios/world/prepare.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/observed_record.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/terms.hpp"
#include "scenarios/world/ties.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

namespace entente {
namespace {

/// All tables of a scenario, and the columns that its coefficients need.
struct Record {
  StateFacts facts;
  ObservedRecord observed;
  std::vector<TieSpell> ties;
  std::vector<double> depth, alignment, distance_km, ally;  // by cell
  std::vector<double> democracy;                            // by cell; empty with withdrawal off
  std::vector<std::string> terms;
  std::vector<std::vector<double>> columns;  // by term and cell; empty for potential

  std::vector<NeededFact> needed(const Scenario& scenario) const;
};

Record read_record(const Scenario& scenario, std::vector<std::string> terms) {
  Record record{.facts = read_state_facts(scenario)};
  record.observed = read_observed(scenario, record.facts);
  record.ties = read_ties(scenario, record.facts);
  record.depth = record.facts.column(depth_column(scenario.measures.depth), 0, 1);
  record.alignment = record.facts.column("alignment", 0, 1);
  record.distance_km = record.facts.column("distance_km", 0, largest_distance_km);
  record.ally = record.facts.column("ally", 0, 1);
  if (scenario.withdrawal.kind != WithdrawalPlan::Kind::off) record.democracy = democracies(record.facts);
  record.terms = std::move(terms);
  for (const std::string& term : record.terms) {
    record.columns.push_back(term == potential_term ? std::vector<double>() : term_values(record.facts, term));
  }
  return record;
}

std::vector<NeededFact> Record::needed(const Scenario& scenario) const {
  std::vector<NeededFact> facts_needed = {{depth_column(scenario.measures.depth), &depth},
                                          {"alignment", &alignment},
                                          {"distance_km", &distance_km},
                                          {"ally", &ally}};
  if (!democracy.empty()) facts_needed.push_back({"democracy", &democracy});
  for (std::size_t term = 0; term < terms.size(); ++term) {
    if (!columns[term].empty()) facts_needed.push_back({column_of(terms[term]), &columns[term]});
  }
  return facts_needed;
}

// The agents' equation holds for states that have not withdrawn, so it is fitted on those: from the year of an observed
// withdrawal on, in which a simulated state would send nobody, a state's rows are left out.
FitSample fit_sample(const Record& record, const std::vector<std::size_t>& acting,
                     const std::vector<std::uint8_t>& withdrawn) {
  FitSample sample;
  sample.terms = record.terms;
  sample.columns.resize(record.terms.size());
  for (const std::size_t cell : acting) {
    const bool gone = !withdrawn.empty() && withdrawn[cell];
    if (gone || std::isnan(record.observed.share[cell])) continue;
    sample.share.push_back(record.observed.share[cell]);
    sample.states.push_back(record.facts.layout.states[cell % record.facts.layout.states.size()]);
    sample.alignment.push_back(record.alignment[cell]);
    sample.depth.push_back(record.depth[cell]);
    for (std::size_t term = 0; term < record.terms.size(); ++term) {
      if (!record.columns[term].empty()) sample.columns[term].push_back(record.columns[term][cell]);
    }
  }
  return sample;
}

// Facts of cells that do not act are of no consequence, and may be missing.
std::vector<double> zero_unless_invited(const std::vector<double>& values, const std::vector<std::uint8_t>& invited) {
  std::vector<double> kept(values.size(), 0.0);
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (invited[cell]) kept[cell] = values[cell];
  }
  return kept;
}

// Depth and ally as the agents meet them; the fit reads both as they were.
std::vector<double> treaty_of(const Scenario& scenario, const Record& record, const std::vector<double>& values) {
  return scenario.treaty_frozen ? frozen(record.facts.layout, values) : values;
}

std::vector<double> zero_where_missing(std::vector<double> values) {
  for (double& value : values) {
    if (std::isnan(value)) value = 0;
  }
  return values;
}

World build_world(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting) {
  World world;
  world.leader = scenario.leader;
  world.states = record.facts.layout.states;
  world.first_year = scenario.first_year;
  world.years = record.facts.layout.years;
  world.invited.assign(world.cells(), 0);
  for (const std::size_t cell : acting) world.invited[cell] = 1;
  world.armed_forces = record.facts.armed_forces;
  world.alignment = zero_unless_invited(record.alignment, world.invited);
  world.treaty_depth = zero_where_missing(treaty_of(scenario, record, record.depth));
  world.distance_km = zero_unless_invited(record.distance_km, world.invited);
  world.ally.resize(world.cells());
  const std::vector<double> ally = treaty_of(scenario, record, record.ally);
  for (std::size_t cell = 0; cell < world.cells(); ++cell) world.ally[cell] = ally[cell] == 1 ? 1 : 0;
  for (const double democracy : record.democracy) world.democracy.push_back(democracy == 1 ? 1 : 0);
  for (std::size_t term = 0; term < record.terms.size(); ++term) {
    if (record.columns[term].empty()) continue;
    const bool treaty = record.terms[term] == "ally";
    world.covariates.push_back(zero_unless_invited(treaty ? ally : record.columns[term], world.invited));
  }
  world.war = {.id = scenario.war.id,
               .name = scenario.war.name,
               .first_year = scenario.war.first_year,
               .last_year = scenario.war.last_year,
               .deaths_per_1000 = scenario.war.deaths_per_1000,
               .casualty_size = scenario.war.casualty_size};
  return world;
}

std::vector<StateLabel> state_labels(const StateFacts& facts) {
  std::vector<StateLabel> labels;
  for (std::size_t state = 0; state < facts.layout.states.size(); ++state) {
    labels.push_back({facts.layout.states[state], facts.iso3[state], facts.names[state]});
  }
  return labels;
}

std::string record_line(const Scenario& scenario) {
  const Measures& measures = scenario.measures;
  std::string line = "Record: outcome ";
  line += measures.outcome == OutcomeMeasure::as_published ? "as published" : "corrected";
  line += ", depth ";
  line += measures.depth == DepthMeasure::as_published ? "as published" : "oriented (integrated is deep)";
  line += ", potential as ";
  line += measures.potential == PotentialKind::difference ? "difference" : "residual";
  if (scenario.treaty_frozen) line += ", treaties frozen";
  return line;
}

void check_focus(const Scenario& scenario, const StateFacts& facts) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < scenario.focus.size(); ++i) {
    if (facts.layout.find(scenario.focus[i]) != facts.layout.states.size()) continue;
    problems.push_back({scenario.focus_places[i],
                        iso3(scenario.focus[i]) + " has no row in " + scenario.states.shown,
                        "a state of that table",
                        {}});
  }
  throw_if_any(std::move(problems));
}

// Distances are to the theatre: from the theatre itself there is none.
void check_theatre(const Scenario& scenario, const Record& record) {
  const StateYears& layout = record.facts.layout;
  const std::size_t theatre = layout.find(scenario.war.theatre);
  if (theatre == layout.states.size()) return;
  for (std::size_t year = 0; year < layout.years; ++year) {
    const std::size_t cell = layout.cell(year, theatre);
    if (std::isnan(record.distance_km[cell]) || record.distance_km[cell] == 0) continue;
    throw input_error(record.facts.place(cell, "distance_km"),
                      "the theatre " + iso3(scenario.war.theatre) + " lies " + number_text(record.distance_km[cell]) +
                          " km from the theatre",
                      "0", "distances are to another state's capital, or wars[1].theatre names the wrong state");
  }
}

// Years in which the record covers only part of those who could contribute are a selection: scores of such a year say
// how the model does on those whom the sources name.
void note_selected_years(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting,
                         std::vector<std::string>& notes) {
  const std::size_t states = record.facts.layout.states.size();
  std::vector<std::size_t> could(record.facts.layout.years), recorded(record.facts.layout.years);
  for (const std::size_t cell : acting) {
    ++could[cell / states];
    if (!std::isnan(record.observed.share[cell])) ++recorded[cell / states];
  }
  for (std::size_t year = 0; year < could.size(); ++year) {
    if (recorded[year] == 0 || 2 * recorded[year] >= could[year]) continue;
    notes.push_back("In " + std::to_string(scenario.first_year.number() + year) + " the record holds " +
                    std::to_string(recorded[year]) + " of the " + std::to_string(could[year]) +
                    " states that could contribute: a selection.");
  }
}

std::vector<InputFile> input_files(const Scenario& scenario) {
  std::vector<InputFile> inputs = {{std::filesystem::path(scenario.file).filename().string(), scenario.file}};
  for (const TableReference* table : {&scenario.states, &scenario.ties, &scenario.observed}) {
    inputs.push_back({table->written, table->path});
  }
  if (!scenario.coefficients.path.empty()) inputs.push_back({scenario.coefficients.name, scenario.coefficients.path});
  return inputs;
}

}  // namespace

PreparedScenario prepare(const Scenario& scenario) {
  const std::optional<CoefficientsModel> model = named_coefficients(scenario);
  if (model && model->coefficients.family != Family::hurdle && scenario.persistence.participation != 0) {
    throw input_error(scenario.persistence_place,
                      "the coefficients named have no participation whose shocks could persist",
                      "coefficients of the family hurdle, or leave the key out");
  }
  const Record record = read_record(scenario, model ? all_terms(model->coefficients) : terms_of(scenario.theory));
  check_focus(scenario, record.facts);
  check_allies(scenario, record.facts, record.ally, record.depth);
  check_theatre(scenario, record);
  check_leader_ties(scenario, record.facts, record.ties, record.depth);

  std::vector<std::string> notes;
  std::vector<NeededFact> needed = record.needed(scenario);
  std::vector<double> effects;
  if (model && !model->coefficients.state_effects.empty()) {
    effects = state_effect_column(model->coefficients, record.facts.layout);
    needed.push_back({"cow", &effects, "the coefficients have no effect of this state"});
  }
  const std::vector<std::size_t> acting = acting_cells(scenario, record.facts, needed, notes);
  note_selected_years(scenario, record, acting, notes);
  WithdrawalChoice withdrawal = choose_withdrawal(scenario, record.facts,
                                                  {.share = &record.observed.whole_share,
                                                   .depth = &record.depth,
                                                   .democracy = &record.democracy,
                                                   .acting = &acting});
  notes.insert(notes.end(), withdrawal.notes.begin(), withdrawal.notes.end());
  CoefficientChoice choice = model ? file_coefficients(scenario, *model)
                                   : fit_coefficients(scenario, fit_sample(record, acting, withdrawal.withdrawn));
  notes.insert(notes.end(), choice.notes.begin(), choice.notes.end());

  World world = build_world(scenario, record, acting);
  std::vector<CowCode> everyone = world.states;
  everyone.insert(std::upper_bound(everyone.begin(), everyone.end(), scenario.leader), scenario.leader);
  const Year network_end = scenario.treaty_frozen ? scenario.first_year : scenario.last_year;

  return {.scenario = scenario,
          .world = std::move(world),
          .experiment = {.coefficients = choice.model.coefficients,
                         .draw_coefficients = scenario.coefficients.draw,
                         .persistence = scenario.persistence,
                         .leader_rule = scenario.leader_rule,
                         .types = scenario.types,
                         .withdrawal = withdrawal.hazard,
                         .seed = scenario.seed,
                         .replications = scenario.replications},
          .observed = record.observed,
          .states = state_labels(record.facts),
          .leader = {scenario.leader, record.facts.leader_iso3, record.facts.leader_name},
          .network_before = AllianceNetwork(everyone, record.ties, scenario.first_year),
          .network_after = AllianceNetwork(everyone, record.ties, network_end),
          .fit = std::move(choice.fit),
          .coefficients = std::move(choice.model),
          .withdrawal_fit = std::move(withdrawal.fit),
          .record = record_line(scenario),
          .notes = std::move(notes),
          .inputs = input_files(scenario)};
}

}  // namespace entente
