#include "sim/core/number_text.hpp"

#include <catch2/catch.hpp>

#include <clocale>
#include <cmath>
#include <limits>
#include <locale>
#include <string>

namespace entente::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_CASE("numbers become the shortest text that reads back to the same bits") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(100) == "100");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(-0.0) == "-0");
  CHECK(number_text(infinity) == "inf");
  CHECK(number_text(-infinity) == "-inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
  for (const double x : {0.1 + 0.2, 1.0 / 3, 5e-324, 1.7976931348623157e308, -2.2250738585072014e-308})
    CHECK(parse_number(number_text(x)) == x);
}

TEST_CASE("numbers for people have fixed decimals") {
  CHECK(number_text(2.0 / 3, 3) == "0.667");
  CHECK(number_text(1234567.5, 0) == "1234568");
  CHECK(number_text(-1e308, 17).size() == 1 + 309 + 1 + 17);
}

TEST_CASE("only plain decimal numbers are numbers") {
  CHECK(parse_number("12") == 12.0);
  CHECK(parse_number("-0.5") == -0.5);
  CHECK(parse_number("1e-3") == 0.001);
  for (const char* text :
       {"", " 1", "1 ", "+1", "0x10", "1,5", "1.000,5", "1_000", "nan", "inf", "-inf", "1e999", "1e", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("only plain decimal integers are integers") {
  CHECK(parse_integer("0") == 0);
  CHECK(parse_integer("-12") == -12);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<long long>::max());
  for (const char* text : {"", "-", "010", "-01", "1.0", "1e3", "+1", " 1", "9223372036854775808"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
}

// As a German locale writes numbers: 1.234,5. Made here, so that the test does not hang on what is installed.
class GermanNumbers : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST_CASE("the locale does not touch numbers") {
  const std::locale before = std::locale::global(std::locale(std::locale(), new GermanNumbers));
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // the C library's too, where it is installed
  CHECK(number_text(1234567.25) == "1234567.25");
  CHECK(number_text(1234567.25, 1) == "1234567.2");
  CHECK(parse_number("1234.5") == 1234.5);
  CHECK_FALSE(parse_number("1.234,5"));
  CHECK(parse_integer("1234567") == 1234567);
  std::locale::global(before);
  std::setlocale(LC_ALL, "C");
}

}  // namespace
}  // namespace entente::tests
