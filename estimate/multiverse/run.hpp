#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/multiverse/plan.hpp"
#include "estimate/sample/panel.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What became of a universe.
enum class UniverseStatus {
  estimated,
  duplicate,  ///< the same rows, numbers, model and covariance as an earlier one: its estimates are that one's
  skipped,    ///< by a rule of the plan
  refused,    ///< the model cannot be had from these rows, or the family does not have the covariance
  failed,     ///< the fit did not converge
};

const char* to_string(UniverseStatus status);

/// The estimates of a universe. Effects are average marginal effects of the term on the expected outcome.
struct UniverseEstimate {
  std::size_t rows = 0, units = 0, positive = 0;
  std::string covariance;            ///< its name
  std::optional<EstimateLine> term;  ///< the model's own coefficient; a hurdle has two, and none here
  double deviation = 0;              ///< the term's standard deviation over the rows
  double unit_effect = 0;            ///< for a rise by 1
  double effect = 0;                 ///< in the plan's scale
  double standard_error = 0;         ///< of `effect`, by the delta method
  double low = 0, high = 0;          ///< of `effect`, at the plan's level
  /// Of the model's own coefficient; of a hurdle those of the effect.
  double statistic = 0, p = 0;
  std::vector<std::string> notes;
};

struct UniverseResult {
  Universe universe;
  UniverseStatus status = UniverseStatus::estimated;
  std::size_t same_as = 0;  ///< of a duplicate: the id of the universe that it repeats
  std::string why;          ///< of those without estimates
  std::string formula;      ///< of those that no rule skipped
  std::optional<UniverseEstimate> estimate;
  /// Number, from 1, of the fit of a model to rows that the estimates are from; 0 for what came to none. Universes that
  /// differ in their covariance alone share it.
  std::size_t fit = 0;
};

struct MultiverseRun {
  std::vector<UniverseResult> universes;  ///< all combinations, by id
  std::size_t panels = 0;                 ///< built: different settings of the switches
  std::size_t samples = 0;                ///< made
  std::size_t fits = 0;                   ///< of different models to different rows

  std::size_t count(UniverseStatus status) const;
};

/// A panel for every setting of the switches. Called from several threads.
using PanelMaker = std::function<Panel(const SwitchChoices&)>;

struct MultiverseOptions {
  int threads = 0;                                              ///< results do not depend on it; 0 takes all
  const std::atomic<bool>* interrupted = nullptr;               ///< when it becomes true, the run throws Fault::work
  std::function<void(std::size_t, std::size_t)> progress = {};  ///< fits done, of how many; one call at a time
};

/// Fits every universe. Panels are built once a setting of the switches, samples once a set of rows and terms, models
/// once a sample and family; a universe whose rows, numbers, model and covariance are those of an earlier one repeats
/// it. What cannot be estimated says why.
///
/// Throws Error (Fault::input) as `universes` and `check_variables`, and when no universe could be estimated (with the
/// first reasons).
MultiverseRun run_multiverse(const MultiversePlan& plan, const PanelMaker& make_panel,
                             const MultiverseOptions& options);

}  // namespace entente
