#include "estimate/table/utf8.hpp"

#include <catch2/catch.hpp>

namespace entente {

TEST_CASE("lengths of UTF-8 characters, and what is none") {
  // Oracle: RFC 3629, section 4.
  CHECK(utf8_length("a") == 1);
  CHECK(utf8_length("\xC3\xB4x") == 2);
  CHECK(utf8_length("\xE2\x82\xAC") == 3);
  CHECK(utf8_length("\xF0\x9F\x98\x80") == 4);
  for (const char* wrong : {"", "\x80", "\xC3", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x9F\x98"}) {
    CHECK(utf8_length(wrong) == 0);
  }
}

TEST_CASE("Windows-1252 becomes UTF-8") {
  // Oracle: WHATWG Encoding Standard, index windows-1252.
  CHECK(utf8_from_windows_1252("C\xF4te") == "C\xC3\xB4te");
  CHECK(utf8_from_windows_1252("\x80 \x92 \x8D \x9F \xFF") == "\xE2\x82\xAC \xE2\x80\x99 \xC2\x8D \xC5\xB8 \xC3\xBF");
  CHECK(utf8_from_windows_1252("plain").size() == 5);
}

}  // namespace entente
