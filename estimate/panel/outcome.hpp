#pragma once

#include "estimate/panel/deployed.hpp"
#include "estimate/panel/panel_row.hpp"
#include "estimate/panel/placemat_troops.hpp"

#include <optional>
#include <string>

namespace entente {

/// What a state sent in a year, and how well it is known.
struct Outcome {
  std::optional<double> armed_forces;   ///< people
  Deployed deployed;                    ///< by The Military Balance
  std::optional<double> placemat;       ///< by NATO's placemats
  std::optional<double> troops;         ///< the placemat's number where there is one, else The Military Balance's
  std::optional<double> balance_share;  ///< The Military Balance's troops over armed forces; may be infinite
  std::optional<double> share;          ///< troops over armed forces; may be infinite
  /// A: counted by NATO or The Military Balance. B: zero, being on neither list in a year that The Military Balance
  /// covers. C: sources conflict, a peak is set aside or the armed forces are repaired. D: missing, or a lower bound.
  char certainty = 'A';
  bool peak_set_aside = false;  ///< a placemat's number above `placemat` was set aside
  std::string troops_notes;     ///< what the switches did to the troops; empty when nothing
  std::string share_notes;      ///< what they did to the armed forces and the share
};

/// The outcome of every row under the recipe's switches.
class Outcomes {
 public:
  Outcomes(const PanelRecipe& recipe, const PanelSources::Content& content);

  Outcome of(const PanelRow& row) const;
  const Placemats& placemats() const { return placemats_; }
  const Deployments& deployments() const { return deployments_; }

 private:
  void take_troops(const PanelRow& row, Outcome& outcome) const;
  void take_shares(const PanelRow& row, Outcome& outcome) const;

  CowCode theatre_;
  bool theatre_missing_, zeros_by_balance_, infinite_kept_, repaired_;
  Deployments deployments_;
  Placemats placemats_;
};

}  // namespace entente
