#include "scenarios/world/prepare.hpp"

#include "scenarios/world/coefficient_choice.hpp"
#include "scenarios/world/terms.hpp"
#include "sim/core/error.hpp"
#include "tests/scenarios/faults.hpp"
#include "tests/sim/fingerprint.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

using testing::file_text;
using testing::replaced;
using testing::small_scenario;

const std::string shipped_folder = std::string(ENTENTE_SOURCE_DIR) + "/scenarios";

// The small scenario with one edit, its tables where they are.
PreparedScenario small(const std::string& from = "name", const std::string& to = "name") {
  return prepare(parse_scenario(replaced(file_text(small_scenario), from, to), small_scenario));
}

double column_mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

FitSample small_sample() {
  FitSample sample;
  sample.share = {0, 0.01, 0, 0.02, 0.005};
  sample.states = {CowCode(20), CowCode(20), CowCode(200), CowCode(200), CowCode(220)};
  sample.alignment = {0.2, 0.9, 0.4, 0.7, 0.5};
  sample.depth = {0.1, 0.6, 0, 0.5, 0.2};
  return sample;
}

}  // namespace

TEST_CASE("the terms of signalling are those of combined, and potential", "[world]") {
  std::vector<std::string> combined = terms_of("combined");
  combined.emplace_back("potential");
  CHECK(terms_of("signalling") == combined);
  CHECK(terms_of("potential_alone") == std::vector<std::string>{"intercept", "potential"});
  CHECK(combined.size() == 9);
}

TEST_CASE("potential as difference and as residual", "[world]") {
  // Oracle: algebra. The residual of a regression with an intercept has mean zero and no covariance with the regressor.
  const FitSample sample = small_sample();
  const PotentialMeasure difference = potential_measure(PotentialKind::difference, sample);
  CHECK(difference.reference == Approx(column_mean(sample.alignment) - column_mean(sample.depth)));
  CHECK(difference.potential(0.7, 0.2) == Approx(0.5));

  const PotentialMeasure residual = potential_measure(PotentialKind::residual, sample);
  double sum = 0;
  double cross = 0;
  for (std::size_t i = 0; i < sample.share.size(); ++i) {
    const double potential = residual.potential(sample.alignment[i], sample.depth[i]);
    sum += potential;
    cross += potential * sample.alignment[i];
  }
  CHECK(residual.reference == 0);
  CHECK(std::abs(sum) < 1e-14);
  CHECK(std::abs(cross) < 1e-14);
}

TEST_CASE("a term set by hand is certain and noted", "[world]") {
  const PreparedScenario prepared = small("{fit: states}", "{fit: states, override: {potential: 0.05}}");
  const Coefficients& coefficients = prepared.experiment.coefficients;
  const std::size_t size = coefficients.parameters();
  CHECK(coefficients.terms[1] == "potential");
  CHECK(coefficients.estimate[1] == 0.05);
  for (std::size_t other = 0; other < size; ++other) {
    CHECK(coefficients.covariance[size + other] == 0);
    CHECK(coefficients.covariance[other * size + 1] == 0);
  }
  CHECK(coefficients.covariance[0] > 0);
  const auto noted = [](const std::string& note) { return note.find("set by hand to 0.05") != std::string::npos; };
  CHECK(std::any_of(prepared.notes.begin(), prepared.notes.end(), noted));
}

TEST_CASE("neither leader nor theatre acts, and who cannot contribute is not invited", "[world]") {
  const PreparedScenario prepared = small();
  const World& world = prepared.world;
  CHECK(std::count(world.states.begin(), world.states.end(), CowCode(2)) == 0);
  const auto theatre = std::find(world.states.begin(), world.states.end(), CowCode(700));
  REQUIRE(theatre != world.states.end());
  for (std::size_t year = 0; year < world.years; ++year) {
    CHECK(world.wars[0].invited[world.cell(year, static_cast<std::size_t>(theatre - world.states.begin()))] == 0);
  }
  CHECK(prepared.network_before.states() == world.states.size() + 1);
}

TEST_CASE("errors of a scenario's world have the place of the key or the field", "[world]") {
  const auto first_problem = [](const std::string& from, const std::string& to) {
    try {
      small(from, to);
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::input);
      return error.problems().front();
    }
    FAIL("no error");
    return Problem{};
  };
  SECTION("an override of a term that is not there") {
    const Problem problem = first_problem("{fit: states}", "{fit: states, override: {potentail: 0.05}}");
    CHECK(problem.place.line == 20);
    CHECK(problem.expected == "\"potential\"");
  }
  SECTION("a focus state that is in no table") {
    const Problem problem = first_problem("[NZL, NOR]", "[NZL, TUV]");
    CHECK(problem.place.line == 23);
    CHECK(problem.what.find("TUV") != std::string::npos);
  }
  SECTION("coefficients estimated with another depth") {
    std::string text = replaced(file_text(small_scenario), "depth: as_published", "depth: oriented");
    text = replaced(text, "  theory: potential_alone\n  family: tobit\n", "");
    text = replaced(text, "fit: states", "file: coefficients.yaml/tobit");
    CHECK_THROWS_AS(prepare(parse_scenario(text, small_scenario)), Error);
  }
}

TEST_CASE("both shipped scenarios are what their names say", "[world]") {
  const PreparedScenario published = prepare(read_scenario(shipped_folder + "/afghanistan.yaml"));
  const PreparedScenario corrected = prepare(read_scenario(shipped_folder + "/afghanistan_corrected.yaml"));
  CHECK(published.record.find("as published, depth as published") != std::string::npos);
  CHECK(corrected.record.find("corrected, depth oriented") != std::string::npos);
  // The published sign: positive; with depth turned it is not (replication of the panel's Table 1 with both).
  CHECK(published.experiment.coefficients.estimate[8] > 0);
  CHECK(published.fit->terms[8].term == "potential");
  // Of the corrected record's hurdle the amount's: the participation's is on another scale.
  CHECK(corrected.fit->terms[17].term == "amount: potential");
  CHECK(corrected.experiment.coefficients.estimate[17] < 0);
  CHECK(published.fit->observations == 2122);
}

// Given a coefficients file, the same bits for gcc and clang, debug and release. A change of this number is a change of
// results: it belongs under "Results change" in the changelog.
TEST_CASE("Afghanistan with the published coefficients keeps its bits", "[golden][world]") {
  const std::string file = shipped_folder + "/afghanistan.yaml";
  std::string text = replaced(file_text(file), "  theory: signalling\n  family: tobit\n", "");
  text = replaced(text, "{fit: states}", "{published: table1/all}");
  text = replaced(text, "states: {table: afghanistan/states.csv}",
                  "states: {table: afghanistan/states.csv, incomplete: exclude}");
  PreparedScenario prepared = prepare(parse_scenario(text, file));
  prepared.experiment.replications = 20;
  const Ensemble ensemble = run_ensemble(prepared.world, prepared.experiment);
  tests::Fingerprint print;
  for (const double value : ensemble.share) print.add(value);
  for (const double value : ensemble.standing) print.add(value);
  for (const std::int32_t deaths : ensemble.casualties) print.add(static_cast<std::int64_t>(deaths));
  CHECK(print.value() == 5922407751692783063ull);
}

}  // namespace entente
