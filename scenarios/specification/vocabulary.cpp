#include "scenarios/specification/vocabulary.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::array<VocabularyEntry, 16> entries = {{
    {"state", "ccode", "COW number"},
    {"cow", "ccode", "COW number"},
    {"share", "troops_afghan_final_ratio", "share of armed forces"},
    {"share_as_published", "troops_afghan_final_ratio", "share of armed forces"},
    {"troops_as_published", "troops_afghan_final", "soldiers"},
    {"armed_forces", "troops_total", "people"},
    {"potential", "pot_gain", "1"},
    {"un_agreement", "pctagreeus", "share of votes"},
    {"democracy", "dem", "0 or 1"},
    {"casualties", "casualties", "deaths a year"},
    {"ally", "us_ally", "0 or 1"},
    {"cinc", "cinc", "share of the system's capabilities"},
    {"depth_as_published", "depth", "1"},
    {"gdp_current", "gdp", "current US dollars"},
    {"gdp_per_head_current", "gdppc", "current US dollars"},
    {"distance_as_published", "distance", "statute miles"},
}};

}  // namespace

std::span<const VocabularyEntry> vocabulary() { return entries; }

const VocabularyEntry* vocabulary_entry(std::string_view name) {
  for (const VocabularyEntry& entry : entries) {
    if (name == entry.name) return &entry;
  }
  return nullptr;
}

std::map<std::string, std::string> panel_synonyms(const Table& table) {
  std::map<std::string, std::string> synonyms;
  for (const VocabularyEntry& entry : entries) {
    if (!table.find(entry.name) && table.find(entry.column)) synonyms.emplace(entry.name, entry.column);
  }
  return synonyms;
}

}  // namespace entente
