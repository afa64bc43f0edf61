#include "results/run_folder/verify.hpp"

#include "results/run_folder/contents.hpp"
#include "results/run_folder/place_of.hpp"
#include "sim/core/error.hpp"

#include <utility>

namespace entente {

VerifiedRun verify_run_folder(const std::filesystem::path& folder) {
  std::vector<FileDigest> listed = outputs_of(folder);
  std::vector<Problem> problems;
  for (const FileDigest& output : listed) {
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
  std::vector<std::string> unlisted = unlisted_entries(folder, listed);
  return {std::move(listed), std::move(unlisted)};
}

}  // namespace entente
