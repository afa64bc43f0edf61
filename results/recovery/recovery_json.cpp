#include "results/json/value.hpp"
#include "results/recovery/recovery_document.hpp"
#include "results/recovery/recovery_words.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/manifest_value.hpp"
#include "sim/random/stream.hpp"

namespace entente {
namespace {

OrderedJson errors_json(const ErrorsReport& errors) {
  return {{"standard_error", json_number(errors.standard_error)},
          {"ratio_to_sd", json_number(errors.ratio)},
          {"coverage", json_number(errors.coverage)}};
}

OrderedJson row_json(const RecoveryRow& row, double level) {
  const RecoveredParameter& parameter = row.parameter;
  OrderedJson json = {{"parameter", parameter.name},
                      {"part", parameter.part},
                      {"term", parameter.term},
                      {"kind", kind_name(parameter.kind)},
                      {"truth", json_number(parameter.truth)},
                      {"estimates", row.estimates},
                      {"recovered", is_recovered(row, level)},
                      {"mean", json_number(row.mean)},
                      {"bias", json_number(row.bias)},
                      {"sd", json_number(row.deviation)},
                      {"rmse", json_number(row.rmse)}};
  json.update(errors_json(row.clustered));
  json["power"] = json_number(row.power);
  json["wrong_sign"] = json_number(row.wrong_sign);
  json["found_with_wrong_sign"] = json_number(row.found_wrong_sign);
  json["at_bound"] = row.at_bound;
  json["rows_as_if_independent"] = errors_json(row.independent);
  return json;
}

OrderedJson failures_json(const Recovery& recovery) {
  OrderedJson list = OrderedJson::array();
  for (const RecoveryFailure& failure : recovery.failures) {
    list.push_back({{"what", failure.what},
                    {"why", failure.why},
                    {"datasets", failure.records},
                    {"first_dataset", failure.first}});
  }
  return list;
}

}  // namespace

std::string recovery_json(const Recovery& recovery, const std::string& note) {
  const RecoveryCaption& caption = recovery.caption;
  OrderedJson json = OrderedJson::object();
  json["recovery"] = caption.scenario;
  json["made_by"] = note;
  json["record"] = caption.record;
  json["fit"] = caption.fit;
  json["generate"] = caption.generator;
  json["meaning"] = caption.meaning;
  json["datasets"] = recovery.datasets;
  json["fitted"] = recovery.datasets - recovery.failed;
  json["rows"] = {{"least", recovery.rows_least}, {"most", recovery.rows_most}};
  json["seed"] = caption.seed;
  json["level"] = recovery.level;
  json["verdict"] = recovery_verdict(recovery);
  json["parameters"] = OrderedJson::array();
  for (const RecoveryRow& row : recovery.rows) json["parameters"].push_back(row_json(row, recovery.level));
  json["failures"] = failures_json(recovery);
  json["notes"] = caption.notes;
  return json_text(json);
}

std::string recovery_manifest(const Recovery& recovery, const std::string& program_version,
                              const std::vector<FileDigest>& inputs, const Machine& machine,
                              const std::vector<FileDigest>& outputs) {
  const RecoveryCaption& caption = recovery.caption;
  OrderedJson json = OrderedJson::object();
  json[run_marker] = run_form;
  json["program_version"] = program_version;
  json["random_layout_version"] = random::layout_version;
  json["recovery"] = caption.scenario;
  json["record"] = caption.record;
  json["fit"] = caption.fit;
  json["generate"] = caption.generator;
  json["replications"] = recovery.datasets;  // the key of all kinds of folders
  json["level"] = recovery.level;
  json["seed"] = caption.seed;
  json["notes"] = caption.notes;
  json["inputs"] = digests_value(inputs, "path");
  json["outputs"] = digests_value(outputs, "file");
  json["machine"] = machine_value(machine);
  return json_text(json);
}

}  // namespace entente
