#include "results/terminal/report.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace entente;
using Catch::Contains;

namespace {

Behaviour told() {
  Behaviour b;
  b.state_years = 2009;
  b.steps = 1852;
  b.switches = {.observed = 47, .simulated = {303.4, 1.2}, .q05 = 245, .q95 = 367, .inside = false, .undefined = 0};
  b.zeros = {.observed = 0.733, .simulated = {0.75, 0.001}, .q05 = 0.7, .q95 = 0.8, .inside = true, .undefined = 0};
  b.autocorrelation_of_contributors.undefined = 12;
  return b;
}

std::string line_of(const std::string& text, const std::string& start) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(start, 0) == 0) return line;
  }
  return {};
}

}  // namespace

TEST_CASE("what lies outside is said aloud, what is undefined is left open") {
  const std::string text = behaviour_text(told());
  CHECK(text.rfind("How states behave: 2009 state-years, 1852 steps", 0) == 0);
  CHECK_THAT(line_of(text, "  entries and exits"),
             Contains(" 47 ") && Contains("303.4 +- 1.2") && Contains("245 to 367") && Contains("OUTSIDE"));
  CHECK_THAT(line_of(text, "  without troops"),
             Contains("73.3") && Contains("75.00 +- 0.10") && Contains("70.0 to 80.0") && Contains("inside"));
  const std::string undefined = line_of(text, "    among contributors");
  CHECK_THAT(undefined, Contains(" - "));
  CHECK(undefined.find("side") == std::string::npos);
  CHECK_THAT(text, Contains("up to 12 replicates"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(width(line) <= report_width);
}

TEST_CASE("no compared state-year, no block") { CHECK(behaviour_text(Behaviour{}).empty()); }
