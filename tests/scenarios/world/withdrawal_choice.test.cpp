#include "scenarios/world/withdrawal_choice.hpp"

#include "scenarios/world/prepare.hpp"
#include "sim/core/error.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace entente {
namespace {

using testing::faults;
using testing::file_text;
using testing::replaced;
using testing::small_scenario;

const std::string shipped_folder = std::string(ENTENTE_SOURCE_DIR) + "/scenarios";
const std::string hazard_by_hand = "withdrawal: {intercept: -3, losses: 0.4, democracy: 0.2, tie: -1}\n";

PreparedScenario small(const std::string& withdrawal) {
  return prepare(parse_scenario(replaced(file_text(small_scenario), "focus:", withdrawal + "focus:"), small_scenario));
}

PreparedScenario corrected(const std::string& withdrawal) {
  const std::string file = shipped_folder + "/afghanistan_corrected.yaml";
  return prepare(parse_scenario(replaced(file_text(file), "simulation:", withdrawal + "simulation:"), file));
}

bool noted(const PreparedScenario& prepared, const std::string& text) {
  return std::any_of(prepared.notes.begin(), prepared.notes.end(),
                     [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

// The shipped scenario in a folder of its own, with one field of its states table replaced.
class EditedAfghanistan {
 public:
  EditedAfghanistan(const std::string& row, const std::string& column_name, const std::string& value) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(shipped_folder + "/afghanistan", folder_ / "afghanistan");
    const std::filesystem::path table = folder_ / "afghanistan" / "states.csv";
    std::string text = file_text(table);
    // Counted from the right: names of states may hold commas.
    const std::size_t header_end = text.find('\n');
    const std::size_t named = text.find("," + column_name + ",");
    REQUIRE(named < header_end);
    const auto from_right = std::count(text.begin() + static_cast<std::ptrdiff_t>(named) + 1,
                                       text.begin() + static_cast<std::ptrdiff_t>(header_end), ',');
    const std::size_t begin = text.find("\n" + row + ",");
    REQUIRE(begin != std::string::npos);
    std::size_t end = text.find('\n', begin + 1);
    for (auto column = from_right; column > 0; --column) end = text.rfind(',', end - 1);
    const std::size_t field = text.rfind(',', end - 1) + 1;
    std::ofstream(table, std::ios::binary) << text.replace(field, end - field, value);
  }
  ~EditedAfghanistan() { std::filesystem::remove_all(folder_); }
  EditedAfghanistan(const EditedAfghanistan&) = delete;
  EditedAfghanistan& operator=(const EditedAfghanistan&) = delete;

  PreparedScenario prepared(const std::string& withdrawal, const std::string& incomplete = "error") const {
    std::string text = file_text(shipped_folder + "/afghanistan_corrected.yaml");
    text = replaced(text, "simulation:", withdrawal + "simulation:");
    text = replaced(text, "theory: signalling", "theory: potential_alone");  // which needs no democracy of its own
    text = replaced(text, "afghanistan/states.csv}", "afghanistan/states.csv, incomplete: " + incomplete + "}");
    return prepare(parse_scenario(text, (folder_ / "scenario.yaml").string()));
  }

 private:
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / "entente-withdrawal-choice";
};

}  // namespace

TEST_CASE("with withdrawal off nothing is found, fitted or left out", "[world][withdrawal]") {
  const PreparedScenario prepared = small("");
  CHECK_FALSE(prepared.experiment.withdrawal.on);
  CHECK_FALSE(prepared.withdrawal_fit);
  CHECK(prepared.world.democracy.empty());
  CHECK(prepared.coefficients.rows == 48);
  CHECK_FALSE(noted(prepared, "ithdrawal"));
}

TEST_CASE("a hazard set by hand reaches the agents, and the fit leaves out who had withdrawn", "[world][withdrawal]") {
  // By hand from the small record: Germany and Norway sent troops in 2002 alone, Bulgaria fell below a fifth of its
  // 2001 in 2003. Six state-years of 2003 and 2004.
  const PreparedScenario prepared = small(hazard_by_hand);
  const WithdrawalHazard& hazard = prepared.experiment.withdrawal;
  CHECK(hazard.on);
  CHECK(hazard.intercept == -3);
  CHECK(hazard.losses == 0.4);
  CHECK(hazard.democracy == 0.2);
  CHECK(hazard.tie == -1);
  CHECK_FALSE(prepared.withdrawal_fit);
  CHECK(prepared.coefficients.rows == 42);
  CHECK(noted(prepared, "3 of 11 observed contributors withdrew: DEU 2003, BGR 2003, NOR 2003."));
  CHECK(noted(prepared, "set by hand: intercept -3, log(1 + losses) 0.4"));
  const World& world = prepared.world;
  REQUIRE(world.democracy.size() == world.cells());
  const StateYears layout{.states = world.states, .first_year = world.first_year, .years = world.years};
  CHECK(world.democracy[layout.cell(0, layout.find(CowCode(920)))] == 1);  // New Zealand
}

TEST_CASE("the withdrawals from Afghanistan and their hazard", "[world][withdrawal]") {
  // Oracle: R 4.2 from the same tables, definition and rows programmed anew: glm(binomial) and sandwich::vcovCL.
  const PreparedScenario prepared = corrected("withdrawal: fit\n");
  CHECK(noted(prepared,
              "10 of 52 observed contributors withdrew: BOL 2008, PRY 2008, URY 2008, FRA 2013, CHE 2007, AUT 2002, "
              "GRC 2013, BHR 2013, BGD 2008, MYS 2013."));
  CHECK(noted(prepared, "Fewer than ten withdrawals a term"));
  REQUIRE(prepared.withdrawal_fit);
  const HazardFit& fit = *prepared.withdrawal_fit;
  CHECK(fit.observations == 443);
  CHECK(fit.states == 52);
  CHECK(fit.events == 10);
  const double estimate[] = {-2.772338990505, -0.345141467163, -0.209588872773, -1.550356677954};
  const double error[] = {0.825621186468, 0.393494998817, 0.970002570422, 0.804439125028};
  for (std::size_t j = 0; j < 4; ++j) {
    CHECK(fit.estimate[j] == Approx(estimate[j]).epsilon(1e-9));
    CHECK(fit.covariance.standard_error(j) == Approx(error[j]).epsilon(1e-8));
  }
  CHECK(prepared.experiment.withdrawal.on);
  CHECK(prepared.experiment.withdrawal.tie == fit.estimate[3]);
  CHECK(prepared.coefficients.rows == 1916);  // 47 fewer than with withdrawal off
}

TEST_CASE("a hazard that the record does not determine is refused at its key", "[world][withdrawal]") {
  // In the small record every state that withdraws is a democracy.
  const auto found = faults([] { small("withdrawal: fit\n"); });
  REQUIRE(found.size() == 1);
  CHECK(found.front().starts_with("23:13 withdrawal: the hazard of withdrawal cannot be fitted"));
  CHECK(found.front().find("democracy") != std::string::npos);
  CHECK(found.front().ends_with("set withdrawal off or give its numbers by hand"));
}

TEST_CASE("facts that withdrawal needs are asked for where it is on, and only there", "[world][withdrawal]") {
  SECTION("democracy, of every state that can act") {
    const EditedAfghanistan table("2006,920,NZL", "democracy", "");
    CHECK_NOTHROW(table.prepared(""));
    const auto found = faults([&] { table.prepared(hazard_by_hand); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("democracy: NZL 2006 is to contribute but this fact is missing") != std::string::npos);
    CHECK(noted(table.prepared(hazard_by_hand, "exclude"), "left out for a missing fact: NZL 2006 (democracy)"));
  }
  SECTION("democracy is a matter of yes or no") {
    const EditedAfghanistan table("2006,920,NZL", "democracy", "0.5");
    CHECK_NOTHROW(table.prepared(""));
    const auto found = faults([&] { table.prepared(hazard_by_hand); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("democracy: neither 0 nor 1; expected 0 or 1") != std::string::npos);
  }
  SECTION("deaths, of states at risk and for a fit") {
    const EditedAfghanistan table("2006,920,NZL", "casualties", "");
    CHECK_NOTHROW(table.prepared(""));
    CHECK_NOTHROW(table.prepared(hazard_by_hand));
    const auto found = faults([&] { table.prepared("withdrawal: fit\n"); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("casualties: NZL 2006 has no number of deaths") != std::string::npos);
    const PreparedScenario rest = table.prepared("withdrawal: fit\n", "exclude");
    CHECK(noted(rest, "from a missing number of deaths on: NZL 2006."));
    CHECK(rest.withdrawal_fit->observations == 443 - 7);  // 2006 to 2012: of 2013 the record cannot say
    CHECK(rest.withdrawal_fit->events == 10);
  }
  SECTION("deaths of a state that never sent anybody are of no consequence") {
    const EditedAfghanistan table("2006,110,GUY", "casualties", "");
    CHECK_NOTHROW(table.prepared("withdrawal: fit\n"));
  }
}

}  // namespace entente
