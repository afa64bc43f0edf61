#include "results/belief/belief_calibration_value.hpp"

namespace entente {

OrderedJson belief_calibration_value(const std::vector<BeliefCalibration>& calibrations, const Caption& caption) {
  OrderedJson json = OrderedJson::array();
  for (const BeliefCalibration& calibration : calibrations) {
    OrderedJson bins = OrderedJson::array();
    for (std::size_t bin = 0; bin < BeliefCalibration::bins; ++bin) {
      const BeliefBin& values = calibration.bin[bin];
      bins.push_back(OrderedJson::object({{"low", static_cast<double>(bin) / BeliefCalibration::bins},
                                          {"high", static_cast<double>(bin + 1) / BeliefCalibration::bins},
                                          {"beliefs", values.beliefs},
                                          {"mean_posterior", json_number(values.mean_posterior)},
                                          {"committed_share", json_number(values.committed_share)},
                                          {"error", json_number(values.error)}}));
    }
    const StateLabel leader = label_of(caption.states, calibration.leader);
    json.push_back(
        OrderedJson::object({{"cow", calibration.leader.number()}, {"iso3", leader.iso3}, {"bins", std::move(bins)}}));
  }
  return json;
}

}  // namespace entente
