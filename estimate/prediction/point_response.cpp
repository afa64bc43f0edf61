#include "estimate/prediction/point_response.hpp"

#include "estimate/prediction/mean_response.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

PointResponse::PointResponse(const Sample& sample, const ModelFit& fit, const Profiles& profiles,
                             const AbsorbedEffects& effects, const PredictionRequest& request)
    : sample_(sample),
      fit_(fit),
      profiles_(profiles),
      effects_(effects),
      linear_(fit.options.family == ModelFamily::gaussian) {
  if (request.unit && effects.empty()) {
    throw input_error(request.unit_place, "a unit is chosen, but the model has no absorbed effects",
                      "a model with effects after \"|\"");
  }
  if (effects.empty()) return;
  // The rows of a linear model enter by their mean, so that their own effects do too.
  if (request.unit || linear_ || !profiles.averaged()) common_ = effects.mean_weights();
  if (request.unit) place_unit(request);
}

void PointResponse::place_unit(const PredictionRequest& request) {
  std::size_t effect = 0;
  while (effect < sample_.effects.size() && sample_.effects[effect].name != sample_.unit.name) ++effect;
  if (effect == sample_.effects.size()) effect = 0;
  const Grouping& grouping = sample_.effects[effect];
  const auto found = std::find(grouping.labels.begin(), grouping.labels.end(), *request.unit);
  if (found == grouping.labels.end()) {
    const std::string nearest = nearest_name(*request.unit, grouping.labels);
    throw input_error(request.unit_place, grouping.name + " has no group \"" + *request.unit + "\" in the sample",
                      nearest.empty() ? "one of its " + std::to_string(grouping.levels()) + " groups, " +
                                            grouping.labels.front() + " say"
                                      : "\"" + nearest + "\"");
  }
  std::size_t start = 0;
  for (std::size_t e = 0; e < effect; ++e) start += sample_.effects[e].levels();
  std::fill_n(common_.begin() + static_cast<std::ptrdiff_t>(start), grouping.levels(), 0.0);
  const std::size_t level = start + static_cast<std::size_t>(found - grouping.labels.begin());
  common_[level] = 1;
  unit_ = grouping.name + " = " + *found;
  if (!std::isfinite(effects_.value()[level])) {
    throw input_error(request.unit_place, "the effect of " + unit_ + " is minus infinity: all its outcomes are 0",
                      "a unit with a positive outcome", "its prediction is 0, without a band");
  }
}

std::string PointResponse::effects_taken() const {
  if (effects_.empty()) return {};
  if (!unit_.empty()) return sample_.effects.size() == 1 ? "of " + unit_ : "of " + unit_ + ", others at their means";
  if (!common_effects()) return "of each row";
  return "mean over " + std::to_string(effects_.rows().size()) + " rows";
}

PointRows PointResponse::rows_at(std::span<const double> values) const {
  const std::size_t columns = sample_.columns();
  if (!profiles_.averaged()) return {1, profiles_.design(values)};
  const std::vector<double> all = profiles_.design(values);
  const auto kept = effects_.rows();
  PointRows point;
  if (!linear_) {
    point.rows = kept.size();
    for (const std::size_t i : kept) {
      const auto first = all.begin() + static_cast<std::ptrdiff_t>(i * columns);
      point.design.insert(point.design.end(), first, first + static_cast<std::ptrdiff_t>(columns));
    }
    return point;
  }
  point.rows = 1;
  point.design.assign(columns, 0.0);
  for (const std::size_t i : kept) {
    for (std::size_t j = 0; j < columns; ++j) point.design[j] += all[i * columns + j];
  }
  for (double& mean : point.design) mean /= static_cast<double>(kept.size());
  return point;
}

double PointResponse::own_offset(std::size_t row, std::span<const double> values) const {
  double offset = 0;
  for (std::size_t e = 0; e < sample_.effects.size(); ++e) {
    offset += values[effects_.position(e, effects_.rows()[row])];
  }
  return offset;
}

double PointResponse::common_offset() const {
  double offset = 0;
  for (std::size_t l = 0; l < common_.size(); ++l) {
    if (common_[l] != 0) offset += common_[l] * effects_.value()[l];
  }
  return offset;
}

PointEstimate PointResponse::estimate(const PointRows& point) const {
  const std::size_t columns = sample_.columns();
  const double share = 1 / static_cast<double>(point.rows);
  PointEstimate result;
  result.gradient.assign(fit_.size(), 0.0);
  result.effects.assign(effects_.levels(), 0.0);
  std::vector<double> gradient(fit_.size());
  const double common = common_offset();
  for (std::size_t r = 0; r < point.rows; ++r) {
    const std::span<const double> row{point.design.data() + r * columns, columns};
    const double offset = effects_.empty() || common_effects() ? common : own_offset(r, effects_.value());
    const double mean = mean_response(fit_, fit_.estimate, row, offset, gradient);
    result.fit += share * mean;
    for (std::size_t j = 0; j < gradient.size(); ++j) result.gradient[j] += share * gradient[j];
    // Effects stand in the linear predictor of gaussian and Poisson models only: the derivative is 1 or the mean.
    const double slope = share * (linear_ ? 1 : mean);
    if (common_effects()) {
      for (std::size_t l = 0; l < common_.size(); ++l) result.effects[l] += slope * common_[l];
    } else if (!effects_.empty()) {
      for (std::size_t e = 0; e < sample_.effects.size(); ++e) {
        result.effects[effects_.position(e, effects_.rows()[r])] += slope;
      }
    }
  }
  for (std::size_t l = 0; l < result.effects.size(); ++l) {
    if (result.effects[l] == 0) continue;
    for (std::size_t j = 0; j < gradient.size(); ++j) {
      result.gradient[j] -= result.effects[l] * effects_.slope()[l * gradient.size() + j];
    }
  }
  return result;
}

double PointResponse::mean(const PointRows& point, std::span<const double> parameters,
                           std::span<const double> effects) const {
  const std::size_t columns = sample_.columns();
  double sum = 0;
  for (std::size_t r = 0; r < point.rows; ++r) {
    const std::span<const double> row{point.design.data() + r * columns, columns};
    const double offset = effects_.empty() ? 0 : common_effects() ? effects.front() : own_offset(r, effects);
    sum += mean_response(fit_, parameters, row, offset);
  }
  return sum / static_cast<double>(point.rows);
}

}  // namespace entente
