#include "estimate/prediction/bands.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/quantile.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

double deviation(std::span<const double> values) {
  double mean = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

ParameterDraws draw(const BandContext& context, std::vector<std::string>& notes) {
  const CovarianceRoot root = covariance_root(context.covariance.matrix, context.fit.size());
  if (root.repaired < -1e-8) {
    notes.push_back("the covariance has a negative eigenvalue (" + number_text(root.repaired) +
                    " of the largest, in units of standard errors), which counts as 0 in the draws");
  }
  return {context.fit, root, context.effects, context.response, context.own_dispersion, context.request};
}

class SimulatedBands : public Bands {
 public:
  SimulatedBands(const BandContext& context, std::vector<std::string>& notes)
      : context_(context), draws_(draw(context, notes)) {}

  std::string name() const override {
    return "simulation, " + std::to_string(draws_.draws()) + " draws of the parameters from their normal, " +
           number_text(100 * context_.request.level) + " %";
  }

  void set_reference(std::span<const double> values) override {
    const PointRows rows = context_.response.rows_at(values);
    reference_ = means(rows);
    reference_fit_ = context_.response.estimate(rows).fit;
  }

  PredictedPoint point(std::span<const double> values) const override {
    const double scale = context_.request.scale;
    const PointRows rows = context_.response.rows_at(values);
    std::vector<double> here = means(rows);
    PredictedPoint point;
    point.fit = context_.response.estimate(rows).fit;
    point.change = scale * (point.fit - reference_fit_);
    std::vector<double> change = here;
    for (std::size_t d = 0; d < reference_.size(); ++d) change[d] -= reference_[d];
    for (double& value : change) value *= scale;
    point.standard_error = deviation(here);
    point.change_error = deviation(change);
    std::tie(point.low, point.high) = quantiles(std::move(here));
    std::tie(point.contrast_low, point.contrast_high) = quantiles(std::move(change));
    point.change_low = point.contrast_low;
    point.change_high = point.contrast_high;
    if (context_.request.change_band == ChangeBand::prediction) {
      point.change_low = scale * (point.low - reference_fit_);
      point.change_high = scale * (point.high - reference_fit_);
      if (scale < 0) std::swap(point.change_low, point.change_high);
    }
    return point;
  }

 private:
  std::vector<double> means(const PointRows& rows) const {
    std::vector<double> means(draws_.draws());
    for_each_block(means.size(), {.threads = context_.request.threads}, [&](std::size_t begin, std::size_t end) {
      for (std::size_t d = begin; d < end; ++d) {
        means[d] = context_.response.mean(rows, draws_.parameters(d), draws_.effects(d));
      }
    });
    return means;
  }

  std::pair<double, double> quantiles(std::vector<double> values) const {
    std::sort(values.begin(), values.end());
    const double tail = (1 - context_.request.level) / 2;
    return {math::quantile(values, tail), math::quantile(values, 1 - tail)};
  }

  BandContext context_;
  ParameterDraws draws_;
  std::vector<double> reference_;  // by draw; empty without a reference
  double reference_fit_ = 0;
};

}  // namespace

std::unique_ptr<Bands> simulated_bands(const BandContext& context, std::vector<std::string>& notes) {
  return std::make_unique<SimulatedBands>(context, notes);
}

}  // namespace entente
