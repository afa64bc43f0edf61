#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"
#include "estimate/multiverse/summary.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// Why combinations have no estimates, each reason once.
struct MissingReason {
  UniverseStatus status = UniverseStatus::skipped;
  std::string why;
  std::vector<std::size_t> ids;
};
/// In the order of their first appearance.
std::vector<MissingReason> missing_reasons(const MultiverseRun& run);

/// Why p and the interval of a universe may disagree, one sentence.
extern const char* const why_p_and_interval_disagree;

/// "for a rise of pot_gain by one standard deviation": what effects are of.
std::string effect_words(const MultiversePlan& plan);

/// One JSON object: what was varied, how many universes were estimated and why others were not, how effects lie, and
/// what each choice does to them. What does not exist is null.
/// @param note what made it: program and sources.
std::string multiverse_json(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary,
                            const std::string& note);

/// The same for a terminal, ended by LF.
std::string multiverse_text(const MultiversePlan& plan, const MultiverseRun& run, const MultiverseSummary& summary);

}  // namespace entente
