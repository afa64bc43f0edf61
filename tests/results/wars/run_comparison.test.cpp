#include "results/wars/run_comparison.hpp"

#include "results/json/comparison_json.hpp"
#include "results/scores/rank_correlation.hpp"
#include "results/tables/state_tables.hpp"
#include "results/terminal/report.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "results/wars/wars_summary.hpp"
#include "sim/core/error.hpp"
#include "sim/war/paired_ensemble.hpp"
#include "sim/war/troops.hpp"
#include "tests/results/support/oracle.hpp"
#include "tests/sim/war/several_wars.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

namespace entente {
namespace {

using nlohmann::json;

constexpr std::size_t replications = 150;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Two wars with a leader each, the second in the last years only, where every third state is on record.
struct TwoWars {
  World world;
  Experiment experiment;
  std::vector<ObservedShares> records;

  TwoWars() : world(testing::small_world(9, 5)), experiment(testing::small_experiment(Family::tobit, 0.03, 150)) {
    world.leaders.push_back(world.leaders[0]);
    world.leaders[1].leader = CowCode(220);
    world.wars.push_back(testing::like_the_first(world, 7, 1, 2, 4));
    world.wars[1].name = "Second";
    experiment.expectation.learning = true;
    for (std::size_t war = 0; war < 2; ++war) {
      ObservedShares record;
      for (std::size_t cell = 0; cell < world.cells(); ++cell) {
        const bool known = war == 0 || cell % 3 == 0;
        const double share = 0.001 * static_cast<double>((cell * (war + 2)) % 7);
        record.share.push_back(known ? share : missing);
        record.troops.push_back(known ? lane::troops(share, world.armed_forces[cell]) : missing);
      }
      records.push_back(record);
    }
    ObservedMeasure aircraft{"aircraft", {}};
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      aircraft.values.push_back(cell % 4 == 1 ? missing : static_cast<double>((cell * 5) % 11));
    }
    records[1].measures.push_back(aircraft);
  }

  RunComparison compared(int threads = 1) const {
    WarsObserver observer(world, records);
    observe_ensemble(world, experiment, {&observer}, {.threads = threads});
    return compare_wars(world, observer.take(), experiment.coefficients.potential);
  }
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) result.push_back(line);
  return result;
}

std::string outputs(const RunComparison& run) {
  return to_json(run, {}) + state_years_csv(run, {}) + states_csv(run, {}) + totals_csv(run) + behaviour_csv(run) +
         measures_csv(run) + ties_csv(run, {});
}

}  // namespace

// Oracle: the ensemble in full, of which each war's part is cut out by hand.
TEST_CASE("each war is compared as if it stood alone", "[wars]") {
  const TwoWars two;
  const RunComparison run = two.compared();
  const Ensemble whole = run_ensemble(two.world, two.experiment);
  REQUIRE(run.wars.size() == 2);
  CHECK(run.wars[1].id == WarId(7));
  CHECK(run.wars[1].leader == CowCode(220));
  for (std::size_t war = 0; war < 2; ++war) {
    const auto& rows = run.wars[war].comparison.state_years;
    for (std::size_t cell = 0; cell < two.world.cells(); ++cell) {
      CHECK(rows[cell].invited == (two.world.wars[war].invited[cell] != 0));
      const double* standing = whole.standing.data() + (war * two.world.cells() + cell) * replications;
      CHECK(rows[cell].standing.value ==
            Approx(testing::exact_mean({standing, standing + replications}).value).margin(1e-7));
      const double* expected = whole.expectation.data() + (war * two.world.cells() + cell) * replications;
      CHECK(rows[cell].expectation.value ==
            Approx(testing::exact_mean({expected, expected + replications}).value).margin(1e-7));
      if (!rows[cell].invited) continue;
      const double* share = whole.shares(two.world.act(war, cell));
      CHECK(rows[cell].share.value == Approx(testing::exact_mean({share, share + replications}).value).margin(1e-9));
    }
  }
  CHECK(run.wars[0].comparison.scores.rows == 45);
  CHECK(run.wars[1].comparison.scores.rows == 9);
}

TEST_CASE("totals are over all wars, and a state in two of them counts once", "[wars]") {
  const TwoWars two;
  const RunComparison run = two.compared();
  const Ensemble whole = run_ensemble(two.world, two.experiment);
  for (std::size_t year = 0; year < 5; ++year) {
    std::vector<double> sums(replications);
    double observed = 0;
    for (std::size_t war = 0; war < 2; ++war) {
      for (std::size_t state = 0; state < 9; ++state) {
        const std::size_t cell = two.world.cell(year, state);
        if (!two.world.wars[war].invited[cell] || !std::isfinite(two.records[war].troops[cell])) continue;
        observed += two.records[war].troops[cell];
        for (std::size_t k = 0; k < replications; ++k) {
          sums[k] += troops(whole.shares(two.world.act(war, cell))[k], two.world.armed_forces[cell]);
        }
      }
    }
    CHECK(run.totals[year].observed == observed);
    CHECK(run.totals[year].states_compared == 9);
    CHECK(run.totals[year].simulated.value == Approx(testing::exact_mean(sums).value).epsilon(1e-9));
    CHECK(run.totals[year].simulated.error == Approx(testing::exact_mean(sums).error).epsilon(1e-6));
    CHECK(run.totals[year].inside == testing::exactly_inside(sums, observed));
  }
}

// Oracle: Spearman's correlation of means from the ensemble in full.
TEST_CASE("what else the record counts is set beside simulated troops", "[wars]") {
  const TwoWars two;
  const RunComparison run = two.compared();
  const Ensemble whole = run_ensemble(two.world, two.experiment);
  std::vector<double> measure, simulated, measure_too, observed;
  std::size_t rows = 0;
  for (std::size_t state = 0; state < 9; ++state) {
    double sum = 0, sent = 0, years = 0, sum_too = 0, sent_too = 0, years_too = 0;
    for (std::size_t year = 0; year < 5; ++year) {
      const std::size_t cell = two.world.cell(year, state);
      const double value = two.records[1].measures[0].values[cell];
      if (!two.world.wars[1].invited[cell] || !std::isfinite(value)) continue;
      ++rows;
      ++years;
      sum += value;
      for (std::size_t k = 0; k < replications; ++k) {
        sent += troops(whole.shares(two.world.act(1, cell))[k], two.world.armed_forces[cell]);
      }
      if (!std::isfinite(two.records[1].troops[cell])) continue;
      ++years_too;
      sum_too += value;
      sent_too += two.records[1].troops[cell];
    }
    if (years == 0) continue;
    measure.push_back(sum / years);
    simulated.push_back(sent / years);
    if (years_too == 0) continue;
    measure_too.push_back(sum_too / years_too);
    observed.push_back(sent_too / years_too);
  }
  CHECK(run.wars[0].comparison.measures.empty());
  REQUIRE(run.wars[1].comparison.measures.size() == 1);
  const MeasureAgreement& found = run.wars[1].comparison.measures[0];
  CHECK(found.name == "aircraft");
  CHECK(found.states == measure.size());
  CHECK(found.state_years == rows);
  CHECK(found.spearman.value == Approx(spearman(measure, simulated)).epsilon(1e-12));
  // These few states' troops lie far apart: no half of the replicates ranks them otherwise, nor does another seed.
  CHECK(found.spearman.error == 0);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    TwoWars again;
    again.experiment.seed = MasterSeed(seed);
    CHECK(again.compared().wars[1].comparison.measures[0].spearman.value == found.spearman.value);
  }
  CHECK(found.observed_states == observed.size());
  CHECK(found.observed_spearman == Approx(spearman(measure_too, observed)).epsilon(1e-12));
}

TEST_CASE("tables of several wars say which war a row is of", "[wars]") {
  const TwoWars two;
  const RunComparison run = two.compared();
  const std::vector<std::pair<std::string, std::size_t>> tables{{state_years_csv(run, {}), 90},
                                                                {states_csv(run, {}), 18},
                                                                {totals_csv(run), 15},
                                                                {behaviour_csv(run), 18},
                                                                {measures_csv(run), 1}};
  for (const auto& [table, rows] : tables) {
    const std::vector<std::string> all = lines(table);
    REQUIRE(all.size() == rows + 1);
    CHECK(all[0].starts_with("war,"));
    for (const std::string& line : all) {
      CHECK(std::count(line.begin(), line.end(), ',') == std::count(all[0].begin(), all[0].end(), ','));
    }
    CHECK(all.back().starts_with(rows == 15 ? "," : "7,"));
  }
  CHECK(lines(tables[0].first)[0].find(",expectation,expectation_error,armed_forces,") != std::string::npos);
  CHECK(lines(tables[1].first)[0].ends_with(",final_expectation,final_expectation_error"));
  const std::vector<std::string> ties = lines(ties_csv(run, {}));
  REQUIRE(ties.size() == 19);
  CHECK(ties[0].starts_with("leader,cow,"));
  CHECK(ties[1].starts_with("2,"));
  CHECK(ties[10].starts_with("220,"));
}

TEST_CASE("JSON has each war with the keys of one, and the totals of all", "[wars]") {
  const TwoWars two;
  const json several = json::parse(to_json(two.compared(), {}));
  RunComparison first = two.compared();
  first.wars.pop_back();
  const json one = json::parse(to_json(first, {}));
  REQUIRE(several["wars"].size() == 2);
  CHECK(several["wars"][1]["id"] == 7);
  CHECK(several["wars"][1]["name"] == "Second");
  CHECK(several["wars"][1]["leader"]["cow"] == 220);
  CHECK(several["totals"].size() == 5);
  for (const char* key : {"scores", "behaviour", "states", "totals", "tie_changes"}) {
    CHECK(several["wars"][0][key] == one[key]);
  }
  CHECK_FALSE(one.contains("wars"));
  CHECK(several["wars"][1]["measures"][0]["name"] == "aircraft");
}

TEST_CASE("the report has a section a war and fits a terminal", "[wars]") {
  const TwoWars two;
  Caption caption;
  caption.record = "Record: invented";
  caption.focus = {CowCode(20)};
  const std::string report = terminal_report(two.compared(), caption);
  for (const std::string& line : lines(report)) CHECK(width(line) <= report_width);
  CHECK(report.find("War 1: Test, 2001-2005") < report.find("War 7: Second, 2003-2005"));
  CHECK(report.find("All wars: troops") != std::string::npos);
  CHECK(report.find("What states expect at the end") != std::string::npos);
  CHECK(report.find("aircraft") != std::string::npos);
}

TEST_CASE("a run of several wars is the same bytes for any number of threads", "[wars][parallel]") {
  const TwoWars two;
  const std::string one = outputs(two.compared(1));
  CHECK(one == outputs(two.compared(2)));
  CHECK(one == outputs(two.compared(8)));
}

TEST_CASE("one war among several is what a run of it alone says, where its leader has no other", "[wars]") {
  const TwoWars two;
  World alone = two.world;
  alone.wars.pop_back();
  alone.leaders.pop_back();
  Experiment fixed = two.experiment;
  fixed.types.on = false;  // types take one intercept over all wars
  WarsObserver both(two.world, two.records), first(alone, {two.records[0]});
  observe_ensemble(two.world, fixed, {&both});
  observe_ensemble(alone, fixed, {&first});
  RunComparison left = compare_wars(two.world, both.take(), fixed.coefficients.potential);
  left.wars.pop_back();
  left.totals = left.wars[0].comparison.totals;
  CHECK(outputs(left) == outputs(compare_wars(alone, first.take(), fixed.coefficients.potential)));
}

TEST_CASE("rows say what a state brings: forces, alignment, treaty, potential by the coefficients' measure", "[wars]") {
  const TwoWars two;
  WarsObserver observer(two.world, two.records);
  observe_ensemble(two.world, two.experiment, {&observer});
  const WarsSummary summary = observer.take();
  const RunComparison difference = compare_wars(two.world, summary, {}),
                      residual = compare_wars(two.world, summary, {.intercept = 0.1, .alignment_slope = 0.5});
  std::size_t uninvited = 0;
  for (std::size_t war = 0; war < 2; ++war) {
    const LeaderRelation& leader = two.world.leader_of(two.world.wars[war]);
    for (std::size_t cell = 0; cell < two.world.cells(); ++cell) {
      const ComparedStateYear& row = difference.wars[war].comparison.state_years[cell];
      CHECK(row.armed_forces == two.world.armed_forces[cell]);
      CHECK(row.treaty_depth == leader.treaty_depth[cell]);
      CHECK(row.tie.value >= 0);
      CHECK(row.tie.value <= 1);
      if (!row.invited) {
        ++uninvited;
        CHECK(std::isnan(row.alignment));
        CHECK(std::isnan(row.potential));
        continue;
      }
      const double s = leader.alignment[cell], a = leader.treaty_depth[cell];
      CHECK(row.alignment == s);
      CHECK(row.potential == s - a);
      CHECK(residual.wars[war].comparison.state_years[cell].potential == 0.1 + 0.5 * s - a);
    }
  }
  CHECK(uninvited > 0);
}

TEST_CASE("a war without a record, or another shape of it, is refused", "[wars]") {
  const TwoWars two;
  CHECK_THROWS_AS(WarsObserver(two.world, {two.records[0]}), Error);
  std::vector<ObservedShares> records = two.records;
  records[1].measures[0].values.pop_back();
  CHECK_THROWS_AS(WarsObserver(two.world, records), Error);
}

}  // namespace entente
