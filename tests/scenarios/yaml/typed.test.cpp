#include "scenarios/yaml/typed.hpp"

#include "scenarios/yaml/parse.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace entente;
using entente::testing::faults;

namespace {

constexpr Range unit{0, 1};

Node value(const std::string& text) {
  Problems problems;
  return *parse_yaml("k: " + text + "\n", "x.yaml", problems).find("k");
}

template <class Access>
std::string fault(const std::string& text, const Access& access) {
  const auto found = faults([&] {
    Problems problems;
    access(value(text), problems);
    problems.throw_if_any();
  });
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " problems";
}

std::string number_fault(const std::string& text) {
  return fault(text, [](const Node& node, Problems& problems) { as_number(node, unit, problems); });
}
std::string integer_fault(const std::string& text) {
  return fault(text, [](const Node& node, Problems& problems) { as_integer(node, {0, 1e6}, problems); });
}

}  // namespace

TEST_CASE("Numbers are plain decimals in their range") {
  Problems problems;
  CHECK(as_number(value("0.25"), unit, problems) == 0.25);
  CHECK(as_number(value("1"), unit, problems) == 1.0);
  CHECK(as_number(value("1e-3"), unit, problems) == 0.001);
  CHECK(problems.none());

  CHECK(number_fault("\"0.5\"") ==
        "1:4 k: \"0.5\" in quotes is not a number; expected a number from 0 to 1; leave the quotes out");
  CHECK(number_fault("0,5") ==
        "1:4 k: \"0,5\" is not a number; expected a number from 0 to 1; the decimal mark is a point, "
        "and thousands are not separated");
  CHECK(number_fault("1.5") == "1:4 k: 1.5 is out of range; expected a number from 0 to 1");
  for (const char* text : {".inf", ".nan", "nan", "inf", "0x1", "+1", "1_0", "yes", "[1]", "{a: 1}", "~"}) {
    CAPTURE(text);
    CHECK(number_fault(text).find("is not a number") != std::string::npos);
  }
}

TEST_CASE("Open ranges leave their ends out") {
  const Range open{0, 1, true, true};
  CHECK_FALSE(open.holds(0));
  CHECK_FALSE(open.holds(1));
  CHECK(open.holds(1e-300));
  CHECK(to_string(open) == "above 0 and below 1");
  CHECK(to_string(Range{0, 20040, true, false}) == "above 0 and at most 20040");
  CHECK(to_string(Range{2, 1e6}) == "from 2 to 1000000");
  CHECK(to_string(Range{1, 1}) == "exactly 1");
}

TEST_CASE("Whole numbers have no leading zeros, points or exponents") {
  Problems problems;
  CHECK(as_integer(value("0"), unit, problems) == 0);
  CHECK(as_integer(value("200"), {0, 1e6}, problems) == 200);
  CHECK(integer_fault("010") ==
        "1:4 k: \"010\" is not a whole number; expected a whole number from 0 to 1000000; leave out leading zeros");
  CHECK(integer_fault("1e3").ends_with("write it with digits only"));
  CHECK(integer_fault("2.0").ends_with("write it with digits only"));
  CHECK(integer_fault("'7'").ends_with("leave the quotes out"));
  CHECK(integer_fault("-1").starts_with("1:4 k: -1 is out of range"));
  CHECK(integer_fault("99999999999999999999").find("is not a whole number") != std::string::npos);
}

TEST_CASE("Only true and false are booleans") {
  Problems problems;
  CHECK(as_boolean(value("true"), problems) == true);
  CHECK(as_boolean(value("false"), problems) == false);
  for (const char* text : {"yes", "no", "on", "off", "True", "1", "'true'"}) {
    CAPTURE(text);
    CHECK(fault(text, [](const Node& node, Problems& p) { as_boolean(node, p); }).starts_with("1:4 k: "));
  }
}

TEST_CASE("Messages show the user's text on one line and not at full length") {
  CHECK(number_fault("\"a\\nb\"").starts_with("1:4 k: \"a b\" in quotes"));
  CHECK(number_fault(std::string(500, 'x')).find(std::string(60, 'x') + "...\"") != std::string::npos);
}
