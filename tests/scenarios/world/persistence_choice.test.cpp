#include "scenarios/world/persistence_choice.hpp"

#include "scenarios/world/prepare.hpp"
#include "tests/scenarios/faults.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace entente {
namespace {

using testing::faults;
using testing::file_text;
using testing::replaced;
using testing::small_scenario;

const std::string shipped = std::string(ENTENTE_SOURCE_DIR) + "/scenarios/afghanistan_corrected.yaml";

PreparedScenario corrected(const std::string& old, const std::string& now) {
  return prepare(parse_scenario(replaced(file_text(shipped), old, now), shipped));
}

bool noted(const PreparedScenario& prepared, const std::string& text) {
  return std::any_of(prepared.notes.begin(), prepared.notes.end(),
                     [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("Ceiling and persistence of the corrected record", "[world][persistence]") {
  // Oracles: scipy's bounded minimisation of minus the profile likelihood; numpy's Gauss-Legendre quadrature of the
  // bivariate normal probability over arcsin(rho), 40 points; the algebra of the amount's autocorrelation in numpy.
  const PreparedScenario prepared = prepare(read_scenario(shipped));
  const Coefficients& coefficients = prepared.experiment.coefficients;
  CHECK(coefficients.ceiling == Approx(0.0798028).epsilon(1e-6));
  CHECK(prepared.coefficients.ceiling_error == Approx(0.0029653672).epsilon(1e-6));
  CHECK(coefficients.estimate.back() == Approx(0.479014).epsilon(1e-5));
  REQUIRE(prepared.persistence_fit);
  const PersistenceCalibration& found = *prepared.persistence_fit;
  CHECK(found.steps == 1806);
  CHECK(found.switches == 47);
  CHECK(found.most_switches == Approx(247.2347876414288).epsilon(1e-8));
  CHECK(found.fewest_switches == Approx(48.428884501185664).epsilon(1e-6));
  CHECK(found.expected_switches == Approx(55.66355849033977).epsilon(1e-8));
  CHECK(found.amount_steps == 433);
  CHECK(found.autocorrelation == Approx(0.88523).epsilon(1e-4));
  CHECK(found.persistence.amount == Approx(0.90133).epsilon(1e-4));
  CHECK(prepared.experiment.persistence.participation == largest_persistence);
  CHECK(prepared.experiment.persistence.amount == found.persistence.amount);
  CHECK(noted(prepared, "Persistence of participation, 0.990, is calibrated on switches"));
  CHECK(noted(prepared, "already the fitted probabilities"));
  CHECK(noted(prepared, "Persistence of the amount, 0.901, is calibrated on the autocorrelation of shares"));
  CHECK(persistence_mark(prepared.scenario, Family::hurdle) ==
        "calibrated: observed switches / autocorrelation of shares");
}

TEST_CASE("Persistence that is off or given is taken as it stands", "[world][persistence]") {
  const PreparedScenario off = corrected("persistence: fit", "persistence: off");
  CHECK(off.experiment.persistence.participation == 0);
  CHECK(off.experiment.persistence.amount == 0);
  CHECK_FALSE(off.persistence_fit.has_value());
  CHECK_FALSE(noted(off, "Persistence"));
  const PreparedScenario given = corrected("persistence: fit", "persistence: {participation: 0.97, amount: 0.9}");
  CHECK(given.experiment.persistence.participation == 0.97);
  CHECK(given.experiment.persistence.amount == 0.9);
  CHECK_FALSE(given.persistence_fit.has_value());
  CHECK(persistence_mark(given.scenario, Family::hurdle) == "assumed");
}

TEST_CASE("With withdrawal on, who leaves for good makes no switch", "[world][persistence]") {
  const PreparedScenario all = prepare(read_scenario(shipped));
  const PreparedScenario leaving = corrected("simulation:", "withdrawal: fit\nsimulation:");
  REQUIRE(leaving.persistence_fit);
  // Their years from the withdrawal on are left out, and with them the steps that lead there: an exit for good is the
  // hazard's. Who only shrinks to a fifth makes no switch on either account.
  CHECK(leaving.persistence_fit->switches < all.persistence_fit->switches);
  CHECK(leaving.persistence_fit->steps < all.persistence_fit->steps);
}

TEST_CASE("A tobit's one shock persists by the switches", "[world][persistence]") {
  const PreparedScenario tobit = corrected("family: hurdle\n  ceiling: fit", "family: tobit");
  REQUIRE(tobit.persistence_fit);
  CHECK(tobit.persistence_fit->switches == 47);
  CHECK(tobit.persistence_fit->amount_steps == 0);
  CHECK(tobit.experiment.persistence.amount == tobit.persistence_fit->persistence.amount);
  CHECK(tobit.experiment.persistence.amount > 0.9);
  CHECK(noted(tobit, "Persistence of the shock to contributions"));
  CHECK(persistence_mark(tobit.scenario, Family::tobit) == "calibrated: observed switches");
}

TEST_CASE("A record of single years cannot show persistence, and the scenario's key is named", "[world][persistence]") {
  const std::string text =
      replaced(replaced(file_text(small_scenario), "family: tobit", "family: tobit\n  persistence: fit"),
               "table: observed.csv", "table: observed.csv, years: [2003, 2003]");
  const auto found = faults([&] { prepare(parse_scenario(text, small_scenario)); });
  REQUIRE(found.size() == 1);
  CHECK(found.front().find("contribution.persistence: the record has no state in two years running") !=
        std::string::npos);
}

}  // namespace entente
