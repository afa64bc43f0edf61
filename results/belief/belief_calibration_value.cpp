#include "results/belief/belief_calibration_value.hpp"

#include "results/json/label_value.hpp"

#include <utility>

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
    OrderedJson of_leader = OrderedJson::object();
    put_label(of_leader, calibration.leader, caption);
    of_leader["bins"] = std::move(bins);
    json.push_back(std::move(of_leader));
  }
  return json;
}

}  // namespace entente
