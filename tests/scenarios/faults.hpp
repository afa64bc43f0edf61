#pragma once

#include "sim/core/error.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace entente::testing {

/// The problems of the input Error that `work` throws, each as "line:column key: what; expected ...; advice" (without
/// the file); empty when it throws none.
template <class Work>
std::vector<std::string> faults(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    std::vector<std::string> texts;
    for (Problem problem : error.problems()) {
      const std::string place = std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column);
      problem.place.file = "";
      problem.place.line = 0;
      texts.push_back((error.fault() == Fault::input ? "" : "not an input error: ") + place + " " + to_string(problem));
    }
    return texts;
  }
  return {};
}

inline bool starts_with(const std::string& text, std::string_view beginning) {
  return text.starts_with(beginning);
}

inline std::string file_text(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// `text` with the first `old` replaced; a text without it would test nothing and comes back empty.
inline std::string replaced(std::string text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  return at == std::string::npos ? "" : text.replace(at, old.size(), now);
}

inline const std::string small_scenario = std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small/scenario.yaml";

}  // namespace entente::testing
