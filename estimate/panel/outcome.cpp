#include "estimate/panel/outcome.hpp"

#include "estimate/panel/choice.hpp"
#include "estimate/source/armed_forces_repairs.hpp"

#include <limits>

namespace entente {
namespace {

void note(std::string& notes, const std::string& text) {
  if (!text.empty()) notes += (notes.empty() ? "" : "; ") + text;
}

std::string not_covered(Coverage coverage, Year year) {
  const bool before = year < coverage.first;
  return std::string("missing: on no placemat of the year, and the Military Balance ") + (before ? "begins" : "ends") +
         " with " + std::to_string((before ? coverage.first : coverage.last).number());
}

std::string as_keyed(const ArmedForcesRepair& repair) {
  const std::string keyed_as = repair.keyed_as.empty() ? "" : " (" + std::string(repair.keyed_as) + ")";
  return "armed forces " + std::to_string(repair.meant) + " for " + std::to_string(repair.keyed) + keyed_as +
         " as keyed";
}

/// Troops over armed forces; infinite without armed forces, nothing where that or one of the numbers is unknown.
std::optional<double> share_of(std::optional<double> troops, std::optional<double> forces) {
  if (!troops || !forces) return std::nullopt;
  if (*forces > 0) return *troops / *forces;
  return *troops > 0 ? std::optional(std::numeric_limits<double>::infinity()) : std::nullopt;
}

bool is_infinite(std::optional<double> share) { return share == std::numeric_limits<double>::infinity(); }

}  // namespace

Outcomes::Outcomes(const PanelRecipe& recipe, const PanelSources::Content& content)
    : theatre_(recipe.theatre),
      theatre_missing_(chosen(recipe, "theatre_troops", "missing")),
      zeros_by_balance_(chosen(recipe, "placemat_zeros", "military_balance")),
      infinite_kept_(chosen(recipe, "infinite_share", "kept")),
      repaired_(chosen(recipe, "keying_errors", "repaired")),
      deployments_(recipe, content),
      placemats_(recipe, content) {}

Outcome Outcomes::of(const PanelRow& row) const {
  Outcome outcome;
  outcome.deployed = deployments_.of(row.key());
  take_troops(row, outcome);
  take_shares(row, outcome);
  return outcome;
}

// Troops by the placemats where the state stands on one that year, else by The Military Balance: the published panel's
// rule. A state on neither list sent nobody, as far as the lists go.
void Outcomes::take_troops(const PanelRow& row, Outcome& outcome) const {
  if (row.state == theatre_ && theatre_missing_) {
    outcome.certainty = 'D';
    outcome.deployed.total.reset();
    for (auto& of_operation : outcome.deployed.by_operation) of_operation.reset();
    note(outcome.troops_notes, "missing: theatre of the war");
    return;
  }
  const Deployed& deployed = outcome.deployed;
  const auto placemat = placemats_.of(row);
  if (placemat && placemat->most) {
    outcome.placemat = outcome.troops = placemat->most;
    outcome.peak_set_aside = placemat->peak_set_aside;
    if (placemat->peak_set_aside) outcome.certainty = 'C';
    note(outcome.troops_notes, placemat->repairs);
    if (*placemat->most == 0 && zeros_by_balance_ && deployed.total.value_or(0) > 0) {
      outcome.troops = deployed.total;
      outcome.certainty = 'C';
      note(outcome.troops_notes, "placemats list the state without troops, the Military Balance counts them");
    }
    return;
  }
  outcome.troops = deployed.total;
  if (!deployed.listed) outcome.certainty = deployed.not_covered ? 'D' : 'B';
  if (deployed.no_number) outcome.certainty = 'D';
  if (deployed.not_covered && !deployed.total) {
    note(outcome.troops_notes, not_covered(deployments_.coverage(), row.year));
  } else if (deployed.no_number) {
    note(outcome.troops_notes, deployed.total ? "lower bound: one of the forces has no number"
                                              : "missing: the Military Balance names a force without its number");
  }
}

void Outcomes::take_shares(const PanelRow& row, Outcome& outcome) const {
  if (row.forces && row.forces->active) outcome.armed_forces = static_cast<double>(*row.forces->active);
  if (const ArmedForcesRepair* repair = row.forces && repaired_ ? repair_of(*row.forces) : nullptr) {
    outcome.armed_forces = static_cast<double>(repair->meant);
    outcome.certainty = 'C';
    note(outcome.share_notes, as_keyed(*repair));
  }
  outcome.balance_share = share_of(outcome.deployed.total, outcome.armed_forces);
  outcome.share = share_of(outcome.troops, outcome.armed_forces);
  if (infinite_kept_) {
    if (!outcome.balance_share) outcome.balance_share = 0.0;
    return;
  }
  if (is_infinite(outcome.balance_share)) outcome.balance_share.reset();
  if (is_infinite(outcome.share)) outcome.share.reset();
  if (outcome.troops.value_or(0) > 0 && !outcome.share) {
    note(outcome.share_notes, outcome.armed_forces ? "no share: no armed forces" : "no share: armed forces unknown");
  }
}

}  // namespace entente
