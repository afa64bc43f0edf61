#include "results/figures/text_width.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using entente::text_width;
using entente::wrapped;

TEST_CASE("estimated widths are on the safe side of Helvetica's, and not by much") {
  // Adobe's metrics (Helvetica AFM 4.1), in thousandths of an em, summed by hand: "political" is
  // 556 556 222 222 278 222 500 556 222, and so on. 9 points are 12 pixels.
  const auto check = [](const char* text, double thousandths) {
    const double exact = thousandths / 1000 * 12;
    CAPTURE(text);
    CHECK(text_width(text, 9) >= exact);
    CHECK(text_width(text, 9) <= 1.15 * exact);
  };
  check("political", 3334);
  check("CR1 by ccode", 6280);
  check("0.005", 2502);
}

TEST_CASE("lines break between words, else after a sign, else where they are full") {
  CHECK(wrapped("short", 100, 8) == std::vector<std::string>{"short"});
  CHECK(wrapped("", 100, 8) == std::vector<std::string>{""});
  CHECK(wrapped("two words", 40, 8) == std::vector<std::string>{"two", "words"});
  CHECK(wrapped("two words", 38, 8) == std::vector<std::string>{"two", "words"});
  CHECK(wrapped("troops_ratio", 50, 8) == std::vector<std::string>{"troops_", "ratio"});
  for (const char* text :
       {"Donaudampfschifffahrtsgesellschaft", "äöüßäöüßäöüßäöüß", "日本語日本語日本語", "a b  c   d"}) {
    std::string joined;
    for (const std::string& line : wrapped(text, 30, 8)) joined += line;
    std::string letters = text;
    letters.erase(std::remove(letters.begin(), letters.end(), ' '), letters.end());
    joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
    CHECK(joined == letters);
    for (const std::string& line : wrapped(text, 30, 8)) CHECK(text_width(line, 8) <= 30);
  }
  CHECK(wrapped("ab", 0, 8) == std::vector<std::string>{"a", "b"});  // always one letter a line
}
