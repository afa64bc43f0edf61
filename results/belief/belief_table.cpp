#include "results/belief/belief_table.hpp"

#include "results/tables/csv_text.hpp"

namespace entente {

std::string belief_calibration_csv(const std::vector<BeliefCalibration>& calibrations,
                                   const std::vector<StateLabel>& labels) {
  CsvText csv({"leader_cow", "leader_iso3", "low", "high", "beliefs", "mean_posterior", "committed_share", "error"});
  for (const BeliefCalibration& calibration : calibrations) {
    const StateLabel leader = label_of(labels, calibration.leader);
    for (std::size_t bin = 0; bin < BeliefCalibration::bins; ++bin) {
      const BeliefBin& values = calibration.bin[bin];
      csv.add(std::size_t{calibration.leader.number()}).add(leader.iso3);
      csv.add(static_cast<double>(bin) / BeliefCalibration::bins);
      csv.add(static_cast<double>(bin + 1) / BeliefCalibration::bins);
      csv.add(values.beliefs).add(values.mean_posterior).add(values.committed_share).add(values.error);
    }
  }
  return csv.text();
}

}  // namespace entente
