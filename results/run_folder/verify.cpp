#include "results/run_folder/verify.hpp"

#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "sim/core/error.hpp"

namespace entente {

VerifiedRun verify_run_folder(const std::filesystem::path& folder) {
  const auto listed = listed_outputs(folder);
  if (!listed) {
    throw input_error(place_of(folder), "is not the folder of a finished run",
                      std::string("a folder with a ") + manifest_name + " that says \"" + run_marker + "\": 1");
  }
  std::vector<Problem> problems;
  for (const FileDigest& output : *listed) {
    const std::filesystem::path path = folder / output.name;
    if (!is_plain_name(output.name)) {
      problems.push_back({place_of(folder / manifest_name), "lists a file outside its folder", {}, {}});
      continue;
    }
    try {
      if (digest_file(path, output.name) == output) continue;
      problems.push_back({place_of(path), "differs from what the run wrote",
                          std::to_string(output.bytes) + " bytes with SHA-256 " + output.sha256,
                          "run the scenario again"});
    } catch (const Error& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
  return {*listed, unlisted_entries(folder, *listed)};
}

}  // namespace entente
