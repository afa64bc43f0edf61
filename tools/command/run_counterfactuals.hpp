#pragma once

#include "results/effects/effect_observer.hpp"
#include "results/effects/effects.hpp"
#include "results/label.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "scenarios/experiment/counterfactual.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/war/paired_ensemble.hpp"

#include <memory>
#include <string>
#include <vector>

namespace entente {

/// The counterfactuals that a run was asked for, each with the world that it makes and the observer of its effects.
class ChosenCounterfactuals {
 public:
  /// @param names of the scenario's counterfactuals, or "all"; one that is named twice is run once
  /// Throws Error (Fault::input) for a name that the scenario does not have, and as apply() does. `prepared` must
  /// outlive this.
  ChosenCounterfactuals(const PreparedScenario& prepared, const std::vector<std::string>& names);

  /// For observe_paired beside the baseline.
  std::vector<PairedVariant> variants() const;
  /// What the observers saw, in the order of the scenario.
  std::vector<NamedEffects> effects() const;

 private:
  struct Chosen {
    std::string name;
    std::string change;
    CounterfactualRun run;
    std::unique_ptr<EffectObserver> observer;
  };
  std::vector<std::unique_ptr<const Chosen>> chosen_;
};

/// Writes effects.csv, effects_states.csv and effects.json; nothing without counterfactuals.
void write_effects(RunFolder& folder, const std::vector<NamedEffects>& counterfactuals, const Caption& caption);

/// What the manifest says of them.
std::vector<ManifestCounterfactual> manifest_of(const std::vector<NamedEffects>& counterfactuals);

}  // namespace entente
