#include "estimate/model/poisson/absorbed_groups.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double precision = 1e-14;
constexpr int most_sweeps = 20000;

[[noreturn]] void throw_stuck() {
  throw work_error("the absorbed effects did not converge in " + std::to_string(most_sweeps) + " sweeps",
                   "the groups are hardly connected: leave one of the effects out");
}

}  // namespace

WeightedDemeaning::WeightedDemeaning(const std::vector<AbsorbedGroups>& effects, const std::vector<double>& weights)
    : effects_(effects), weights_(weights) {
  for (const AbsorbedGroups& effect : effects) {
    std::vector<double> total(effect.groups(), 0.0);
    for (std::size_t i = 0; i < weights.size(); ++i) total[effect.group[i]] += weights[i];
    totals_.push_back(std::move(total));
  }
}

void WeightedDemeaning::remove_means(std::size_t effect, std::vector<double>& values) const {
  const std::vector<std::uint32_t>& group = effects_[effect].group;
  std::vector<double> mean(totals_[effect].size(), 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) mean[group[i]] += weights_[i] * values[i];
  for (std::size_t g = 0; g < mean.size(); ++g) mean[g] = totals_[effect][g] > 0 ? mean[g] / totals_[effect][g] : 0;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= mean[group[i]];
}

/// There and back, so that the map is symmetric in the weighted inner product.
void WeightedDemeaning::sweep(std::vector<double>& values) const {
  for (std::size_t e = 0; e < effects_.size(); ++e) remove_means(e, values);
  for (std::size_t e = effects_.size() - 1; e-- > 0;) remove_means(e, values);
}

double WeightedDemeaning::product(const std::vector<double>& a, const std::vector<double>& b) const {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += weights_[i] * a[i] * b[i];
  return sum;
}

/// Conjugate gradients for (I - T) z = (I - T) values with T the sweep, z among the effects; values become values - z.
bool WeightedDemeaning::pass(std::vector<double>& values) const {
  const auto complement = [&](const std::vector<double>& from) {
    std::vector<double> swept = from;
    sweep(swept);
    for (std::size_t i = 0; i < swept.size(); ++i) swept[i] = from[i] - swept[i];
    return swept;
  };
  const double enough = precision * precision * product(values, values);
  std::vector<double> residual = complement(values);
  std::vector<double> direction = residual;
  double squares = product(residual, residual);
  for (int step = 0; step < most_sweeps; ++step) {
    if (!(squares > enough)) return true;
    const std::vector<double> turned = complement(direction);
    const double length = squares / product(direction, turned);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] -= length * direction[i];
      residual[i] -= length * turned[i];
    }
    const double next = product(residual, residual);
    for (std::size_t i = 0; i < values.size(); ++i) direction[i] = residual[i] + next / squares * direction[i];
    squares = next;
  }
  return false;
}

void WeightedDemeaning::apply(std::vector<double>& values) const {
  if (effects_.empty()) return;
  // The second pass takes out what rounding left in the first.
  for (int round = 0; round < 2; ++round) {
    if (effects_.size() == 1) {
      remove_means(0, values);
    } else if (!pass(values)) {
      throw_stuck();
    }
  }
}

void WeightedDemeaning::apply_columns(std::vector<double>& matrix, std::size_t columns) const {
  if (effects_.empty()) return;
  std::vector<double> column(matrix.size() / std::max<std::size_t>(columns, 1));
  for (std::size_t j = 0; j < columns; ++j) {
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = matrix[i * columns + j];
    apply(column);
    for (std::size_t i = 0; i < column.size(); ++i) matrix[i * columns + j] = column[i];
  }
}

}  // namespace entente
