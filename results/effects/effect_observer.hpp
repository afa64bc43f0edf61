#pragma once

#include "results/effects/effects.hpp"
#include "results/effects/paired_moments.hpp"
#include "sim/war/paired_ensemble.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <mutex>
#include <vector>

namespace entente {

/// Sums effects up while both worlds are simulated: `observe_paired(baseline, {{changed, &observer}}, {})`, then
/// effects(). Memory does not grow with the number of replicates, and the result is the same bits for any number of
/// threads.
class EffectObserver : public PairedObserver {
 public:
  /// Both worlds must outlive the observer. A war of the baseline that the changed world lacks counts as one to which
  /// nobody is invited. Throws Error (Fault::work) when the changed world has a war that the baseline lacks.
  EffectObserver(const World& baseline, const World& changed);

  /// Throws Error (Fault::work) when a simulated number is no share, tie or count.
  void observe(const ReplicateBlock& baseline, const ReplicateBlock& variant) override;

  Effects effects() const;

 private:
  struct StateSums {
    PairedMoments share = PairedMoments::fraction();
    PairedMoments troops = PairedMoments::whole();
    PairedMoments tie = PairedMoments::fraction();
    PairedMoments standing = PairedMoments::fraction();
  };
  struct WarSums {
    PairedMoments troop_years = PairedMoments::whole();
    PairedMoments share = PairedMoments::fraction();
    PairedMoments contributors = PairedMoments::whole();
    std::vector<PairedMoments> year_troops;
    std::vector<StateSums> states;
  };
  struct Sums {
    std::size_t replications = 0;
    std::vector<WarSums> wars;
    PairedMoments troop_years = PairedMoments::whole();
    std::vector<PairedMoments> year_troops;

    void merge(const Sums& other);
  };
  struct Pass;

  Sums empty() const;

  const World& baseline_;
  const World& changed_;
  /// [war * cells + cell]: whether the state is invited in either world
  std::vector<std::uint8_t> invited_;
  std::mutex mutex_;
  Sums sums_;
};

}  // namespace entente
