#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente::tests {
namespace {

TEST_CASE("a problem names its place, what is wrong, what was expected and what to do") {
  CHECK(to_string(Problem{{"a.yaml", 3, 7, "leader_rule.souring"}, "-1 is out of range", "0 to 1", "leave it out"}) ==
        "a.yaml:3:7: leader_rule.souring: -1 is out of range; expected 0 to 1; leave it out");
  CHECK(to_string(Problem{{"a.csv", 2, 0, ""}, "too few cells", "", ""}) == "a.csv:2: too few cells");
  CHECK(to_string(Problem{{"a.csv", 0, 5, ""}, "not a file", "", ""}) == "a.csv: not a file");
  CHECK(to_string(Problem{{}, "disk full", "", "make room"}) == "disk full; make room");
}

TEST_CASE("an error holds all problems and the exit code") {
  const Error error(Fault::input, {{{"a.yaml", 1, 1, ""}, "first", "", ""}, {{"a.yaml", 2, 1, ""}, "second", "", ""}});
  CHECK(error.problems().size() == 2);
  CHECK(std::string(error.what()) == "a.yaml:1:1: first\na.yaml:2:1: second");
  CHECK(static_cast<int>(input_error({}, "wrong").fault()) == 2);
  CHECK(static_cast<int>(work_error("failed").fault()) == 1);
  CHECK(work_error("failed", "try again").problems().front().advice == "try again");
}

}  // namespace
}  // namespace entente::tests
