#include "scenarios/reader/declarations.hpp"
#include "sim/core/number_text.hpp"
#include "tools/command/counterfactual_text.hpp"
#include "tools/description/parts.hpp"

#include <cmath>
#include <map>

namespace entente::description {
namespace {

using Paragraph = Description::Paragraph;
using DataTable = Description::DataTable;

// The symbols of docs/model.md.
std::string symbol_of(const std::string& key) {
  static const std::map<std::string, std::string> symbols = {
      {"contribution.ceiling", "C"},
      {"contribution.persistence.participation", "rho"},
      {"contribution.persistence.amount", "rho"},
      {"wars[].deaths_per_1000", "h"},
      {"wars[].casualty_size", "size"},
      {"leader_rule.generosity", "g"},
      {"leader_rule.memory", "phi"},
      {"leader_rule.souring", "gamma"},
      {"leader_rule.drift", "lambda"},
      {"leader_rule.standing_limit", "u_max"},
      {"types.committed", "p0"},
      {"types.stake_distance_km", "D"},
      {"expectation.prior_rewards", "alpha"},
      {"expectation.prior_failures", "beta"},
      {"expectation.others", "omega"},
      {"network.closure", "c"},
  };
  const auto found = symbols.find(declared_path(key));
  return found == symbols.end() ? "" : found->second;
}

std::string origin_of(const Setting& setting) {
  if (setting.origin == Origin::scenario) return to_string(setting.place);
  return to_string(setting.origin);
}

Description::Section settings(const PreparedScenario& prepared) {
  DataTable table{{"key", "symbol", "value", "unit", "mark", "from"}, {}};
  for (const Setting& setting : prepared.scenario.settings) {
    table.rows.push_back({setting.key, symbol_of(setting.key), setting.value, setting.unit,
                          to_string(setting.provenance), origin_of(setting)});
  }
  return {
      "8 Parameters",
      {Paragraph{"Every key that applies. The mark says how a value came about: a fact is a datum or a choice of the "
                 "user's; estimated is fitted to a panel; calibrated is set so that a named statistic of the record "
                 "is met; assumed is neither, and should be swept; the deaths of a war are marked so, the "
                 "lesser claim, also where the scenario's sources.md calibrates them."},
       table}};
}

Description::Section coefficients(const PreparedScenario& prepared) {
  const Coefficients& fitted = prepared.experiment.coefficients;
  const std::vector<std::string> names = parameter_names(fitted);
  const std::map<std::string, double>& by_hand = prepared.scenario.coefficients.override_terms;
  DataTable table{{"term", "estimate", "standard error", "mark"}, {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double error = std::sqrt(fitted.covariance[i * names.size() + i]);
    std::string key = names[i];  // "amount: potential" is overridden as "amount.potential"
    if (const std::size_t colon = key.find(": "); colon != std::string::npos) key.replace(colon, 2, ".");
    table.rows.push_back({names[i], rounded(fitted.estimate[i]), error > 0 ? rounded(error) : "held fixed",
                          by_hand.contains(key) ? "assumed" : "estimated"});
  }
  std::string source = "Source: " + prepared.coefficients.source + ".";
  if (prepared.coefficients.rows > 0) {
    source += " Fitted to " + count(prepared.coefficients.rows) + " state-years of " +
              count(prepared.coefficients.clusters) + " states.";
  }
  if (!prepared.coefficients.convention.empty()) source += " Covariance: " + prepared.coefficients.convention + ".";
  return {"Coefficients", {Paragraph{source}, table}, 3};
}

void add_calibrated(const PreparedScenario& prepared, std::vector<Description::Section>& sections) {
  if (const auto& fit = prepared.persistence_fit) {
    DataTable table{{"shock", "persistence", "mark", "statistic", "observed", "expected"}, {}};
    const bool hurdle = prepared.experiment.coefficients.family == Family::hurdle;
    table.rows.push_back({hurdle ? "participation" : "share",
                          rounded(hurdle ? fit->persistence.participation : fit->persistence.amount), "calibrated",
                          "switches", number_text(fit->switches), number_text(fit->expected_switches, 1)});
    if (hurdle) {
      table.rows.push_back({"amount", rounded(fit->persistence.amount), "calibrated", "autocorrelation of shares",
                            number_text(fit->autocorrelation, 3), number_text(fit->expected_autocorrelation, 3)});
    }
    sections.push_back({"Persistence of shocks", {table}, 3});
  }
  if (const auto& fit = prepared.withdrawal_fit) {
    DataTable table{{"term", "estimate", "standard error", "mark"}, {}};
    for (std::size_t i = 0; i < fit->terms.size(); ++i) {
      const double error = std::sqrt(fit->covariance.matrix[i * fit->terms.size() + i]);
      table.rows.push_back({fit->terms[i], rounded(fit->estimate[i]), rounded(error), "estimated"});
    }
    const std::string sample = "Fitted to " + count(fit->observations) + " state-years at risk of " +
                               count(fit->states) + " states, with " + count(fit->events) + " withdrawals.";
    sections.push_back({"Hazard of withdrawal", {Paragraph{sample}, table}, 3});
  }
}

void add_counterfactuals(const PreparedScenario& prepared, std::vector<Description::Section>& sections) {
  const auto& all = prepared.scenario.counterfactuals;
  if (all.empty()) return;
  DataTable table{{"counterfactual", "what is otherwise"}, {}};
  for (const Counterfactual& each : all) table.rows.push_back({each.name, counterfactual_text(prepared, each)});
  sections.push_back({"Counterfactuals", {Paragraph{"Each runs on the scenario's own random numbers."}, table}, 3});
}

}  // namespace

std::vector<Description::Section> parameters(const PreparedScenario& prepared) {
  std::vector<Description::Section> sections = {settings(prepared), coefficients(prepared)};
  add_calibrated(prepared, sections);
  add_counterfactuals(prepared, sections);
  if (!prepared.notes.empty()) sections.push_back({"Notes", {Description::Bullets{prepared.notes}}, 3});
  sections.push_back(
      {"Sources of the protocol",
       {Description::Bullets{
           {"Grimm, V., et al. 2006. A standard protocol for describing individual-based and agent-based models. "
            "Ecological Modelling 198: 115-126.",
            "Grimm, V., et al. 2010. The ODD protocol: a review and first update. Ecological Modelling 221: 2760-2768.",
            "Grimm, V., et al. 2020. The ODD protocol for describing agent-based and other simulation models: a second "
            "update to improve clarity, replication, and structural realism. Journal of Artificial Societies and "
            "Social Simulation 23 (2): 7.",
            "Gannon, J. A., and D. Kent. 2020. Keeping Your Friends Close, but Acquaintances Closer: Why Weakly Allied "
            "States Make Committed Coalition Partners. Journal of Conflict Resolution."}}}});
  return sections;
}

}  // namespace entente::description
