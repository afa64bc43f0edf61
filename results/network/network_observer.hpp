#pragma once

#include "results/network/network_summary.hpp"
#include "sim/network/world_network.hpp"
#include "sim/war/replicate_block.hpp"

#include <atomic>
#include <cstddef>
#include <vector>

namespace entente {

/// Measures each year's network of the first replicates of an ensemble while it is simulated:
/// `observe_ensemble(world, experiment, {&observer})`, then take(). Draws are left alone, and the result is the same
/// bits for any number of threads: replicates have places of their own, summed up in one order at the end.
///
/// The network of a year holds standing as it is at the year's end. A network of 190 states takes some milliseconds,
/// much longer than to simulate the replicate: hence only the first replicates.
class NetworkObserver : public EnsembleObserver {
 public:
  /// @param replicates how many are measured: at least 1, at most what the ensemble will have
  /// Throws Error (Fault::work) as WorldNetwork does, and for 0 replicates. `world` must outlive this.
  NetworkObserver(const World& world, std::size_t replicates);

  void observe(const ReplicateBlock& block) override;
  /// Throws Error (Fault::work) unless all replicates to be measured were observed.
  NetworkSummary take() const;

 private:
  // Sums over the replicates of one block of a state measure's departure from that of the treaties alone.
  struct DepartureSum {
    double sum = 0;
    double squares = 0;
  };
  using StateValues = std::array<double, state_measure_count>;

  std::size_t rows_a_year() const;
  void measure(const ReplicateBlock& block, std::size_t lane, std::vector<DepartureSum>& sums);
  MeasuredYear row(double treaty, std::size_t row) const;
  std::vector<MeasuredState> states_of_year(std::size_t year, StateMeasure measure) const;

  WorldNetwork network_;
  std::size_t replicates_;
  std::vector<NetworkMeasures> treaties_;        // by year
  std::vector<double> values_;                   // [(year * rows + row) * replicates + replicate]
  std::vector<double> last_ties_;                // [(leader * states + state) * replicates + replicate]
  std::vector<std::vector<DepartureSum>> sums_;  // by block: [(year * codes + position) * state measures + measure]
  std::atomic<std::size_t> observed_{0};         // replicates
  std::atomic<std::size_t> unsettled_{0};
};

}  // namespace entente
