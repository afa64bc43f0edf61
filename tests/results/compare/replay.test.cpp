// The oracle of a replay is the run itself: with the same rows every score is the same to the bit, and with others it
// is what a run that left these out would have found.
#include "results/compare/replay.hpp"

#include "results/compare/compared_run.hpp"
#include "results/ensemble_file/ensemble_file.hpp"
#include "results/json/comparison_json.hpp"
#include "results/run_folder/manifest.hpp"
#include "results/run_folder/run_folder.hpp"
#include "results/summary/lanes.hpp"
#include "results/tables/score_tables.hpp"
#include "results/tables/state_tables.hpp"
#include "sim/core/error.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/results/support/temporary_folder.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace entente {
namespace {

using nlohmann::json;

constexpr std::size_t replications = 150;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr MasterSeed seed(7);

Setting setting(const std::string& key, const std::string& value) {
  Setting made;
  made.key = key;
  made.value = value;
  return made;
}

/// A small ensemble of one war or two, set against a record with marks of certainty.
struct Example {
  World world = testing::small_world(9, 5);
  Experiment experiment = testing::small_experiment(Family::tobit, 0.03, replications);
  std::vector<ObservedShares> records;

  /// @param left_out marks of what the run itself does not compare
  Example(std::size_t wars, const std::string& left_out) {
    experiment.seed = seed;
    if (wars == 2) {
      world.leaders.push_back(world.leaders[0]);
      world.leaders[1].leader = CowCode(220);
      world.wars.push_back(testing::like_the_first(world, 7, 1, 2, 4));
      world.wars[1].name = "Second";
    }
    world.wars[0].invited[world.cell(1, 3)] = 0;
    for (std::size_t war = 0; war < wars; ++war) {
      ObservedShares& record = records.emplace_back();
      for (std::size_t cell = 0; cell < world.cells(); ++cell) {
        const bool known = cell % 5 != 4;
        const double share = 0.001 * static_cast<double>((cell * (war + 2)) % 7);
        const char mark = "ABCD"[(cell * 7 + war) % 4];
        const bool marked = cell % 11 != 3;  // as in a run, a value without a mark counts where none are asked for
        record.share.push_back(known ? share : missing);
        record.troops.push_back(known ? lane::troops(share, world.armed_forces[cell]) : missing);
        record.certainty.push_back(known && marked ? mark : '\0');
        record.left_out.push_back(
            known && !left_out.empty() && (!marked || left_out.find(mark) != std::string::npos) ? 1 : 0);
      }
    }
  }

  std::vector<StateLabel> labels() const {
    std::vector<StateLabel> labels;
    for (const CowCode state : world.states) labels.push_back({state, "", "State " + std::to_string(state.number())});
    return labels;
  }

  Caption caption() const {
    return {.scenario = "small", .record = "Record: invented", .seed = seed, .states = labels()};
  }

  EnsembleFileOptions recording(std::vector<Quantity> quantities) const {
    EnsembleFileOptions options{.quantities = std::move(quantities),
                                .replications = replications,
                                .seed = seed,
                                .random_layout_version = 2,
                                .program_version = "1",
                                .scenario = "small",
                                .record = "Record: invented",
                                .states = labels()};
    for (const LeaderRelation& leader : world.leaders) options.leaders.push_back({leader.leader, "", "a leader"});
    return options;
  }

  std::filesystem::path run(const std::filesystem::path& home, std::vector<Quantity> quantities) const {
    RunFolder folder(home / "run");
    EnsembleFile file(folder.path_for("ensemble.nc"), world, recording(std::move(quantities)));
    WarsObserver observer(world, records);
    std::vector<EnsembleObserver*> observers = {&observer};
    if (file.keeps_replicates()) observers.push_back(&file);
    observe_ensemble(world, experiment, observers, {.threads = 2});
    const WarsSummary summary = observer.take();
    const RunComparison comparison = compare_wars(world, summary, experiment.coefficients.potential, seed);
    file.write_summary(summary, comparison, {});
    file.close();
    folder.add("ensemble.nc");
    folder.write("state_years.csv", state_years_csv(comparison, labels()));
    folder.write("scores.csv", scores_csv(comparison, labels()));
    folder.write("calibration.csv", calibration_csv(comparison));
    folder.write("comparison.json", to_json(comparison, caption()));
    Manifest manifest{.program_version = "1",
                      .seed = seed,
                      .replications = replications,
                      .scenario = "small",
                      .record = "Record: invented"};
    for (std::size_t war = 0; war < world.wars.size(); ++war) {
      const War& own = world.wars[war];
      const std::string key = "wars[" + std::to_string(war + 1) + "].";
      const auto add = [&](const char* name, const std::string& value) {
        manifest.settings.push_back(setting(key + name, value));
      };
      add("id", std::to_string(own.id.number()));
      add("name", own.name);
      add("leader", "USA");
      add("years", "[" + std::to_string(own.first_year.number()) + ", " + std::to_string(own.last_year.number()) + "]");
    }
    folder.commit(manifest_text(manifest, folder.files()));
    return home / "run";
  }
};

const json& war_of(const json& document, std::size_t war) {
  return document.contains("wars") ? document["wars"][war] : document;
}

void same_scores(const std::string& found, const std::string& expected, std::size_t wars) {
  const json left = json::parse(found), right = json::parse(expected);
  for (std::size_t war = 0; war < wars; ++war) {
    for (const char* key : {"scores", "scoring", "behaviour", "totals"}) {
      INFO(key << " of war " << war);
      CHECK(json::diff(war_of(right, war)[key], war_of(left, war)[key]).dump() == "[]");
    }
    const json &states = war_of(left, war)["states"], &others = war_of(right, war)["states"];
    for (std::size_t state = 0; state < states.size(); ++state) {
      for (const char* key : {"years_compared", "observed_share", "simulated_share", "simulated_troops",
                              "simulated_rank_absolute", "observed_rank_relative"}) {
        CHECK(states[state][key] == others[state][key]);
      }
    }
  }
  if (left.contains("wars")) CHECK(left["totals"] == right["totals"]);
}

}  // namespace

TEST_CASE("A replay of the same rows gives the run's scores to the bit", "[compare][replay]") {
  for (const std::size_t wars : {1u, 2u}) {
    for (const char* left_out : {"", "D"}) {
      const testing::TemporaryFolder home;
      const RunData run(Example(wars, left_out).run(home.path(), {Quantity::share}));
      const Replay replay = replay_scores(run, LeftOut::as_in_run);
      same_scores(replay.tables.comparison, run.text("comparison.json"), wars);
      CHECK(replay.tables.scores.texts("crps") == run.table("scores.csv").texts("crps"));
      CHECK(replay.tables.state_years.texts("pit") == run.table("state_years.csv").texts("pit"));
      CHECK((replay.compared < replay.of_record) == (std::string(left_out) == "D"));
    }
  }
}

TEST_CASE("A replay without doubtful values is the run that left them out", "[compare][replay]") {
  for (const std::size_t wars : {1u, 2u}) {
    const testing::TemporaryFolder all, sure;
    const RunData run(Example(wars, "").run(all.path(), {Quantity::share, Quantity::standing}));
    const RunData expected(Example(wars, "CD").run(sure.path(), {}));
    const Replay replay = replay_scores(run, LeftOut::other_than_sure, "AB");
    same_scores(replay.tables.comparison, expected.text("comparison.json"), wars);
    CHECK(replay.tables.scores.texts("log_score") == expected.table("scores.csv").texts("log_score"));
    CHECK(replay.tables.comparison != run.text("comparison.json"));
    const ComparedRun compared = compared_run(run, replay.tables);
    CHECK(compared.wars.size() == wars);
    CHECK(compared.wars[0].rows.size() == compared.wars[0].overall.rows);
    const json document = json::parse(replay.tables.comparison);
    CHECK_THAT(document["notes"][0].get<std::string>(), Catch::Contains("certainty A, B alone"));
    CHECK(war_of(document, 0)["states"][0]["conventional_share"].is_null());
  }
  SECTION("and the other way round: what the run left out can be brought back") {
    const testing::TemporaryFolder all, sure;
    const RunData narrow(Example(1, "CD").run(sure.path(), {Quantity::share}));
    const RunData whole(Example(1, "").run(all.path(), {}));
    same_scores(replay_scores(narrow, LeftOut::other_than_sure).tables.comparison, whole.text("comparison.json"), 1);
  }
}

TEST_CASE("Without recorded shares or marks there is no replay, and it says how to get one", "[compare][replay]") {
  const testing::TemporaryFolder home, other;
  const RunData summary(Example(1, "").run(home.path(), {}));
  CHECK_THROWS_WITH(replay_scores(summary, LeftOut::other_than_sure, "A"),
                    Catch::Contains("run --record share") && Catch::Contains("run --certainty"));
  Example unmarked(1, "");
  unmarked.records[0].certainty.clear();
  const RunData run(unmarked.run(other.path(), {Quantity::share}));
  CHECK_THROWS_WITH(replay_scores(run, LeftOut::other_than_sure, "A"), Catch::Contains("marks no certainty"));
  CHECK_NOTHROW(replay_scores(run, LeftOut::as_in_run));
}

TEST_CASE("A recording of other replicates than the manifest's is not replayed", "[compare][replay]") {
  const testing::TemporaryFolder home;
  const std::filesystem::path folder = Example(2, "").run(home.path(), {Quantity::share}),
                              path = folder / "manifest.json";
  std::ifstream file(path);
  const std::string whole{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto replayed_with = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    std::ofstream(path) << text.replace(at, from.size(), to);
    replay_scores(RunData(folder), LeftOut::as_in_run);
  };
  CHECK_NOTHROW(replayed_with("\"replications\": 150", "\"replications\": 150"));
  CHECK_THROWS_WITH(replayed_with("\"replications\": 150", "\"replications\": 151"),
                    Catch::Contains("ensemble.nc") && Catch::Contains("other wars or replicates"));
}

}  // namespace entente
