#include "estimate/fit/absorption.hpp"

#include "estimate/fit/pivoted_qr.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

/// What least squares on written-out dummies leaves of a column: the oracle of every absorption.
std::vector<double> dummy_residuals(const std::vector<const Grouping*>& effects, const std::vector<double>& column,
                                    const std::vector<double>& weights) {
  std::size_t levels = 0;
  for (const Grouping* effect : effects) levels += effect->levels();
  const std::size_t n = column.size();
  std::vector<double> design(n * levels, 0.0);
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t offset = 0;
    for (const Grouping* effect : effects) {
      design[i * levels + offset + effect->level[i]] = std::sqrt(weights[i]);
      offset += effect->levels();
    }
    values[i] = std::sqrt(weights[i]) * column[i];
  }
  OrthonormalSpan span = orthonormal_span(design, levels);
  const PivotedQr qr{.rows = n, .columns = span.rank, .basis = std::move(span.basis), .root = {}};
  std::vector<double> rest = qr.residuals(values);
  for (std::size_t i = 0; i < n; ++i) rest[i] /= std::sqrt(weights[i]);
  return rest;
}

/// Units in a chain: unit u is seen in periods u and u + 1 only. Nothing is connected by more than one row, the worst
/// case for alternating projections.
struct Chain {
  Grouping unit, period;
  std::vector<double> column, weights;
};

Chain chain(int units) {
  Chain result;
  std::vector<int> unit, period;
  for (int u = 0; u < units; ++u) {
    for (int t = u; t < u + 3 - (u % 3 == 0); ++t) {
      unit.push_back(u);
      period.push_back(std::min(t, units));
      const double i = static_cast<double>(unit.size());
      result.column.push_back(0.1 * u + std::sin(3.7 * i));
      result.weights.push_back(1 + 0.9 * std::sin(2.3 * i));
    }
  }
  result.unit = grouping_of("unit", unit);
  result.period = grouping_of("period", period);
  return result;
}

}  // namespace

TEST_CASE("Absorbing is least squares on dummies, however loosely groups hang together", "[fit][absorption]") {
  const Chain data = chain(60);
  const std::vector<double> ones(data.column.size(), 1.0);
  for (const std::vector<double>* weights : {&ones, &data.weights}) {
    const std::vector<double> expected = dummy_residuals({&data.unit, &data.period}, data.column, *weights);
    std::vector<double> column = data.column;
    Absorption absorption({&data.unit, &data.period}, *weights);
    const std::vector<std::vector<double>> values = absorption.take_out(column);
    for (std::size_t i = 0; i < column.size(); ++i) {
      CHECK(column[i] == Approx(expected[i]).epsilon(1e-10).margin(1e-13));
      CHECK(values[0][data.unit.level[i]] + values[1][data.period.level[i]] + column[i] ==
            Approx(data.column[i]).epsilon(1e-12).margin(1e-12));
    }
    CHECK(absorption.convergence().iterations > 10);
    CHECK(absorption.degrees_of_freedom() == data.unit.levels() + data.period.levels() - 1);
  }
}

TEST_CASE("Three effects are absorbed like two", "[fit][absorption]") {
  const Sample sample = unbalanced_sample();
  std::vector<int> decades;
  for (std::size_t i = 0; i < sample.rows(); ++i) decades.push_back(static_cast<int>((i * i) % 7));
  const Grouping third = grouping_of("third", decades);
  const std::vector<const Grouping*> effects{&sample.unit, &sample.time, &third};
  const std::vector<double> ones(sample.rows(), 1.0);
  const std::vector<double> expected = dummy_residuals(effects, sample.outcome, ones);
  std::vector<double> column = sample.outcome;
  Absorption absorption(effects);
  absorption.take_out(column);
  for (std::size_t i = 0; i < column.size(); ++i) CHECK(column[i] == Approx(expected[i]).epsilon(1e-10).margin(1e-13));
  CHECK(absorption.degrees_of_freedom() == 14 + 10 - 1 + third.levels() - 1);
}

TEST_CASE("Nesting is seen", "[fit][absorption]") {
  const Sample sample = unbalanced_sample();
  CHECK(nested(sample.unit, sample.grouping("region")));
  CHECK_FALSE(nested(sample.grouping("region"), sample.unit));
  CHECK_FALSE(nested(sample.unit, sample.time));
}

}  // namespace entente
