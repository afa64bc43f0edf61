// The model itself as the truth: replicates of the corrected Afghanistan are taken for its record. Set against other
// replicates of the same model they are rejected at the nominal rate; against a model without persistence, or of
// another family, nearly always.
#include "results/goodness/goodness_observer.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/war/ensemble.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t data_sets = 100;
constexpr std::size_t replicates = 499;

std::string corrected_path() { return std::string(ENTENTE_SOURCE_DIR) + "/scenarios/afghanistan_corrected.yaml"; }

PreparedScenario corrected() { return prepare(read_scenario(corrected_path())); }

// The same scenario with the paper's-kind-of family: a tobit whose shocks do not persist.
PreparedScenario as_tobit() {
  std::ifstream file(corrected_path());
  std::stringstream text;
  text << file.rdbuf();
  std::string scenario = text.str();
  const auto replace = [&scenario](const std::string& from, const std::string& to) {
    const std::size_t at = scenario.find(from);
    REQUIRE(at != std::string::npos);
    scenario.replace(at, from.size(), to);
  };
  replace("family: hurdle", "family: tobit");
  replace("  ceiling: fit\n", "");
  replace("  persistence: fit\n", "");
  return prepare(parse_scenario(scenario, corrected_path()));
}

// Replicates of the corrected scenario, on record where the record is.
std::vector<GoodnessRecord> simulated_records() {
  PreparedScenario truth = corrected();
  truth.experiment.seed = MasterSeed(77);
  truth.experiment.replications = data_sets;
  const Ensemble ensemble = run_ensemble(truth.world, truth.experiment);
  std::vector<GoodnessRecord> records;
  for (std::size_t k = 0; k < data_sets; ++k) {
    ObservedShares observed{truth.observed[0].share, truth.observed[0].troops};
    for (std::size_t cell = 0; cell < truth.world.cells(); ++cell) {
      const double share = ensemble.shares(cell)[k];
      if (std::isfinite(observed.share[cell])) observed.share[cell] = share;
      if (std::isfinite(observed.troops[cell])) observed.troops[cell] = troops(share, truth.world.armed_forces[cell]);
    }
    records.push_back({observed});
  }
  return records;
}

struct Rates {
  double all = 0, not_fitted = 0, persistence = 0, entries_and_exits = 0;
  double mean_p = 0;
};

Rates rejections(PreparedScenario model) {
  model.experiment.replications = replicates;
  const std::vector<GoodnessRecord> records = simulated_records();
  std::vector<std::unique_ptr<GoodnessObserver>> tests;
  WarsObserver wars(model.world, {records[0].observed});
  std::vector<EnsembleObserver*> observers = {&wars};
  for (const GoodnessRecord& record : records) {
    tests.push_back(std::make_unique<GoodnessObserver>(model.world, std::vector{record}, replicates));
    observers.push_back(tests.back().get());
  }
  observe_ensemble(model.world, model.experiment, observers);
  const std::vector<std::vector<double>> conventional = conventional_means(wars.take());
  Rates rates;
  const auto add = [](double& rate, double p) { rate += (p <= 0.05 ? 1.0 : 0.0) / data_sets; };
  for (const auto& test : tests) {
    const GoodnessOfFit fit = test->take(conventional, {}).front();
    add(rates.all, fit.all.row.p_value);
    add(rates.not_fitted, fit.not_fitted.row.p_value);
    add(rates.persistence, fit.group(AuxiliaryGroup::persistence).joint.row.p_value);
    add(rates.entries_and_exits, fit.group(AuxiliaryGroup::entries_and_exits).joint.row.p_value);
    rates.mean_p += fit.all.row.p_value / data_sets;
  }
  return rates;
}

}  // namespace

TEST_CASE("replicates taken for the record are kept at the nominal rate", "[heavy][goodness]") {
  const double most = 0.05 + 3 * std::sqrt(0.05 * 0.95 / data_sets);
  const Rates rates = rejections(corrected());
  CHECK(rates.all < most);
  CHECK(rates.not_fitted < most);
  CHECK(rates.persistence < most);
  CHECK(rates.entries_and_exits < most);
  CHECK(std::abs(rates.mean_p - 0.5) < 3 / std::sqrt(12.0 * data_sets));
}

TEST_CASE("a model without persistence, or of another family, is rejected against records that persist",
          "[heavy][goodness]") {
  PreparedScenario forgetful = corrected();
  forgetful.experiment.persistence = {};
  const Rates without = rejections(forgetful);
  CHECK(without.all > 0.95);
  CHECK(without.persistence > 0.95);
  CHECK(without.entries_and_exits > 0.95);

  const Rates tobit = rejections(as_tobit());
  CHECK(tobit.all > 0.95);
  CHECK(tobit.persistence > 0.95);
}

}  // namespace entente
