#pragma once

#include "results/json/value.hpp"
#include "results/run_folder/digest.hpp"
#include "results/run_folder/manifest.hpp"

#include <vector>

/// The parts that the manifests of all kinds of folders share. For source files of results only.
namespace entente {

/// @param name what a file is called there: "path" of inputs, "file" of outputs
OrderedJson digests_value(const std::vector<FileDigest>& digests, const char* name);

OrderedJson machine_value(const Machine& machine);

}  // namespace entente
