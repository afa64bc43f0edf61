#include "estimate/theory/forecast.hpp"
#include "estimate/theory/registry.hpp"
#include "tests/estimate/theory/made_up_rows.hpp"
#include "tests/estimate/theory/worked_example/distant_democracies.cpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

namespace entente {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR "/") + path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Forecasts by contestant's name and row.
std::map<std::pair<std::string, std::size_t>, std::vector<double>> forecasts(const std::vector<Theory>& entered,
                                                                             int threads) {
  const ContributionRows rows = testing::made_up_rows({.states = 30, .years = 5});
  const std::vector<Contestant> contestants = contestants_of(entered);
  std::map<std::pair<std::string, std::size_t>, std::vector<double>> result;
  std::mutex guard;
  ForecastOptions options{.seed = MasterSeed(7), .replications = 20, .knowledge = Knowledge::its_record};
  options.parallel.threads = threads;
  const ForecastReport report =
      forecast(rows, {free_running(rows, Year(2003))}, contestants, {.family = Family::tobit}, options,
               [&](const RowForecast& one) {
                 const std::lock_guard lock(guard);
                 result[{contestants[one.contestant].name, one.row}] = {one.shares.begin(), one.shares.end()};
               });
  CHECK(report.failures.empty());
  return result;
}

TEST_CASE("the page on adding a theory shows the file that the tests compile") {
  const std::string page = file_text("docs/adding-a-theory.md");
  const std::string begin = "```cpp\n";
  const std::size_t from = page.find(begin) + begin.size();
  REQUIRE(from != std::string::npos + begin.size());
  CHECK(page.substr(from, page.find("```", from) - from) ==
        file_text("tests/estimate/theory/worked_example/distant_democracies.cpp"));
}

TEST_CASE("a theory that is added runs, and no other theory's forecast moves by a bit") {
  std::vector<Theory> more = theories();
  more.insert(more.begin() + 2, theory_files::distant_democracies());
  const auto without = forecasts(theories(), 2);
  const auto with = forecasts(more, 1);
  std::size_t added = 0;
  for (const auto& [key, shares] : with) {
    const auto former = without.find(key);
    if (key.first == "distant_democracies") {
      ++added;
    } else {
      REQUIRE(former != without.end());
      CHECK(former->second == shares);
    }
  }
  CHECK(added == 30 * 2);
  CHECK(with.size() == without.size() + added);
  // The example is a theory of its own, not another's numbers under its name.
  const std::size_t row = with.begin()->first.second;
  CHECK(with.at({"distant_democracies", row}) != with.at({"domestic_politics", row}));
}

}  // namespace
}  // namespace entente
