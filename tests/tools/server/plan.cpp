#include "tests/tools/server/plan.hpp"

#include <algorithm>
#include <stdexcept>

namespace entente::testing {

Behaviour parse_behaviour(const std::string& text) {
  Behaviour behaviour;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string part = text.substr(at, end - at);
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string word = part.substr(0, equals);
    const std::string value = equals < part.size() ? part.substr(equals + 1) : "";
    at = end + 1;
    if (word == "cut") {
      behaviour.cut = std::stoul(value);
    } else if (word == "stall") {
      behaviour.stall = std::stoul(value);
    } else if (word == "slow") {
      behaviour.slow = std::stoul(value);
    } else if (word == "status") {
      behaviour.status = std::stoi(value);
    } else if (word == "redirect") {
      behaviour.redirect = value;
    } else if (word == "claims") {
      behaviour.claims = std::stoll(value);
    } else if (word == "wrong") {
      behaviour.wrong = true;
    } else if (word == "changed") {
      behaviour.changed = true;
    } else if (word == "ignores_ranges") {
      behaviour.ignores_ranges = true;
    } else if (word == "wrong_range") {
      behaviour.wrong_range = true;
    } else if (word == "nameless") {
      behaviour.nameless = true;
    } else if (word == "unknown_length") {
      behaviour.unknown_length = true;
    } else if (word != "well") {
      throw std::runtime_error("the server knows nothing of " + part);
    }
  }
  return behaviour;
}

}  // namespace entente::testing
