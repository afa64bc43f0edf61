#include "estimate/prediction/profiles.hpp"

#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

Profiles::Profiles(const Sample& sample, const PredictionRequest& request)
    : sample_(sample),
      fixed_(sample.matrix.leaves().size(), nothing),
      chosen_(fixed_.size(), 0),
      observed_(fixed_.size(), 0) {
  for (const ChosenValue& chosen : request.at) place_chosen(chosen);
  double combinations = 1;
  for (const Grid& grid : grids_) combinations *= static_cast<double>(grid.values.size());
  if (combinations > static_cast<double>(most_predicted_points)) {
    throw input_error(request.at.front().place, "the values combine to " + number_text(combinations, 0) + " points",
                      "at most " + std::to_string(most_predicted_points));
  }
  averaged_ = std::any_of(observed_.begin(), observed_.end(), [](std::uint8_t flag) { return flag != 0; });
  for (std::size_t leaf = 0; leaf < fixed_.size(); ++leaf) {
    if (chosen_[leaf]) continue;
    if (averaged_) observed_[leaf] = 1;
    if (!averaged_) fixed_[leaf] = central({.kind = ChosenValue::Kind::mean}, leaf);
  }
}

void Profiles::place_chosen(const ChosenValue& chosen) {
  const std::optional<std::size_t> found = sample_.matrix.leaf(chosen.variable);
  if (!found) {
    const std::string nearest = nearest_name(chosen.variable, sample_.matrix.leaves());
    throw input_error(chosen.place, "the model has no variable \"" + chosen.variable + "\"",
                      nearest.empty() ? "one of " + listed(sample_.matrix.leaves()) : "\"" + nearest + "\"");
  }
  const std::size_t leaf = *found;
  if (chosen_[leaf]) throw input_error(chosen.place, "the variable " + chosen.variable + " is given twice", "once");
  chosen_[leaf] = 1;
  if (chosen.kind == ChosenValue::Kind::observed) {
    observed_[leaf] = 1;
  } else if (chosen.kind != ChosenValue::Kind::values) {
    fixed_[leaf] = central(chosen, leaf);
  } else if (chosen.values.empty()) {
    throw input_error(chosen.place, "no value for " + chosen.variable, "at least one number");
  } else if (chosen.values.size() == 1) {
    fixed_[leaf] = chosen.values.front();
  } else {
    grids_.push_back({leaf, chosen.values, chosen.base});
    variables_.push_back(chosen.variable);
  }
  if (chosen.base && chosen.values.size() < 2) {
    throw input_error(chosen.place, chosen.variable + " has a base, but no changes from it", "several values");
  }
  for (const double value : chosen.values) {
    if (!std::isfinite(value)) throw input_error(chosen.place, "a value of " + chosen.variable + " is not finite");
  }
}

double Profiles::central(const ChosenValue& chosen, std::size_t leaf) const {
  const std::size_t leaves = sample_.matrix.leaves().size();
  std::vector<double> column(sample_.rows());
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = sample_.leaves[i * leaves + leaf];
  return central_value(chosen.kind, std::move(column));
}

std::size_t Profiles::points() const {
  std::size_t points = 1;
  for (const Grid& grid : grids_) points *= grid.values.size();
  return points;
}

std::vector<double> Profiles::values(std::size_t point) const {
  std::vector<double> values(grids_.size());
  for (std::size_t g = grids_.size(); g-- > 0;) {
    values[g] = grids_[g].values[point % grids_[g].values.size()];
    point /= grids_[g].values.size();
  }
  return values;
}

std::vector<std::pair<std::string, double>> Profiles::fixed() const {
  std::vector<std::pair<std::string, double>> fixed;
  for (std::size_t leaf = 0; leaf < fixed_.size(); ++leaf) {
    const auto grid = std::find_if(grids_.begin(), grids_.end(), [&](const Grid& g) { return g.leaf == leaf; });
    if (grid == grids_.end()) fixed.emplace_back(sample_.matrix.leaves()[leaf], fixed_[leaf]);
    if (grid != grids_.end() && grid->base) fixed.emplace_back(sample_.matrix.leaves()[leaf], *grid->base);
  }
  return fixed;
}

std::vector<double> Profiles::design(std::span<const double> values) const {
  const std::size_t rows = averaged_ ? sample_.rows() : 1;
  const std::size_t columns = sample_.columns();
  std::vector<double> leaves = fixed_;
  for (std::size_t g = 0; g < grids_.size(); ++g) leaves[grids_[g].leaf] = grids_[g].base.value_or(0) + values[g];
  std::vector<double> design(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      if (observed_[leaf]) leaves[leaf] = sample_.leaves[i * leaves.size() + leaf];
    }
    const std::span<double> row{design.data() + i * columns, columns};
    sample_.matrix.evaluate(leaves, row);
    for (const double cell : row) {
      if (!std::isfinite(cell)) throw_not_finite(leaves, row);
    }
  }
  return design;
}

void Profiles::throw_not_finite(std::span<const double> leaves, std::span<const double> design) const {
  std::string at;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    at += (at.empty() ? "" : ", ") + sample_.matrix.leaves()[leaf] + " = " + number_text(leaves[leaf]);
  }
  const auto cell = std::find_if(design.begin(), design.end(), [](double x) { return !std::isfinite(x); });
  throw input_error({.key = sample_.terms()[static_cast<std::size_t>(cell - design.begin())]},
                    "the term is not finite at " + at, "values in the range of its logarithms and quotients");
}

double central_value(ChosenValue::Kind kind, std::vector<double> values) {
  switch (kind) {
    case ChosenValue::Kind::mean: {
      double sum = 0;
      for (const double value : values) sum += value;
      return sum / static_cast<double>(values.size());
    }
    case ChosenValue::Kind::median: std::sort(values.begin(), values.end()); return math::quantile(values, 0.5);
    case ChosenValue::Kind::minimum: return *std::min_element(values.begin(), values.end());
    case ChosenValue::Kind::maximum: return *std::max_element(values.begin(), values.end());
    case ChosenValue::Kind::values:
    case ChosenValue::Kind::observed: break;
  }
  return nothing;
}

}  // namespace entente
