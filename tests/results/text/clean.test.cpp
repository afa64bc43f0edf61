#include "results/text/clean.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("names keep their letters and lose what would break a line, a terminal or an XML file") {
  CHECK(clean_line("Österreich, Côte d'Ivoire, 日本, 𝔊") == "Österreich, Côte d'Ivoire, 日本, 𝔊");
  CHECK(clean_line("a\nb\x1b[31mc") == "a\uFFFDb\uFFFD[31mc");
  CHECK(clean_line("\x7f\u0085\u202E") == "\uFFFD\uFFFD\uFFFD");
  // Malformed (RFC 3629): a lone continuation, a cut sequence, overlong '/', a surrogate, beyond U+10FFFF.
  CHECK(clean_line("\x80") == "\uFFFD");
  CHECK(clean_line("x\xC3") == "x\uFFFD");
  CHECK(clean_line("\xC0\xAF") == "\uFFFD\uFFFD");
  CHECK(clean_line("\xE0\x80\xAF") == "\uFFFD\uFFFD\uFFFD");
  CHECK(clean_line("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(clean_line("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(width("Österreich") == 10);
}
