#include "results/run_data/run_data.hpp"

#include "estimate/table/csv.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

using namespace entente;
using Catch::Matchers::Contains;

namespace {

Setting setting(const std::string& key, const std::string& value) {
  Setting setting;
  setting.key = key;
  setting.value = value;
  return setting;
}

// A folder of a run with two wars and one table.
std::filesystem::path written(const std::filesystem::path& parent, const std::vector<Setting>& settings) {
  const Manifest manifest{.program_version = "0.1.0",
                          .seed = MasterSeed(7),
                          .replications = 12,
                          .scenario = "Größe <wars>",
                          .record = "as published",
                          .notes = {"one"},
                          .settings = settings};
  RunFolder folder(parent / "run");
  folder.write("states.csv", "war,cow,state,share\n1,20,\"A, B\",0.5\n2,20,\"A, B\",\n2,30,C,0.25\n");
  folder.commit(manifest_text(manifest, folder.files()));
  return parent / "run";
}

const std::vector<Setting> two_wars = {setting("wars[1].id", "1"),
                                       setting("wars[1].name", "First"),
                                       setting("wars[1].leader", "USA"),
                                       setting("wars[1].years", "[2001, 2014]"),
                                       setting("wars[2].id", "2"),
                                       setting("wars[2].name", "Second"),
                                       setting("wars[2].leader", "FRA"),
                                       setting("wars[2].years", "[2011, 2011]"),
                                       setting("contribution.family", "tobit")};

std::string message_of(const std::filesystem::path& folder) {
  try {
    const RunData run(folder);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a run's folder tells what was run, and gives its tables by column and by war") {
  const testing::TemporaryFolder parent;
  const RunData run(written(parent.path(), two_wars));
  CHECK(run.kind() == "run");
  CHECK(run.scenario() == "Größe <wars>");
  CHECK(run.seed() == MasterSeed(7));
  CHECK(run.replications() == 12);
  CHECK(run.setting("contribution.family") == "tobit");
  CHECK_FALSE(run.setting("contribution.famly"));
  REQUIRE(run.wars().size() == 2);
  CHECK(run.wars()[1].leader == "FRA");
  CHECK(run.wars()[0].last_year == Year(2014));

  const RunTable& states = run.table("states.csv");
  CHECK(states.rows() == 3);
  CHECK(states.texts("state") == std::vector<std::string>{"A, B", "A, B", "C"});
  CHECK(std::isnan(states.numbers("share")[1]));
  CHECK(states.of_war(WarId(2)).numbers("cow") == std::vector<double>{20, 30});
  CHECK(states.of_war(WarId(2)).where("state", "C").numbers("share") == std::vector<double>{0.25});
  CHECK_THROWS_WITH(states.numbers("shares"), Contains("share"));
  CHECK_THROWS_WITH(run.table("scores.csv"), Contains("has no scores.csv"));
}

TEST_CASE("whole numbers of a table are in their range, or an error with their place") {
  const RunTable table(Table::parse("cow,year,rows\n20,2001,5\n1000,2166,-5\n,0x7d1,1e300\n", "state_years.csv"));
  const RunTable good = table.where("rows", "5"), wrong = table.where("rows", "-5"),
                 worse = table.where("rows", "1e300");
  CHECK(good.states() == std::vector<CowCode>{CowCode(20)});
  CHECK(good.years() == std::vector<Year>{Year(2001)});
  CHECK(wrong.whole_numbers("rows", -5, 5) == std::vector<long long>{-5});
  CHECK_THROWS_WITH(wrong.whole_numbers("rows", 0, 5),
                    Contains("state_years.csv:3:11: rows: -5") && Contains("0 to 5"));
  CHECK_THROWS_WITH(wrong.states(), Contains("cow: 1000") && Contains("1 to 999"));
  CHECK_THROWS_WITH(wrong.years(), Contains("year: 2166") && Contains("1816 to 2100"));
  CHECK_THROWS_WITH(worse.states(), Contains("state_years.csv:4:1: cow"));
  CHECK_THROWS_WITH(worse.years(), Contains("0x7d1"));
  CHECK_THROWS_WITH(worse.whole_numbers("rows", 0, 5), Contains("1e300"));
}

TEST_CASE("a multiverse's folder is known as one, though its manifest has no scenario, record or seed") {
  const testing::TemporaryFolder parent;
  const std::filesystem::path folder = written(parent.path(), {});
  std::ofstream(folder / "manifest.json") << R"({"entente_run": 1, "multiverse": "m", "outputs": []})";
  const RunData multiverse(folder);
  CHECK(multiverse.kind() == "multiverse");
  CHECK(multiverse.wars().empty());
}

TEST_CASE("a folder that was altered, or whose manifest lacks something, is no run") {
  const testing::TemporaryFolder parent;
  const std::filesystem::path folder = written(parent.path(), {});
  CHECK_THAT(message_of(folder), Contains("names no war"));
  std::ofstream(folder / "states.csv", std::ios::app) << "2,40,D,1\n";
  CHECK_THAT(message_of(folder), Contains("states.csv") && Contains("differs from what the run wrote"));
  CHECK_THAT(message_of(parent.path()), Contains("not the folder of a finished run"));
}

TEST_CASE("a manifest whose entries are of another kind is an error with their place, since nothing digests it") {
  const testing::TemporaryFolder parent;
  const std::filesystem::path folder = written(parent.path(), two_wars), path = folder / "manifest.json";
  std::ifstream file(path);
  const std::string whole{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto message_with = [&](const std::string& from, const std::string& to) {
    const std::size_t at = whole.find(from);
    REQUIRE(at != std::string::npos);
    std::string text = whole;
    std::ofstream(path) << text.replace(at, from.size(), to);
    return message_of(folder);
  };
  CHECK(message_with("0.1.0", "0.1.1") == "no error");
  CHECK_THAT(message_with("\"seed\": 7", "\"seed\": -7"),
             Contains("manifest.json: seed: ") && Contains("whole number"));
  CHECK_THAT(message_with("\"seed\": 7", "\"seed\": 1e300"), Contains("seed"));
  CHECK_THAT(message_with("\"replications\": 12", "\"replications\": 1e300"), Contains("replications"));
  CHECK_THAT(message_with("\"origin\": \"", "\"origins\": \""), Contains("settings[1].origin"));
  CHECK_THAT(message_with("\"inputs\": []", "\"inputs\": [{\"path\": \"a\", \"sha256\": [], \"bytes\": 1}]"),
             Contains("inputs[1].sha256") && Contains("text"));
  CHECK_THAT(message_with("\"inputs\": []", "\"inputs\": 3"), Contains("inputs") && Contains("a list"));
  CHECK_THAT(message_with("\"inputs\": []", "\"inputs\": [], \"counterfactuals\": [{\"name\": 1}]"),
             Contains("counterfactuals[1].name"));
  // Years that no loop should go through, and ids that no war has.
  CHECK_THAT(message_with("[2001, 2014]", "[2001, 2147483647]"), Contains("years from 1816 to 2100"));
  CHECK_THAT(message_with("[2001, 2014]", "[2014, 2001]"), Contains("years from 1816 to 2100"));
  CHECK_THAT(message_with("[2001, 2014]", "[-2001, 2014]"), Contains("years from 1816 to 2100"));
  CHECK_THAT(message_with("\"value\": \"1\"", "\"value\": \"65537\""), Contains("id"));
}
