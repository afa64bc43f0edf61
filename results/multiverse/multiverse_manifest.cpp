#include "results/multiverse/multiverse_manifest.hpp"

#include "results/json/value.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/manifest_value.hpp"

namespace entente {

std::string multiverse_manifest(const MultiverseManifest& manifest, const std::vector<FileDigest>& outputs) {
  OrderedJson json = OrderedJson::object();
  json[run_marker] = run_form;
  json["program_version"] = manifest.program_version;
  json["multiverse"] = manifest.name;
  json["notes"] = manifest.notes;
  json["inputs"] = digests_value(manifest.inputs, "path");
  json["outputs"] = digests_value(outputs, "file");
  json["machine"] = machine_value(manifest.machine);
  return json_text(json);
}

}  // namespace entente
