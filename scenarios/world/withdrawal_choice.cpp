#include "scenarios/world/withdrawal_choice.hpp"

#include "scenarios/world/row_reader.hpp"
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

/// A scenario with its tables, and the war's years as indices of its layout.
struct Record {
  const Scenario& scenario;
  const StateFacts& facts;
  const WithdrawalFacts& needed;

  std::size_t states() const { return facts.layout.states.size(); }
  std::size_t war_begin() const { return scenario.wars.front().first_year.number() - scenario.first_year.number(); }
  std::size_t war_end() const { return scenario.wars.front().last_year.number() - scenario.first_year.number() + 1u; }
  bool at_war(std::size_t year) const { return war_begin() <= year && year < war_end(); }
  std::string year_text(std::size_t year) const { return std::to_string(scenario.first_year.number() + year); }
};

// What a state that cannot choose sends, and what is sent in years of peace, says nothing about withdrawal.
std::vector<double> chosen_shares(const Record& record) {
  std::vector<double> shares = *record.needed.share;
  for (std::size_t cell = 0; cell < shares.size(); ++cell) {
    if (!record.at_war(cell / record.states()) || !record.facts.can_contribute[cell]) shares[cell] = silent;
  }
  return shares;
}

std::string withdrawals_note(const Record& record, const std::vector<Departure>& departures) {
  std::size_t contributors = 0;
  std::size_t gone = 0;
  std::string who;
  for (std::size_t state = 0; state < record.states(); ++state) {
    if (!departures[state].first_contribution) continue;
    ++contributors;
    if (!departures[state].withdrawal) continue;
    ++gone;
    who +=
        (who.empty() ? ": " : ", ") + record.facts.iso3[state] + " " + record.year_text(*departures[state].withdrawal);
  }
  return "Withdrawal, a share at least 80 % below its peak in every later year of the record and in two years or "
         "more: " +
         std::to_string(gone) + " of " + std::to_string(contributors) + " observed contributors withdrew" + who + ".";
}

std::vector<std::uint8_t> withdrawn_cells(const Record& record, const std::vector<Departure>& departures) {
  std::vector<std::uint8_t> withdrawn(record.facts.layout.cells(), 0);
  for (std::size_t cell = 0; cell < withdrawn.size(); ++cell) {
    const auto& since = departures[cell % record.states()].withdrawal;
    withdrawn[cell] = since && cell / record.states() >= *since ? 1 : 0;
  }
  return withdrawn;
}

// Deaths of the war's years. Where the table has no row or the state cannot contribute, none; where a number that the
// sum needs is missing, the state's years from there on are of no use.
void count_deaths(const Record& record, const std::vector<Departure>& departures, HazardRecord& hazard,
                  std::vector<std::string>& notes) {
  const StateFacts& facts = record.facts;
  hazard.deaths = facts.column("casualties", 0, 1e9);
  std::vector<Problem> problems;
  std::string left_out;
  for (std::size_t state = 0; state < record.states(); ++state) {
    bool known = true;
    const bool at_risk = departures[state].years_at_risk() > 0;
    for (std::size_t year = 0; year < facts.layout.years; ++year) {
      const std::size_t cell = facts.layout.cell(year, state);
      double& deaths = hazard.deaths[cell];
      const bool counts = record.at_war(year) && facts.can_contribute[cell];
      if (counts && std::isnan(deaths) && at_risk && year < departures[state].risk_end) {
        const std::string who = facts.iso3[state] + " " + record.year_text(year);
        problems.push_back({facts.place(cell, "casualties"),
                            who + " has no number of deaths, which the hazard of withdrawal needs",
                            {},
                            "give it, set withdrawal by hand, or set states.incomplete to exclude"});
        left_out += (left_out.empty() ? "" : ", ") + who;
        known = false;
      }
      if (!counts || std::isnan(deaths)) deaths = 0;
      if (!known) hazard.usable[cell] = 0;
    }
  }
  if (problems.empty()) return;
  if (record.scenario.incomplete == IncompletePolicy::error) throw_if_any(std::move(problems));
  notes.push_back(
      "The hazard of withdrawal leaves out the years of states from a missing number of deaths on: " + left_out + ".");
}

HazardRecord hazard_record(const Record& record, const std::vector<Departure>& departures,
                           std::vector<std::string>& notes) {
  HazardRecord hazard{.states = record.facts.layout.states,
                      .armed_forces = record.facts.armed_forces,
                      .democracy = *record.needed.democracy,
                      .tie = *record.needed.depth,
                      .usable = std::vector<std::uint8_t>(record.facts.layout.cells(), 0)};
  for (const std::size_t cell : *record.needed.acting) hazard.usable[cell] = 1;
  count_deaths(record, departures, hazard, notes);
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

HazardFit fitted(const Scenario& scenario, const HazardRecord& hazard, const std::vector<Departure>& departures) {
  try {
    return fit_hazard(hazard_rows(hazard, departures));
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

WithdrawalChoice choose_withdrawal(const Scenario& scenario, const StateFacts& facts, const WithdrawalFacts& needed) {
  WithdrawalChoice choice{.hazard = scenario.withdrawal.hazard};
  if (scenario.withdrawal.kind == WithdrawalPlan::Kind::off) return choice;
  const Record record{scenario, facts, needed};
  const std::vector<Departure> departed = departures(chosen_shares(record), record.states());
  choice.withdrawn = withdrawn_cells(record, departed);
  choice.notes.push_back(withdrawals_note(record, departed));
  if (scenario.withdrawal.kind == WithdrawalPlan::Kind::numbers) {
    choice.notes.push_back(numbers_note(choice.hazard));
    return choice;
  }
  const HazardRecord hazard = hazard_record(record, departed, choice.notes);
  choice.fit = fitted(scenario, hazard, departed);
  choice.hazard = to_hazard(*choice.fit);
  choice.notes.push_back(fit_note(*choice.fit));
  return choice;
}

}  // namespace entente
