#include "estimate/fit/significance.hpp"
#include "estimate/prediction/bands.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace entente {
namespace {

/// The critical value of an interval and what it is called.
struct Critical {
  double value = 0;
  std::string name;
};

Critical critical_of(const BandContext& context, std::vector<std::string>& notes) {
  const PredictionRequest& request = context.request;
  if (request.multiplier) return {*request.multiplier, number_text(*request.multiplier) + " standard errors"};
  const std::string percent = number_text(100 * request.level) + " %";
  const auto& df = context.covariance.df;
  const double fewest = *std::min_element(df.begin(), df.end());
  if (request.normal || std::isinf(fewest)) {
    return {math::normal_quantile((1 + request.level) / 2), "normal " + percent};
  }
  if (fewest < *std::max_element(df.begin(), df.end())) {
    notes.push_back("degrees of freedom differ between estimates: the smallest, " + number_text(fewest, 1) +
                    ", serves every band");
  }
  return {t_quantile((1 + request.level) / 2, fewest),
          "t with " + number_text(std::round(10 * fewest) / 10) + " degrees of freedom, " + percent};
}

class DeltaBands : public Bands {
 public:
  DeltaBands(const BandContext& context, std::vector<std::string>& notes)
      : context_(context), critical_(critical_of(context, notes)) {}

  std::string name() const override { return "delta method, " + critical_.name; }

  void set_reference(std::span<const double> values) override { reference_ = estimate(values); }

  PredictedPoint point(std::span<const double> values) const override {
    const PredictionRequest& request = context_.request;
    const PointEstimate here = estimate(values);
    const double width = critical_.value * error_of(here);
    PredictedPoint point;
    point.fit = here.fit;
    point.standard_error = error_of(here);
    point.low = here.fit - width;
    point.high = here.fit + width;
    const PointEstimate change = reference_ ? difference(here, *reference_) : here;
    point.change = request.scale * change.fit;
    point.change_error = std::abs(request.scale) * error_of(change);
    point.contrast_low = point.change - critical_.value * point.change_error;
    point.contrast_high = point.change + critical_.value * point.change_error;
    const bool contrast = request.change_band == ChangeBand::contrast;
    const double moved = contrast ? critical_.value * point.change_error : std::abs(request.scale) * width;
    point.change_low = point.change - moved;
    point.change_high = point.change + moved;
    return point;
  }

 private:
  PointEstimate estimate(std::span<const double> values) const {
    return context_.response.estimate(context_.response.rows_at(values));
  }

  static PointEstimate difference(const PointEstimate& a, const PointEstimate& b) {
    PointEstimate result = a;
    result.fit -= b.fit;
    for (std::size_t j = 0; j < a.gradient.size(); ++j) result.gradient[j] -= b.gradient[j];
    for (std::size_t l = 0; l < a.effects.size(); ++l) result.effects[l] -= b.effects[l];
    return result;
  }

  double error_of(const PointEstimate& point) const {
    double variance = 0;
    for (std::size_t i = 0; i < point.gradient.size(); ++i) {
      for (std::size_t j = 0; j < point.gradient.size(); ++j) {
        variance += point.gradient[i] * context_.covariance.at(i, j) * point.gradient[j];
      }
    }
    // The same effects on both sides of a contrast cancel exactly: nothing is left to solve for.
    if (std::any_of(point.effects.begin(), point.effects.end(), [](double weight) { return weight != 0; })) {
      const std::vector<double> solved = context_.effects.solve(point.effects);
      double own = 0;
      for (std::size_t l = 0; l < solved.size(); ++l) own += point.effects[l] * solved[l];
      variance += context_.own_dispersion * own;
    }
    return std::sqrt(std::max(0.0, variance));
  }

  BandContext context_;
  Critical critical_;
  std::optional<PointEstimate> reference_;
};

}  // namespace

std::unique_ptr<Bands> delta_bands(const BandContext& context, std::vector<std::string>& notes) {
  return std::make_unique<DeltaBands>(context, notes);
}

}  // namespace entente
