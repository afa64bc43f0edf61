#include "scenarios/world/observed_record.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/core/error.hpp"
#include "tests/scenarios/edited_folder.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

namespace entente {
namespace {

using testing::EditedFolder;
using testing::file_text;
using testing::small_scenario;

const std::string folder_of_small = std::string(ENTENTE_SOURCE_DIR) + "/tests/scenarios/small";

std::size_t left_out(const ObservedRecord& record) {
  std::size_t count = 0;
  for (std::size_t cell = 0; cell < record.share.size(); ++cell) {
    count += record.left_out[cell] != 0 && std::isfinite(record.share[cell]) ? 1 : 0;
  }
  return count;
}

PreparedScenario with_marks(const std::string& marks) {
  Scenario scenario = read_scenario(small_scenario);
  set_certainty(scenario, marks);
  return prepare(scenario);
}

}  // namespace

TEST_CASE("marks stand beside their values, and those that do not count are left out", "[world]") {
  const PreparedScenario all = prepare(read_scenario(small_scenario));
  CHECK(all.scenario.certainty.empty());
  CHECK(left_out(all.observed[0]) == 0);
  const std::vector<char>& marks = all.observed[0].certainty;
  const auto a = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 'A'));
  const auto b = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 'B'));
  CHECK(a > 0);
  CHECK(b > 0);
  const PreparedScenario sure = with_marks("A");
  CHECK(left_out(sure.observed[0]) > 0);
  for (std::size_t cell = 0; cell < marks.size(); ++cell) {
    if (std::isfinite(all.observed[0].share[cell])) CHECK(sure.observed[0].left_out[cell] == (marks[cell] != 'A'));
  }
  CHECK(left_out(with_marks("D,C,B,A").observed[0]) == 0);
  CHECK(left_out(with_marks("all").observed[0]) == 0);
  // What is fitted does not depend on what is compared.
  CHECK(sure.experiment.coefficients.estimate == all.experiment.coefficients.estimate);
}

TEST_CASE("marks that are none, or that a table does not have, are errors with their place", "[world]") {
  Scenario scenario = read_scenario(small_scenario);
  CHECK_THROWS_WITH(set_certainty(scenario, "A,E"), Catch::Contains("--certainty") && Catch::Contains("E"));
  CHECK_THROWS_WITH(set_certainty(scenario, ""), Catch::Contains("--certainty"));

  const EditedFolder odd(folder_of_small, "entente-odd-mark");
  odd.replace("observed.csv", "2001,200,GBR,1659,0.0079,1659,0.0079,B,", "2001,200,GBR,1659,0.0079,1659,0.0079,b,");
  CHECK_THROWS_WITH(prepare(read_scenario(odd.path("scenario.yaml"))),
                    Catch::Contains("observed.csv:3") && Catch::Contains("\"b\" is no mark"));

  const EditedFolder unmarked(folder_of_small, "entente-unmarked");
  unmarked.replace("observed.csv", ",certainty,", ",remark,");
  const std::string file = unmarked.path("scenario.yaml");
  CHECK(prepare(read_scenario(file)).observed[0].certainty.empty());
  Scenario asked = read_scenario(file);
  set_certainty(asked, "A,B");
  CHECK_THROWS_WITH(prepare(asked), Catch::Contains("--certainty") && Catch::Contains("no column certainty"));
  unmarked.replace("scenario.yaml", "table: observed.csv", "table: observed.csv, certainty: [A]");
  CHECK_THROWS_WITH(prepare(read_scenario(file)),
                    Catch::Contains("scenario.yaml:") && Catch::Contains("no column certainty"));
}

TEST_CASE("a value without a mark does not count when marks are asked for", "[world]") {
  const EditedFolder folder(folder_of_small, "entente-no-mark");
  folder.replace("observed.csv", "2001,200,GBR,1659,0.0079,1659,0.0079,B,", "2001,200,GBR,1659,0.0079,1659,0.0079,,");
  Scenario scenario = read_scenario(folder.path("scenario.yaml"));
  CHECK(left_out(prepare(scenario).observed[0]) == 0);
  set_certainty(scenario, "A,B,C,D");
  CHECK(left_out(prepare(scenario).observed[0]) == 1);
}

}  // namespace entente
