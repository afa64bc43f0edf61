#include "scenarios/world/war_notes.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

bool contains(const std::vector<std::string>& notes, const std::string& note) {
  return std::find(notes.begin(), notes.end(), note) != notes.end();
}

}  // namespace

std::vector<std::string> notes_by_war(const Scenario& scenario, const std::vector<std::vector<std::string>>& notes) {
  std::vector<std::string> texts;
  std::vector<std::string> said;
  for (const std::vector<std::string>& of_war : notes) {
    for (const std::string& note : of_war) {
      if (contains(said, note)) continue;
      said.push_back(note);
      std::string names;
      std::size_t wars = 0;
      for (std::size_t war = 0; war < notes.size(); ++war) {
        if (!contains(notes[war], note)) continue;
        names += (wars++ == 0 ? "" : ", ") + scenario.wars[war].name;
      }
      texts.push_back(wars == notes.size() ? note : names + ": " + note);
    }
  }
  return texts;
}

}  // namespace entente
