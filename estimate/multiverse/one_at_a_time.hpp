#pragma once

#include "estimate/covariance/model_report.hpp"
#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"
#include "sim/parallel/blocks.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A setting of the switches on the way from one panel to another.
struct SwitchVariant {
  enum class Kind {
    from,         ///< the first panel
    to,           ///< the second
    alone,        ///< the first with one switch as the second has it
    all_but_one,  ///< the second with one switch as the first has it
  };
  Kind kind = Kind::from;
  std::string name;          ///< of the switch; empty for both ends
  std::string from, choice;  ///< its choices at both ends
  SwitchChoices switches;
};

/// Both ends, then every switch that differs between them alone and left out, in the order of `order`.
std::vector<SwitchVariant> one_at_a_time(const SwitchChoices& from, const SwitchChoices& to,
                                         const std::vector<PanelSwitch>& order);

/// The models fitted to one variant's panel.
struct VariantReports {
  SwitchVariant variant;
  std::vector<std::optional<ModelReport>> reports;  ///< one a model; nothing where it could not be had
  std::vector<std::string> why;                     ///< of those; empty otherwise
};

/// Fits all models to all variants, in parallel over variants; results do not depend on threads.
/// Throws Error (Fault::input) when a panel cannot be built, (Fault::work) when `parallel` says that it was
/// interrupted.
std::vector<VariantReports> fit_variants(const std::vector<SwitchVariant>& variants,
                                         const std::vector<UniverseModel>& models, const PanelMaker& make_panel,
                                         const ParallelOptions& parallel);

}  // namespace entente
