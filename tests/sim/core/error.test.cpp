#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using entente::to_string;

// The expected texts follow the format that the header promises: "file:line:column: key: what; expected ...; advice".
TEST_CASE("a problem reads as one line with the parts that are known", "[error]") {
  CHECK(to_string(entente::Problem{{"a.yaml", 3, 7, "leader_rule.souring"}, "2 is too large", "0 to 1", "try 0.1"}) ==
        "a.yaml:3:7: leader_rule.souring: 2 is too large; expected 0 to 1; try 0.1");
  CHECK(to_string(entente::Problem{{"a.yaml", 3, 0, ""}, "unreadable", "", ""}) == "a.yaml:3: unreadable");
  CHECK(to_string(entente::Problem{{}, "the disk is full", "", "free some space"}) ==
        "the disk is full; free some space");
}

TEST_CASE("an error carries whose fault it is, which is the exit code, and all its problems", "[error]") {
  const entente::Error error(entente::Fault::input,
                             {{{"a.csv", 1, 1, ""}, "one", "", ""}, {{"a.csv", 2, 1, ""}, "two", "", ""}});
  CHECK(static_cast<int>(error.fault()) == 2);
  CHECK(static_cast<int>(entente::work_error("x").fault()) == 1);
  REQUIRE(error.problems().size() == 2);
  CHECK(std::string(error.what()) == "a.csv:1:1: one\na.csv:2:1: two");
}
