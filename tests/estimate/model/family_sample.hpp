#pragma once

#include "estimate/model/evaluate.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/sample.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "tests/estimate/fit/oracle_panel.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A grouping whose labels are the numbers 1 to `levels`.
inline Grouping numbered_grouping(const std::string& name, std::vector<std::uint32_t> level, std::size_t levels) {
  Grouping grouping{name, std::move(level), {}};
  for (std::size_t i = 1; i <= levels; ++i) grouping.labels.push_back(std::to_string(i));
  return grouping;
}

inline ModelMatrix matrix_of(const std::vector<std::string>& names) {
  std::vector<Term> terms;
  for (const std::string& name : names) {
    Term term{.name = name};
    if (name != design_intercept) term.factors.push_back({.kind = Expression::Kind::variable, .name = name});
    terms.push_back(std::move(term));
  }
  return ModelMatrix(std::move(terms));
}

/// A sample of given columns, with neither unit nor time.
inline Sample plain_sample(const std::vector<std::string>& names, std::vector<double> outcome,
                           std::vector<double> design) {
  Sample sample;
  sample.response = "share";
  sample.matrix = matrix_of(names);
  sample.outcome = std::move(outcome);
  sample.design = std::move(design);
  for (std::size_t i = 0; i < sample.rows(); ++i) sample.panel_rows.push_back(i);
  return sample;
}

/// The rows of oracle_panel (whose R code stands there), with states and years.
inline Sample oracle_sample() {
  const RegressionData data = oracle_panel(true);
  Sample sample = plain_sample({design_intercept, "gdp", "ally", "potential"}, data.response, data.design);
  std::vector<std::uint32_t> states;
  std::vector<std::uint32_t> years;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    states.push_back(data.states[i].number() - 1u);
    years.push_back(static_cast<std::uint32_t>(i % 8));
  }
  sample.unit = numbered_grouping("state", states, 12);
  sample.time = numbered_grouping("year", years, 8);
  return sample;
}

/// Without the intercept and "ally", whose effects states or years absorb: gdp, potential.
inline Sample absorbed_sample(bool years) {
  Sample sample = oracle_sample();
  std::vector<double> design;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    design.push_back(sample.row(i)[1]);
    design.push_back(sample.row(i)[3]);
  }
  sample.matrix = matrix_of({"gdp", "potential"});
  sample.design = design;
  sample.effects.push_back(sample.unit);
  if (years) sample.effects.push_back(sample.time);
  return sample;
}

/// What an action throws, "no error" otherwise.
inline std::string message_of(const std::function<void()>& action, Fault fault = Fault::input) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.fault() == fault);
    return error.what();
  }
  return "no error";
}

/// Standard errors of the model's own covariance: dispersion L L'.
inline std::vector<double> own_errors(const ModelFit& fit) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < fit.size(); ++j) sum += fit.root[i * fit.size() + j] * fit.root[i * fit.size() + j];
    errors.push_back(std::sqrt(fit.dispersion * sum));
  }
  return errors;
}

/// Their sum is zero but for rounding.
inline void check_scores_vanish(const ModelFit& fit) {
  const std::size_t p = fit.size();
  for (std::size_t j = 0; j < p; ++j) {
    double sum = 0;
    double size = 0;
    for (std::size_t i = j; i < fit.scores.size(); i += p) {
      sum += fit.scores[i];
      size += std::abs(fit.scores[i]);
    }
    CAPTURE(j);
    CHECK(size > 0);
    CHECK(std::abs(sum) < 1e-9 * size);
  }
}

/// L' information L is the identity.
inline void check_bread(const std::vector<double>& information, const ModelFit& fit, double margin = 1e-8) {
  const std::size_t p = fit.size();
  for (std::size_t a = 0; a < p; ++a) {
    for (std::size_t b = 0; b < p; ++b) {
      double cell = 0;
      for (std::size_t i = 0; i < p; ++i) {
        for (std::size_t j = 0; j < p; ++j) cell += fit.root[i * p + a] * information[i * p + j] * fit.root[j * p + b];
      }
      CHECK(cell == Approx(a == b ? 1 : 0).margin(margin));
    }
  }
}

/// At the estimates and away from them the information is minus the numerical derivative of the summed scores.
inline void check_information(const Sample& sample, const ModelFit& fit) {
  const std::size_t p = fit.size();
  const std::vector<double> error = own_errors(fit);
  const auto summed = [&](const std::vector<double>& parameters) {
    const std::vector<double> scores = evaluate(sample, fit, parameters).scores;
    std::vector<double> sums(p, 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) sums[i % p] += scores[i];
    return sums;
  };
  for (const double away : {0.0, 0.3}) {
    std::vector<double> point = fit.estimate;
    for (std::size_t j = 0; j < p; ++j) point[j] += away * error[j] * (j % 2 == 0 ? 1 : -1) / static_cast<double>(p);
    const ModelScores exact = evaluate(sample, fit, point);
    for (std::size_t j = 0; j < p; ++j) {
      std::vector<double> up = point;
      std::vector<double> down = point;
      const double step = 1e-4 * error[j];
      up[j] += step;
      down[j] -= step;
      const std::vector<double> above = summed(up);
      const std::vector<double> below = summed(down);
      for (std::size_t m = 0; m < p; ++m) {
        CAPTURE(away, j, m);
        const double size = std::sqrt(exact.information[j * p + j] * exact.information[m * p + m]);
        CHECK(exact.information[m * p + j] == Approx((below[m] - above[m]) / (2 * step)).margin(1e-6 * size));
      }
    }
  }
}

/// The scores are Z_i e_i, and (Z'Z)^-1 is the bread.
inline void check_working(const ModelFit& fit) {
  REQUIRE(fit.working);
  const WorkingModel& working = *fit.working;
  const std::size_t p = fit.size();
  std::vector<double> cross(p * p, 0.0);
  for (std::size_t i = 0; i < working.residual.size(); ++i) {
    for (std::size_t j = 0; j < p; ++j) {
      const double z = working.design[i * p + j];
      REQUIRE(z * working.residual[i] == Approx(fit.scores[i * p + j]).epsilon(1e-9).margin(1e-14));
      for (std::size_t m = 0; m < p; ++m) cross[j * p + m] += z * working.design[i * p + m];
    }
  }
  check_bread(cross, fit);
}

/// Another unit of one term changes its coefficient and nothing else.
inline void check_scaling(const Sample& sample, const ModelFit& fit,
                          const std::function<ModelFit(const Sample&)>& again) {
  constexpr double unit = 1e6;
  const std::size_t k = sample.columns();
  Sample scaled = sample;
  for (std::size_t i = 0; i < sample.rows(); ++i) scaled.design[i * k + 1] *= unit;
  const ModelFit other = again(scaled);
  for (std::size_t j = 0; j < fit.size(); ++j) {
    CAPTURE(j);
    const double factor = !fit.parameters[j].scale && j % k == 1 ? unit : 1;
    CHECK(other.estimate[j] * factor == Approx(fit.estimate[j]).epsilon(1e-9));
    CHECK(own_errors(other)[j] * factor == Approx(own_errors(fit)[j]).epsilon(1e-9));
  }
  if (fit.statistics.log_likelihood) {
    CHECK(*other.statistics.log_likelihood == Approx(*fit.statistics.log_likelihood).epsilon(1e-12));
  }
}

}  // namespace entente
