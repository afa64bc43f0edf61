#include "results/figures/run/focus.hpp"

#include <sstream>

namespace entente {

std::vector<std::string> focus_of(const RunData& run) {
  // "[NZL, DNK]", as the manifest writes it.
  std::string list = run.setting("focus").value_or("");
  for (char& c : list) {
    if (c == '[' || c == ']' || c == ',') c = ' ';
  }
  std::istringstream words(list);
  std::vector<std::string> focus;
  for (std::string word; words >> word;) focus.push_back(word);
  return focus;
}

bool is_named(const StateLabel& state, const std::string& code) {
  return state.iso3 == code || std::to_string(state.cow.number()) == code;
}

}  // namespace entente
