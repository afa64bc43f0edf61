#pragma once

#include "estimate/panel/build_panel.hpp"
#include "estimate/panel/democracy_marks.hpp"
#include "estimate/panel/suspects.hpp"
#include "estimate/source/alliance_scores.hpp"
#include "estimate/source/armed_forces.hpp"
#include "estimate/source/casualties.hpp"
#include "estimate/source/democracy.hpp"
#include "estimate/source/deployments.hpp"
#include "estimate/source/gdp_estimates.hpp"
#include "estimate/source/ideal_points.hpp"
#include "estimate/source/leader_alliances.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/placemats.hpp"
#include "estimate/source/state_system.hpp"
#include "estimate/source/world_bank.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {

class Outcomes;

/// What the files of a recipe say; nothing where the recipe names no file.
struct PanelSources::Content {
  StateSystem states{{}};
  std::vector<ArmedForcesRow> armed_forces;
  std::vector<Deployment> deployments;
  std::optional<std::vector<PlacematCell>> placemats;
  std::optional<Casualties> casualties;
  std::optional<CountryYears<Capabilities>> capabilities_5, capabilities_6;
  std::optional<CountryYears<UnVotes>> votes;
  std::optional<CountryYears<Democracy>> democracy;
  std::optional<Facts<bool>> democracy_marks;
  std::optional<CountryYears<LeaderAlliance>> alliances;
  std::optional<AllianceScores> alliance_scores;
  std::optional<CountryYears<double>> miles;       ///< to the theatre, as the file has them
  std::optional<CountryYears<double>> kilometres;  ///< to the theatre, between capitals at the end of the year
  std::optional<WorldBankTable> world_bank;
  std::optional<CountryYears<double>> gdp_by_iso;
  std::optional<CountryYears<GdpEstimate>> estimates;
  /// Outcomes under the choices of the published panel and under those that the sources call for.
  std::shared_ptr<const Outcomes> published_outcomes, corrected_outcomes;
  std::vector<AuditCount> counts;      ///< what the switches are about, the same for all of them
  std::vector<KnownSuspect> suspects;  ///< values that look mistyped, by source and line
};

}  // namespace entente
