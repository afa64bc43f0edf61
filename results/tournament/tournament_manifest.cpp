#include "results/tournament/tournament_manifest.hpp"

#include "results/json/value.hpp"
#include "results/run_folder/contents.hpp"
#include "sim/random/stream.hpp"

namespace entente {
namespace {

OrderedJson digests(const std::vector<FileDigest>& files, const char* name) {
  OrderedJson list = OrderedJson::array();
  for (const FileDigest& file : files) {
    list.push_back({{name, file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return list;
}

}  // namespace

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
  json["inputs"] = digests(manifest.inputs, "path");
  json["outputs"] = digests(outputs, "file");
  json["machine"] = {{"threads", manifest.machine.threads},
                     {"compiler", manifest.machine.compiler},
                     {"elapsed_seconds", json_number(manifest.machine.elapsed_seconds)},
                     {"started_utc", manifest.machine.started_utc}};
  return json_text(json);
}

}  // namespace entente
