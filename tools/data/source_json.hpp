#pragma once

#include "scenarios/registry/registry.hpp"
#include "tools/data/folder_check.hpp"

#include <string>
#include <vector>

/// Sources for programs: one JSON object, ended by LF; what is not known is null.
namespace entente {

/// {"sources": [...]}, with all that the registry holds, citations as text and as BibTeX.
std::string sources_json(const SourceRegistry& registry, const std::vector<const RegisteredSource*>& sources);
/// {"files": [{"id", "file", "state", "sha256", "registered", "bytes"}], "unknown": [...]}
std::string checked_json(const CheckedFolder& folder);

}  // namespace entente
