#include "results/terminal/words.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace entente;

TEST_CASE("numbers for people") {
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(-1234567.4) == "-1,234,567");
  CHECK(grouped(-1234567.44, 1) == "-1,234,567.4");
  CHECK(fixed(-0.001, 2) == "0.00");
  CHECK(fixed(std::numeric_limits<double>::quiet_NaN(), 2) == "-");
  CHECK(with_error({0.0123, 0.0004}, 2, 1000) == "12.30 +- 0.40");
  CHECK(with_error({1.5, std::numeric_limits<double>::quiet_NaN()}, 1) == "1.5");
  CHECK(percent(0.871) == "87.1 %");
}

TEST_CASE("ordinals") {
  const std::vector<std::pair<std::size_t, std::string>> cases{
      {1, "1st"},   {2, "2nd"},   {3, "3rd"},   {4, "4th"},     {11, "11th"},
      {12, "12th"}, {13, "13th"}, {21, "21st"}, {102, "102nd"}, {111, "111th"}};
  for (const auto& [number, text] : cases) CHECK(ordinal(number) == text);
}

TEST_CASE("paragraphs break between words and hang under their lead") {
  CHECK(wrapped("one two three", "- ", 9) == "- one two\n  three\n");
  CHECK(wrapped("longerthanaline x", "", 5) == "longerthanaline\nx\n");
  CHECK(wrapped("", "- ") == "- \n");
}
