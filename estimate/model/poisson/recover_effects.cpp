#include "estimate/model/poisson/absorbed_groups.hpp"

#include <cmath>

namespace entente {
namespace {

using Effects = std::vector<std::vector<double>>;  // by effect and group

/// D'v: sums over each group.
Effects group_sums(const std::vector<AbsorbedGroups>& effects, const std::vector<double>& values) {
  Effects sums;
  for (const AbsorbedGroups& effect : effects) {
    std::vector<double>& sum = sums.emplace_back(effect.groups(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) sum[effect.group[i]] += values[i];
  }
  return sums;
}

/// D a: the sum of the effects of each row.
std::vector<double> row_sums(const std::vector<AbsorbedGroups>& effects, const Effects& values, std::size_t rows) {
  std::vector<double> sums(rows, 0.0);
  for (std::size_t e = 0; e < effects.size(); ++e) {
    for (std::size_t i = 0; i < rows; ++i) sums[i] += values[e][effects[e].group[i]];
  }
  return sums;
}

template <class Visit>
void for_each_cell(const Effects& like, Visit visit) {
  for (std::size_t e = 0; e < like.size(); ++e) {
    for (std::size_t g = 0; g < like[e].size(); ++g) visit(e, g);
  }
}

double product(const Effects& a, const Effects& b) {
  double sum = 0;
  for_each_cell(a, [&](std::size_t e, std::size_t g) { sum += a[e][g] * b[e][g]; });
  return sum;
}

void centre(const std::vector<AbsorbedGroups>& effects, std::size_t rows, Effects& values) {
  for (std::size_t e = 1; e < effects.size(); ++e) {
    double mean = 0;
    for (const std::uint32_t g : effects[e].group) mean += values[e][g];
    mean /= static_cast<double>(rows);
    for (double& value : values[e]) value -= mean;
    for (double& value : values[0]) value += mean;
  }
}

}  // namespace

// Least squares by conjugate gradients on D'D a = D'sums, preconditioned by the group sizes. D'D is singular, but the
// right-hand side is in its range, and so is every direction.
std::vector<std::vector<double>> recover_effects(const std::vector<AbsorbedGroups>& effects,
                                                 const std::vector<double>& sums) {
  constexpr int most_steps = 20000;
  constexpr double precision = 1e-14;
  const std::size_t rows = sums.size();
  const Effects size = group_sums(effects, std::vector<double>(rows, 1.0));
  Effects values = size;
  for (std::vector<double>& effect : values) effect.assign(effect.size(), 0.0);
  Effects residual = group_sums(effects, sums);
  const auto precondition = [&](Effects from) {
    for_each_cell(from, [&](std::size_t e, std::size_t g) { from[e][g] /= size[e][g]; });
    return from;
  };
  Effects scaled = precondition(residual);
  Effects direction = scaled;
  double squares = product(residual, scaled);
  const double enough = precision * precision * squares;
  for (int step = 0; step < most_steps && squares > enough; ++step) {
    const Effects turned = group_sums(effects, row_sums(effects, direction, rows));
    const double length = squares / product(direction, turned);
    for_each_cell(values, [&](std::size_t e, std::size_t g) {
      values[e][g] += length * direction[e][g];
      residual[e][g] -= length * turned[e][g];
    });
    scaled = precondition(residual);
    const double next = product(residual, scaled);
    for_each_cell(values, [&](std::size_t e, std::size_t g) {
      direction[e][g] = scaled[e][g] + next / squares * direction[e][g];
    });
    squares = next;
  }
  centre(effects, rows, values);
  return values;
}

}  // namespace entente
