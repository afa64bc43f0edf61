// Known truth: the corrected Afghanistan's fitted hurdle is lived through by the simulator, and what comes out is
// fitted and calibrated like a record. It must give back what went in.
#include "estimate/fit/hurdle.hpp"
#include "estimate/fit/report.hpp"
#include "estimate/persistence/calibration.hpp"
#include "scenarios/world/prepare.hpp"
#include "sim/war/ensemble.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {
namespace {

// Estimates from one record of 155 states are biased by about a standard error's fraction: logit slopes away from 0,
// sigma and persistence downwards, since the fit follows what persists. That bias falls with the number of states and
// its inverse with N in the mean over N panels; so a panel here is ten records side by side, 1,550 states.
constexpr std::size_t records_per_panel = 10;
constexpr std::size_t panels = 40;
constexpr double bound = 4.5;  // Monte Carlo standard errors of the mean over panels

// Well inside what is sought: at the bound of 0.99, where the corrected record itself ends, a mean over panels would be
// cut off on one side. The amount's is the record's.
constexpr Persistence true_persistence{.participation = 0.95, .amount = 0.9};

struct Panel {
  RegressionData data;
  PersistenceRows rows;  // without predictors
};

class Truth {
 public:
  Truth()
      : prepared_(prepare(read_scenario(std::string(ENTENTE_SOURCE_DIR) + "/scenarios/afghanistan_corrected.yaml"))) {
    Experiment& experiment = prepared_.experiment;
    experiment.draw_coefficients = false;
    experiment.types.on = false;
    experiment.leader_rule.rule = Reward::indifferent;
    experiment.persistence = true_persistence;
    experiment.replications = panels * records_per_panel;
    ensemble_ = run_ensemble(prepared_.world, experiment);
  }

  const Coefficients& coefficients() const { return prepared_.experiment.coefficients; }

  Panel panel(std::size_t number) const {
    const World& world = prepared_.world;
    Panel panel;
    panel.data.terms = coefficients().terms;
    std::vector<double> row(panel.data.terms.size());
    for (std::size_t record = 0; record < records_per_panel; ++record) {
      for (std::size_t cell = 0; cell < world.cells(); ++cell) {
        if (!world.wars[0].invited[cell] || std::isnan(prepared_.observed[0].share[cell])) continue;
        std::size_t column = 0;
        for (std::size_t term = 0; term < row.size(); ++term) {
          const bool potential = panel.data.terms[term] == potential_term;
          row[term] = potential ? coefficients().potential.potential(world.leaders[0].alignment[cell],
                                                                     world.leaders[0].treaty_depth[cell])
                                : world.wars[0].covariates[column++][cell];
        }
        const std::size_t state = cell % world.states.size();
        const CowCode code(static_cast<std::uint16_t>(world.states[state].number() + 1000 * record));
        const double share = ensemble_.shares(cell)[number * records_per_panel + record];
        panel.data.add(share, row, code);
        panel.rows.states.push_back(code);
        panel.rows.years.push_back(
            Year(static_cast<std::uint16_t>(world.first_year.number() + cell / world.states.size())));
        panel.rows.share.push_back(share);
      }
    }
    return panel;
  }

 private:
  PreparedScenario prepared_;
  Ensemble ensemble_;
};

const Truth& truth() {
  static const Truth known;
  return known;
}

/// All that a hurdle has, in the order of its parameters; then ceiling, persistence of participation and of the amount.
using Found = std::vector<double>;

Found found(const HurdleFit& fit, const Persistence& persistence) {
  Found values = fit.estimate;
  values.insert(values.end(), {fit.ceiling, persistence.participation, persistence.amount});
  return values;
}

std::vector<double> predictor(const RegressionData& data, const double* slopes) {
  std::vector<double> eta(data.rows(), 0.0);
  for (std::size_t i = 0; i < eta.size(); ++i) {
    for (std::size_t j = 0; j < data.columns(); ++j) eta[i] += data.row(i)[j] * slopes[j];
  }
  return eta;
}

Persistence calibrated(const Panel& panel, const HurdleFit& fit) {
  PersistenceRows rows = panel.rows;
  rows.eta = predictor(panel.data, fit.estimate.data());
  rows.eta_amount = predictor(panel.data, fit.estimate.data() + panel.data.columns());
  return calibrate_persistence(rows, to_coefficients(fit, fit.covariance)).persistence;
}

Found as_the_program_does(const Panel& panel) {
  const HurdleFit fit = hurdle(panel.data, {.ceiling = std::nullopt});
  return found(fit, calibrated(panel, fit));
}

/// Deviations of the means over panels from the truth, in Monte Carlo standard errors.
std::vector<double> deviations(const std::function<Found(const Panel&)>& estimator) {
  std::vector<double> sum;
  std::vector<double> squares;
  for (std::size_t number = 0; number < panels; ++number) {
    const Found values = estimator(truth().panel(number));
    sum.resize(values.size(), 0.0);
    squares.resize(values.size(), 0.0);
    for (std::size_t j = 0; j < values.size(); ++j) {
      sum[j] += values[j];
      squares[j] += values[j] * values[j];
    }
  }
  Found target = truth().coefficients().estimate;
  target.insert(target.end(),
                {truth().coefficients().ceiling, true_persistence.participation, true_persistence.amount});
  constexpr double n = panels;
  std::vector<double> z;
  for (std::size_t j = 0; j < sum.size(); ++j) {
    const double mean = sum[j] / n;
    const double deviation = std::sqrt((squares[j] / n - mean * mean) * n / (n - 1));
    z.push_back((mean - target[j]) / (deviation / std::sqrt(n)));
    UNSCOPED_INFO(j << ": mean " << mean << ", truth " << target[j] << ", deviation of a panel " << deviation << ", z "
                    << z.back());
  }
  return z;
}

double worst(const std::vector<double>& z) {
  double largest = 0;
  for (const double each : z) largest = std::max(largest, std::abs(each));
  return largest;
}

}  // namespace

TEST_CASE("A simulated record gives back coefficients, ceiling and persistence", "[heavy][recovery][hurdle]") {
  const std::vector<double> z = deviations(as_the_program_does);
  REQUIRE(z.size() == 9 + 9 + 1 + 3);
  CHECK(worst(z) < bound);
}

TEST_CASE("Broken estimators do not pass the recovery", "[heavy][recovery][hurdle]") {
  SECTION("a fit that ignores the ceiling") {
    const std::vector<double> z = deviations([](const Panel& panel) {
      const HurdleFit fit = hurdle(panel.data);
      return found(fit, calibrated(panel, fit));
    });
    CHECK(std::abs(z[18]) > 2 * bound);  // log(sigma): 1.46 instead of 1.61
    CHECK(worst(z) > 2 * bound);
  }
  SECTION("persistence of the two parts exchanged") {
    const std::vector<double> z = deviations([](const Panel& panel) {
      const HurdleFit fit = hurdle(panel.data, {.ceiling = std::nullopt});
      const Persistence persistence = calibrated(panel, fit);
      return found(fit, {.participation = persistence.amount, .amount = persistence.participation});
    });
    CHECK(std::abs(z[20]) > 2 * bound);
    CHECK(std::abs(z[21]) > 2 * bound);
  }
  SECTION("switches counted over two years as if over one") {
    const std::vector<double> z = deviations([](Panel panel) {
      const HurdleFit fit = hurdle(panel.data, {.ceiling = std::nullopt});
      for (Year& year : panel.rows.years) {
        const int number = year.number();
        year = Year(static_cast<std::uint16_t>(number % 2 == 1 ? number / 2 : number + 10000));  // odd years alone
      }
      return found(fit, calibrated(panel, fit));
    });
    CHECK(z[20] < -2 * bound);  // 0.95^2
    CHECK(z[21] < -2 * bound);  // 0.9^2
  }
}

}  // namespace entente
