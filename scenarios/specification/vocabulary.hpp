#pragma once

#include "estimate/table/csv.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// What the project calls a variable, and what the published panel of Gannon and Kent (2020) calls it.
struct VocabularyEntry {
  const char* name;    ///< as in the tables of scenarios/afghanistan, where sources.md defines it
  const char* column;  ///< of the published panel
  const char* unit;
};

/// All names that differ, and those that have a unit.
std::span<const VocabularyEntry> vocabulary();
/// The entry of that name, or nullptr.
const VocabularyEntry* vocabulary_entry(std::string_view name);

/// Our names for columns of the table: those that it has under the published panel's name and not under ours, so that
/// no column is ever hidden. (The published panel's `gdp` is in current dollars, as our gdp_current.)
std::map<std::string, std::string> panel_synonyms(const Table& table);

}  // namespace entente
