#pragma once

#include "results/run_folder/digest.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/core/setting.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente {

/// A named fact about a fit, in the order of telling: {"family", "tobit"}, {"terms", ...}, {"estimate", ...}.
using FactValue = std::variant<bool, std::int64_t, double, std::string, std::vector<double>, std::vector<std::string>>;
using Facts = std::vector<std::pair<std::string, FactValue>>;

/// Where and how long a run took: all that may differ between two runs of the same bytes.
struct Machine {
  int threads = 0;
  std::string compiler = {};
  double elapsed_seconds = 0;
  std::string started_utc = {};  ///< "2020-02-29T12:00:00Z"
};

/// The compiler that built Entente, "gcc 12.2.0".
std::string compiler_name();
/// The time now, in UTC to the second, as ISO 8601.
std::string utc_now();

/// A counterfactual whose effects stand beside a run.
struct ManifestCounterfactual {
  std::string name;
  std::string change;  ///< what it changes
  std::vector<std::string> notes;
};

/// What a reader needs in order to trust a run's files and to run it again.
struct Manifest {
  std::string program_version = {};
  int random_layout_version = 0;
  MasterSeed seed = {};
  std::size_t replications = 0;
  std::string scenario = {};  ///< its name
  std::string record = {};    ///< one line: which record and which measures
  std::vector<std::string> notes = {};
  std::vector<Setting> settings = {};   ///< the resolved scenario
  std::vector<FileDigest> inputs = {};  ///< name = path as the user or the scenario wrote it
  Facts fit = {};
  std::vector<ManifestCounterfactual> counterfactuals = {};
  Machine machine = {};
};

/// manifest.json: one JSON object, ended by LF. Numbers that are not finite are null, malformed UTF-8 becomes U+FFFD.
std::string manifest_text(const Manifest& manifest, const std::vector<FileDigest>& outputs);

}  // namespace entente
