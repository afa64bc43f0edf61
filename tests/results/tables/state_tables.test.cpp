#include "results/tables/state_tables.hpp"

#include "tests/results/support/small_comparison.hpp"
#include "tests/results/support/small_run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace entente;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

// Of lines without quoted commas.
long fields(const std::string& line) { return std::count(line.begin(), line.end(), ',') + 1; }

}  // namespace

TEST_CASE("tables have one row a case and as many fields as the header") {
  const Comparison c = testing::small_comparison();
  std::vector<StateLabel> labels = testing::small_caption().states;
  labels[2].name = "Korea";
  const std::vector<std::pair<std::string, std::size_t>> tables{{state_years_csv(testing::run_of(c), labels), 12},
                                                                {states_csv(testing::run_of(c), labels), 4},
                                                                {totals_csv(testing::run_of(c)), 3},
                                                                {ties_csv(testing::run_of(c), labels), 4}};
  for (const auto& [table, rows] : tables) {
    const std::vector<std::string> all = lines(table);
    REQUIRE(all.size() == rows + 1);
    for (const std::string& line : all) CHECK(fields(line) == fields(all[0]));
    CHECK(table.find("nan") == std::string::npos);
    CHECK(table.back() == '\n');
  }
}

TEST_CASE("states stand in their observed order, those without a compared year last") {
  const std::string table = states_csv(testing::run_of(testing::small_comparison()), testing::small_caption().states);
  const std::vector<std::string> all = lines(table);
  CHECK(all[2].rfind("40,AUT,Österreich,3,2,", 0) == 0);
  CHECK(all[1].rfind("30,,\"Korea, \"\"Republic\"\" of\",2,1,", 0) == 0);
  CHECK(all[4].rfind("50,XXX,<script>,0,,,,,,,,", 0) == 0);
}

TEST_CASE("a state-year that was not invited has a standing and a tie and nothing else that is simulated") {
  const std::string table =
      state_years_csv(testing::run_of(testing::small_comparison()), testing::small_caption().states);
  CHECK(lines(table)[4] == "50,XXX,<script>,2001,0,0,,,,,,,,,,,,,,,,,,0,0,1000,,0,,0,0");
}
