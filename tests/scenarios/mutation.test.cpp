#include "scenarios/coefficients_file.hpp"
#include "scenarios/reader/scenario.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <string>

using namespace entente;
using namespace entente::testing;

namespace {

// Marsaglia's xorshift: the same mutations everywhere.
class Mutations {
 public:
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ % bound);
  }

  std::string mutate(std::string text) {
    for (std::size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
      const std::size_t at = below(text.size());
      const std::size_t length = 1 + below(12);
      switch (below(6)) {
        case 0: text[at] = static_cast<char>(below(256)); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, tokens[below(tokens.size())]); break;
        case 3: text.insert(at, text.substr(below(text.size()), length)); break;
        case 4: text.replace(at, length, tokens[below(tokens.size())]); break;
        default: text.resize(at); break;
      }
    }
    return text;
  }

 private:
  static constexpr std::array<const char*, 34> tokens{"&a ",   "*a",
                                                      "!t ",   "---\n",
                                                      "...\n", "%X\n",
                                                      "[",     "]",
                                                      "{",     "}",
                                                      ": ",    "? ",
                                                      "- ",    "\n",
                                                      "\t",    "\"",
                                                      "'",     "|\n",
                                                      ">\n",   "#",
                                                      "~",     "null",
                                                      "off",   "-1",
                                                      "1e999", "NaN",
                                                      "0",     "010",
                                                      "\xFF",  "ä",
                                                      "\r",    "<<: ",
                                                      "{[",    "99999999999999999999"};
  std::uint64_t state_ = 20010911;
};

// True for success, false for an input Error with a known place or a file; anything else fails the test.
template <class Read>
bool survives(const std::string& text, const Read& read) {
  try {
    read(text);
    return true;
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    CHECK_FALSE(error.problems().empty());
    for (const Problem& problem : error.problems()) CHECK_FALSE(problem.what.empty());
    return false;
  }
}

}  // namespace

TEST_CASE("Mutated scenarios are read or refused, nothing else") {
  const std::string text = file_text(small_scenario);
  Mutations mutations;
  int read = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::string mutated = mutations.mutate(text);
    CAPTURE(mutated);
    read += survives(mutated, [](const std::string& t) { parse_scenario(t, small_scenario); }) ? 1 : 0;
  }
  // Mutations in comments and names do no harm; most others do.
  CHECK(read > 50);
  CHECK(read < 2500);
}

TEST_CASE("Mutated coefficients are read or refused, nothing else") {
  const std::string text = file_text(std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small/coefficients.yaml");
  REQUIRE_FALSE(text.empty());
  Mutations mutations;
  for (int i = 0; i < 3000; ++i) {
    const std::string mutated = mutations.mutate(text);
    CAPTURE(mutated);
    survives(mutated, [](const std::string& t) { parse_coefficients(t, "x.yaml"); });
  }
}
