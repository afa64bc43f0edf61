#include "scenarios/world/prepare.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/world/acting_cells.hpp"
#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/leader_ties.hpp"
#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/terms.hpp"
#include "scenarios/world/withdrawal_choice.hpp"
#include "sim/core/error.hpp"

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
  record.distance_km = record.facts.column("distance_km", 0, half_equator_km);
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
FitSample fit_sample(const Scenario& scenario, const Record& record, const std::vector<std::size_t>& acting,
                     const std::vector<std::uint8_t>& withdrawn) {
  const CoefficientSource& source = scenario.coefficients;
  FitSample sample;
  sample.terms = record.terms;
  sample.columns.resize(record.terms.size());
  for (const std::size_t cell : acting) {
    const auto year = scenario.first_year.number() + cell / record.facts.layout.states.size();
    const bool in_fit = source.fit_first_year.number() <= year && year <= source.fit_last_year.number();
    const bool gone = !withdrawn.empty() && withdrawn[cell];
    if (!in_fit || gone || std::isnan(record.observed.share[cell])) continue;
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
  world.treaty_depth = treaty_depth(scenario, record.facts.layout, record.depth);
  world.distance_km = zero_unless_invited(record.distance_km, world.invited);
  world.ally.resize(world.cells());
  for (std::size_t cell = 0; cell < world.cells(); ++cell) world.ally[cell] = record.ally[cell] == 1 ? 1 : 0;
  for (const double democracy : record.democracy) world.democracy.push_back(democracy == 1 ? 1 : 0);
  for (const std::vector<double>& column : record.columns) {
    if (!column.empty()) world.covariates.push_back(zero_unless_invited(column, world.invited));
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
  if (scenario.treaty_frozen) line += ", treaties frozen in the first year";
  return line;
}

void check_focus(const Scenario& scenario, const StateFacts& facts) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < scenario.focus.size(); ++i) {
    if (facts.layout.find(scenario.focus[i]) != facts.layout.states.size()) continue;
    problems.push_back({scenario.focus_places[i],
                        iso3(scenario.focus[i]) + " has no row in " + scenario.states.written,
                        "a state of that table",
                        {}});
  }
  throw_if_any(std::move(problems));
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
    if (2 * recorded[year] >= could[year]) continue;
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

// Until the agents act by two parts, a run by one of them would be a different model.
void refuse_hurdle(const Scenario& scenario, const Coefficients& coefficients) {
  if (coefficients.family != Family::hurdle) return;
  const bool fitted = scenario.coefficients.kind == CoefficientSource::Kind::fit;
  throw input_error(fitted ? scenario.family_place : scenario.coefficients.place,
                    "the agents do not act by the hurdle family yet", "gaussian or tobit");
}

}  // namespace

PreparedScenario prepare(const Scenario& scenario) {
  const std::optional<CoefficientsModel> model = named_coefficients(scenario);
  const Record record = read_record(scenario, model ? all_terms(model->coefficients) : terms_of(scenario.theory));
  check_focus(scenario, record.facts);
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
  WithdrawalChoice withdrawal = choose_withdrawal(
      scenario, record.facts,
      {.share = &record.observed.share, .depth = &record.depth, .democracy = &record.democracy, .acting = &acting});
  notes.insert(notes.end(), withdrawal.notes.begin(), withdrawal.notes.end());
  CoefficientChoice choice =
      model ? file_coefficients(scenario, *model)
            : fit_coefficients(scenario, fit_sample(scenario, record, acting, withdrawal.withdrawn));
  notes.insert(notes.end(), choice.notes.begin(), choice.notes.end());
  refuse_hurdle(scenario, choice.coefficients);

  World world = build_world(scenario, record, acting);
  std::vector<CowCode> everyone = world.states;
  everyone.insert(std::upper_bound(everyone.begin(), everyone.end(), scenario.leader), scenario.leader);
  const Year network_end = scenario.treaty_frozen ? scenario.first_year : scenario.last_year;

  return {.scenario = scenario,
          .world = std::move(world),
          .experiment = {.coefficients = std::move(choice.coefficients),
                         .draw_coefficients = scenario.coefficients.draw,
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
          .withdrawal_fit = std::move(withdrawal.fit),
          .coefficient_source = std::move(choice.source),
          .coefficient_convention = std::move(choice.convention),
          .coefficient_rows = choice.rows,
          .coefficient_states = choice.states,
          .record = record_line(scenario),
          .notes = std::move(notes),
          .inputs = input_files(scenario)};
}

}  // namespace entente
