#include "scenarios/world/withdrawal_choice.hpp"

#include "scenarios/world/row_reader.hpp"
#include "scenarios/world/war_notes.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double silent = std::numeric_limits<double>::quiet_NaN();
/// Below ten events a term the estimates of a logit are biased and their intervals wrong (Peduzzi et al. 1996).
constexpr std::size_t events_per_term = 10;

/// One war of a scenario, with the withdrawals from it.
struct WarView {
  const Scenario& scenario;
  const StateFacts& facts;
  std::size_t number;  ///< index among the scenario's wars
  const WarFacts& war;
  const LeaderFacts& leader;
  const std::vector<std::size_t>& acting;
  std::vector<Departure> departures;

  std::size_t states() const { return facts.layout.states.size(); }
  std::string year_text(std::size_t year) const { return std::to_string(scenario.first_year.number() + year); }
};

// What a state that cannot choose sends, and what is sent in years of peace, says nothing about withdrawal.
std::vector<double> chosen_shares(const WarFacts& war) {
  std::vector<double> shares = war.observed.whole_share;
  for (std::size_t cell = 0; cell < shares.size(); ++cell) {
    if (!war.can_act[cell]) shares[cell] = silent;
  }
  return shares;
}

std::string withdrawals_note(const WarView& view) {
  std::size_t contributors = 0;
  std::size_t gone = 0;
  std::string who;
  for (std::size_t state = 0; state < view.states(); ++state) {
    const Departure& departure = view.departures[state];
    if (!departure.first_contribution) continue;
    ++contributors;
    if (!departure.withdrawal) continue;
    ++gone;
    who += (who.empty() ? ": " : ", ") + view.facts.labels[state].iso3 + " " + view.year_text(*departure.withdrawal);
  }
  return "Withdrawal, a share at least 80 % below its peak in every later year of the record and in two years or "
         "more: " +
         std::to_string(gone) + " of " + std::to_string(contributors) + " observed contributors withdrew" + who + ".";
}

// Deaths of the war's years. Where the table has no row or the state cannot contribute, none; where a number that the
// sum needs is missing, the state's years from there on are of no use.
void count_deaths(const WarView& view, HazardRecord& hazard, std::vector<std::string>& notes) {
  const StateFacts& facts = view.facts;
  const Fact deaths = casualties(view.scenario, facts, view.number, view.war.observed);
  hazard.deaths = deaths.values;
  std::vector<Problem> problems;
  std::string left_out;
  for (std::size_t state = 0; state < view.states(); ++state) {
    bool known = true;
    const Departure& departure = view.departures[state];
    for (std::size_t year = 0; year < facts.layout.years; ++year) {
      const std::size_t cell = facts.layout.cell(year, state);
      double& count = hazard.deaths[cell];
      const bool counts = view.war.can_act[cell];
      if (counts && std::isnan(count) && departure.years_at_risk() > 0 && year < departure.risk_end) {
        problems.push_back({deaths.place ? *deaths.place : facts.place(cell, deaths.column),
                            facts.who(cell) + " has no number of deaths, which the hazard of withdrawal needs",
                            {},
                            "give it, set withdrawal by hand, or set states.incomplete to exclude"});
        left_out += (left_out.empty() ? "" : ", ") + facts.who(cell);
        known = false;
      }
      if (!counts || std::isnan(count)) count = 0;
      if (!known) hazard.usable[cell] = 0;
    }
  }
  if (problems.empty()) return;
  if (view.scenario.incomplete == IncompletePolicy::error) throw_if_any(std::move(problems));
  notes.push_back(
      "The hazard of withdrawal leaves out the years of states from a missing number of deaths on: " + left_out + ".");
}

HazardRecord hazard_record(const WarView& view, const Fact& democracy, std::vector<std::string>& notes) {
  HazardRecord hazard{.states = view.facts.layout.states,
                      .armed_forces = view.facts.armed_forces,
                      .democracy = democracy.values,
                      .tie = view.leader.depth.values,
                      .usable = std::vector<std::uint8_t>(view.facts.layout.cells(), 0)};
  for (const std::size_t cell : view.acting) hazard.usable[cell] = 1;
  count_deaths(view, hazard, notes);
  return hazard;
}

std::string fit_note(const HazardFit& fit) {
  std::string note = "Hazard of withdrawal, a logit on " + std::to_string(fit.observations) +
                     " state-years at risk of " + std::to_string(fit.states) + " states, " +
                     std::to_string(fit.events) + " of which end in withdrawal (standard errors clustered by state)";
  for (std::size_t term = 0; term < fit.terms.size(); ++term) {
    note += (term == 0 ? ": " : ", ") + fit.terms[term] + " " + number_text(fit.estimate[term], 3) + " (" +
            number_text(fit.covariance.standard_error(term), 3) + ")";
  }
  note += ".";
  if (fit.events < events_per_term * (fit.terms.size() - 1)) {
    note += " Fewer than ten withdrawals a term: a rough guide, whose standard errors say too little.";
  }
  return note;
}

std::string numbers_note(const WithdrawalHazard& hazard) {
  return "Hazard of withdrawal set by hand: intercept " + number_text(hazard.intercept) + ", " + losses_term_name +
         " " + number_text(hazard.losses) + ", " + democracy_term_name + " " + number_text(hazard.democracy) + ", " +
         tie_term_name + " " + number_text(hazard.tie) + ".";
}

// A fit knows what is wrong with its rows, not where the scenario asked for it.
Error at_place(const Error& error, const Place& place) {
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) {
    if (!problem.place.file.empty()) continue;
    problem.place = place;
    problem.what =
        "the hazard of withdrawal cannot be fitted (a year that ends in withdrawal counts as a positive share, any "
        "other as zero): " +
        problem.what;
    problem.advice = "set withdrawal off or give its numbers by hand";
  }
  return Error(error.fault(), std::move(problems));
}

// War by war: a state's losses in one are not those of another.
HazardFit fitted(const Scenario& scenario, const Record& record, const std::vector<WarView>& wars,
                 std::vector<std::vector<std::string>>& notes) {
  RegressionData rows;
  for (std::size_t war = 0; war < wars.size(); ++war) {
    const RegressionData more =
        hazard_rows(hazard_record(wars[war], record.democracy, notes[war]), wars[war].departures);
    rows.terms = more.terms;
    for (std::size_t i = 0; i < more.rows(); ++i) rows.add(more.response[i], more.row(i), more.states[i]);
  }
  try {
    return fit_hazard(rows);
  } catch (const Error& error) {
    throw at_place(error, scenario.withdrawal.place);
  }
}

}  // namespace

std::vector<double> democracies(const StateFacts& facts) {
  std::vector<double> values = facts.column("democracy", 0, 1);
  std::vector<Problem> problems;
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (std::isnan(values[cell]) || values[cell] == 0 || values[cell] == 1) continue;
    problems.push_back({facts.place(cell, "democracy"), "neither 0 nor 1", "0 or 1", {}});
  }
  throw_if_any(std::move(problems));
  return values;
}

WithdrawalChoice choose_withdrawal(const Scenario& scenario, const Record& record,
                                   const std::vector<std::vector<std::size_t>>& acting) {
  WithdrawalChoice choice{.hazard = scenario.withdrawal.hazard};
  if (scenario.withdrawal.kind == WithdrawalPlan::Kind::off) return choice;
  std::vector<WarView> wars;
  std::vector<std::vector<std::string>> notes(record.wars.size());
  for (std::size_t war = 0; war < record.wars.size(); ++war) {
    const WarFacts& facts = record.wars[war];
    wars.push_back({scenario, record.facts, war, facts, record.leader_of(facts), acting[war],
                    departures(chosen_shares(facts), record.facts.layout.states.size())});
    choice.withdrawn.push_back(withdrawn_cells(wars.back().departures, record.facts.layout.years));
    notes[war].push_back(withdrawals_note(wars.back()));
  }
  const bool by_hand = scenario.withdrawal.kind == WithdrawalPlan::Kind::numbers;
  if (!by_hand) {
    choice.fit = fitted(scenario, record, wars, notes);
    choice.hazard = to_hazard(*choice.fit);
  }
  choice.notes = notes_by_war(scenario, notes);
  choice.notes.push_back(by_hand ? numbers_note(choice.hazard) : fit_note(*choice.fit));
  return choice;
}

}  // namespace entente
