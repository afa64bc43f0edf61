#include "results/tournament/tournament_manifest.hpp"

#include "results/json/value.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/manifest_value.hpp"
#include "sim/random/stream.hpp"

namespace entente {

std::string tournament_manifest(const TournamentManifest& manifest, const std::vector<FileDigest>& outputs) {
  OrderedJson json = OrderedJson::object();
  json[run_marker] = run_form;
  json["program_version"] = manifest.program_version;
  json["random_layout_version"] = random::layout_version;
  json["tournament"] = manifest.tournament.name;
  json["record"] = manifest.tournament.record;
  json["fit"] = manifest.tournament.fit;
  json["replications"] = manifest.tournament.replications;
  json["seed"] = manifest.tournament.seed;
  json["notes"] = manifest.tournament.notes;
  json["inputs"] = digests_value(manifest.inputs, "path");
  json["outputs"] = digests_value(outputs, "file");
  json["machine"] = machine_value(manifest.machine);
  return json_text(json);
}

}  // namespace entente
