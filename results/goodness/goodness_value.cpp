#include "results/goodness/goodness_value.hpp"

#include <string>

namespace entente {
namespace {

void put_row(OrderedJson& json, const FitRow& row) {
  json["simulated_sd"] = json_number(row.sd);
  json["simulated_q05"] = json_number(row.q05);
  json["simulated_q95"] = json_number(row.q95);
  json["p_value"] = json_number(row.p_value);
  json["p_holm"] = json_number(row.p_holm);
  json["replicates"] = row.replicates;
  json["replicates_undefined"] = row.undefined;
  json["not_tested"] = row.why_not.empty() ? OrderedJson(nullptr) : OrderedJson(row.why_not);
}

OrderedJson joint_value(const JointFit& joint) {
  OrderedJson json = OrderedJson::object({{"statistics", joint.statistics},
                                          {"rank", joint.rank},
                                          {"observed_distance", json_number(joint.row.observed)},
                                          {"simulated_distance", json_number(joint.row.simulated)}});
  put_row(json, joint.row);
  return json;
}

OrderedJson statistic_value(const FitStatistic& statistic) {
  OrderedJson json = OrderedJson::object({{"fitted", std::string(to_string(statistic.fitted))},
                                          {"observed", json_number(statistic.row.observed)},
                                          {"simulated", json_number(statistic.row.simulated)}});
  put_row(json, statistic.row);
  return json;
}

OrderedJson fit_value(const GoodnessOfFit& fit) {
  OrderedJson json = OrderedJson::object({{"replicates", fit.replicates},
                                          {"statistics_tested", fit.statistics_tested()},
                                          {"groups_tested", fit.groups_tested()},
                                          {"not_fitted", joint_value(fit.not_fitted)},
                                          {"contributions", joint_value(fit.contributions)},
                                          {"all", joint_value(fit.all)},
                                          {"groups", OrderedJson::object()}});
  for (const FitGroup& group : fit.groups) {
    OrderedJson& of_group = json["groups"][std::string(to_string(group.group))];
    of_group["joint"] = joint_value(group.joint);
    of_group["statistics"] = OrderedJson::object();
    for (const FitStatistic& statistic : group.statistics) {
      of_group["statistics"][std::string(to_string(statistic.statistic))] = statistic_value(statistic);
    }
  }
  return json;
}

}  // namespace

void put_goodness_of_fit(OrderedJson& document, const std::vector<GoodnessOfFit>& wars) {
  if (wars.size() == 1) document["goodness_of_fit"] = fit_value(wars.front());
  if (wars.size() < 2) return;
  for (std::size_t war = 0; war < wars.size(); ++war) document["wars"][war]["goodness_of_fit"] = fit_value(wars[war]);
}

}  // namespace entente
