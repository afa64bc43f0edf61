#include "results/json/scoring_value.hpp"

#include "results/json/label_value.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::array<const char*, central_levels> coverage_names = {"coverage_50", "coverage_80", "coverage_90",
                                                                    "coverage_95"};

void put_set(OrderedJson& json, const ScoreSet& set) {
  json["rows"] = set.rows;
  json["bias"] = json_number(set.bias);
  json["rmse"] = json_number(set.rmse);
  json["crps"] = json_number(set.crps);
  json["rows_with_past"] = set.rows_with_past;
  json["skill_historical_mean"] = json_number(set.skill_historical_mean);
  json["skill_persistence"] = json_number(set.skill_persistence);
  json["log_score"] = json_number(set.log_score);
  for (std::size_t level = 0; level < central_levels; ++level) {
    json[coverage_names[level]] = json_number(set.coverage[level]);
  }
}

OrderedJson set_value(const ScoreSet& set) {
  OrderedJson json = OrderedJson::object();
  put_set(json, set);
  return json;
}

OrderedJson ranks_value(const RankScores& ranks) {
  return OrderedJson::object({{"spearman_relative", json_number(ranks.spearman_relative)},
                              {"kendall_relative", json_number(ranks.kendall_relative)},
                              {"spearman_absolute", json_number(ranks.spearman_absolute)},
                              {"kendall_absolute", json_number(ranks.kendall_absolute)},
                              {"top_5", json_number(ranks.top_5)},
                              {"top_10", json_number(ranks.top_10)}});
}

OrderedJson calibration_value(const std::array<CalibrationRow, central_levels>& rows) {
  OrderedJson list = OrderedJson::array();
  for (const CalibrationRow& row : rows) {
    list.push_back(OrderedJson::object({{"level", row.level},
                                        {"rows", row.rows},
                                        {"coverage", json_number(row.coverage)},
                                        {"expected", json_number(row.expected)}}));
  }
  return list;
}

OrderedJson pit_value(const PitHistogram& histogram) {
  OrderedJson json = OrderedJson::object();
  json["rows"] = histogram.rows;
  json["counts"] = histogram.counts;
  json["masses"] = OrderedJson::array();
  for (const Simulated& mass : histogram.masses) json["masses"].push_back(json_number(mass));
  json["mean"] = json_number(histogram.mean);
  json["spread"] = json_number(histogram.spread);
  const PitTest& test = histogram.test;
  json["uniformity"] = OrderedJson::object({{"test", "sign flips of states' sums"},
                                            {"states", test.states},
                                            {"draws", sign_flips},
                                            {"p_mean", json_number(test.tilt)},
                                            {"p_spread", json_number(test.ends)},
                                            {"p_both", json_number(test.either)},
                                            {"caveat", std::string(pit_test_caveat)}});
  return json;
}

}  // namespace

OrderedJson scoring_value(const Scoring& scoring, const Caption& caption) {
  OrderedJson json = OrderedJson::object();
  json["overall"] = set_value(scoring.overall);
  json["contributors"] = set_value(scoring.contributors);
  json["ranks"] = ranks_value(scoring.ranks);
  json["years"] = OrderedJson::array();
  for (const auto& [year, set] : scoring.years) {
    OrderedJson& entry = json["years"].emplace_back(OrderedJson::object({{"year", year.number()}}));
    put_set(entry, set);
  }
  json["states"] = OrderedJson::array();
  for (const auto& [state, set] : scoring.states) {
    OrderedJson& entry = json["states"].emplace_back(OrderedJson::object());
    put_label(entry, state, caption);
    put_set(entry, set);
  }
  json["calibration"] = OrderedJson::object({{"all", calibration_value(scoring.calibration)},
                                             {"contributors", calibration_value(scoring.calibration_of_contributors)}});
  json["pit"] =
      OrderedJson::object({{"all", pit_value(scoring.pit)}, {"contributors", pit_value(scoring.pit_of_contributors)}});
  return json;
}

}  // namespace entente
