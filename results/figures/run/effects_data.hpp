#pragma once

#include "results/figures/run_figure.hpp"
#include "sim/core/state_label.hpp"

#include <string>
#include <vector>

/// What the figure of a counterfactual's effects shows. For source files of results only.
namespace entente {

/// A mean difference of paired replicates, as effects.csv has it.
struct PlottedEffect {
  double baseline = 0, counterfactual = 0, effect = 0, error = 0;
  double low() const;   ///< of the 95 % Monte Carlo interval
  double high() const;  ///< of the same
};

struct PlottedStateEffect : PlottedEffect {
  StateLabel state;
};

struct PlottedYearEffect : PlottedEffect {
  int year = 0;
};

struct EffectsData {
  std::string name;    ///< of the counterfactual, as a clean line
  std::string change;  ///< what it changes, in words; empty where the manifest does not say
  PlottedEffect troop_years, share;
  std::vector<PlottedStateEffect> states;  ///< on the mean share, by size
  std::size_t states_moved = 0;            ///< all whose share changes at all
  std::vector<PlottedYearEffect> years;
};

/// The counterfactual that the options name, or the run's first; its states those of the options, else the dozen that
/// move most. Throws Error (Fault::input) for a name or state that the run has not.
EffectsData effects_data(const RunData& run, const RunWar& war, const RunFigureOptions& options);

std::vector<std::string> effects_subtitles(const EffectsData& data);
std::string effects_description(const EffectsData& data, const std::string& title);

}  // namespace entente
