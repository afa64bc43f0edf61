#pragma once

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// What readers of sources say to input that is wrong.
namespace entente::testing {

/// The first problem of the input error that `work` throws, as the user reads it; "" when it throws none.
template <class Work>
std::string refusal(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.fault() == Fault::input ? to_string(error.problems().front()) : "not an input error";
  }
  return "";
}

/// `text` with the first `old` replaced; without it the test would test nothing.
inline std::string replaced(std::string text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

/// A good file of at least two rows, broken in the ways in which files break: cut off anywhere, of other separators and
/// encodings, with bytes changed. `read` must refuse the first kinds with a place in `name`, and must take or refuse
/// (never crash on) the last.
template <class Read>
void check_robustness(const std::string& whole, const std::string& name, const Read& read) {
  CHECK(refusal([&] { read(whole); }).empty());
  const auto refused = [&](const std::string& text) { return refusal([&] { read(text); }); };
  for (std::size_t length = 0; length < whole.size(); ++length) {
    if (length > 0 && whole[length - 1] == '\n' && whole.find('\n') + 1 < length) continue;  // whole rows
    INFO("cut off after " << length << " bytes");
    CHECK_THAT(refused(whole.substr(0, length)), Catch::StartsWith(name + ":"));
  }
  std::string semicolons = whole;
  for (char& letter : semicolons) letter = letter == ',' ? ';' : letter;
  CHECK_THAT(refused(semicolons), Catch::Contains("semicolons"));
  std::string latin = whole;
  latin[latin.rfind(',')] = '\xE9';
  CHECK_THAT(refused(latin), Catch::StartsWith(name + ":") && Catch::Contains("UTF-8"));

  // A linear congruential walk suffices: no statistics are made of it.
  std::uint32_t state = 1;
  const auto next = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  constexpr std::string_view letters = ",;\"\n\r0123456789-.ANOol \xC3\xA9\t";
  for (int i = 0; i < 2000; ++i) {
    std::string text = whole;
    for (std::size_t changes = 1 + next(3); changes > 0; --changes)
      text[next(text.size())] = letters[next(letters.size())];
    const std::string said = refused(text);
    INFO(text);
    CHECK((said.empty() || said.starts_with(name + ":")));
  }
}

}  // namespace entente::testing
