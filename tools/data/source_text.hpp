#pragma once

#include "scenarios/registry/registry.hpp"
#include "tools/data/folder_check.hpp"

#include <string>
#include <vector>

/// Sources for people: plain text, each line ended by LF.
namespace entente {

/// A line a source: id, what, years, states, licence, where.
std::string sources_table(const std::vector<const RegisteredSource*>& sources);
/// Everything about one, with what to cite.
std::string source_text(const SourceRegistry& registry, const RegisteredSource& source);
/// A line a file: "ok", "differs", "missing" or "unknown".
std::string checked_text(const CheckedFolder& folder);
/// "zip", as the registry's file has it.
const char* to_string(Packaging packaging);
const char* to_string(CheckedFile::State state);

}  // namespace entente
