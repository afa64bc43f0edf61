#include "results/goodness/group_words.hpp"

#include "results/compare/compare_document.hpp"
#include "results/goodness/auxiliary.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("groups of statistics have one name, in a run's report as in a comparison's") {
  CHECK(group_words(to_string(AuxiliaryGroup::over_contribution)) == "over-contributors");
  CHECK(group_words("entries_and_exits") == "entries and exits");
  CHECK(group_words("not_fitted") == "not fitted");
  ComparedRun run{.folder = "a", .scenario = "small", .record = "invented", .program_version = "1", .wars = {}};
  WarScores& war = run.wars.emplace_back();
  war.overall.rows = 1;
  war.goodness = {{"over_contribution", 0.25, ""}};
  CHECK_THAT(compare_text(run), Catch::Contains("over-contributors p 0.250"));
}
