#include "results/summary/distribution.hpp"

#include "sim/math/quantile.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Distribution::Distribution(const Binning& binning, double largest, double observed)
    : binning_(binning), observed_(observed), moments_(largest), counts_(binning.bins()) {}

bool Distribution::add(double value) {
  if (std::isnan(value)) {
    ++undefined_;
    return true;
  }
  ++defined_;
  ++counts_[binning_.index(value)];
  rank_.add(value, observed_);
  least_ = std::min(least_, value);
  largest_ = std::max(largest_, value);
  return moments_.add(value);
}

void Distribution::merge(const Distribution& other) {
  defined_ += other.defined_;
  undefined_ += other.undefined_;
  moments_.merge(other.moments_);
  rank_.merge(other.rank_);
  least_ = std::min(least_, other.least_);
  largest_ = std::max(largest_, other.largest_);
  for (std::size_t bin = 0; bin < counts_.size(); ++bin) counts_[bin] += other.counts_[bin];
}

double Distribution::order_statistic(std::size_t rank) const {
  if (rank == 0) return least_;
  if (rank + 1 >= defined_) return largest_;
  std::uint64_t before = 0;
  std::size_t bin = 0;
  while (before + counts_[bin] <= rank) before += counts_[bin++];
  return std::clamp(binning_.inside(bin, rank - before, counts_[bin]), least_, largest_);
}

double Distribution::quantile(double p) const {
  if (defined_ == 0) return std::numeric_limits<double>::quiet_NaN();
  return math::quantile_of(defined_, p, [&](std::size_t rank) { return order_statistic(rank); });
}

PredictiveCheck Distribution::check() const {
  PredictiveCheck check{.observed = observed_};
  check.undefined = static_cast<std::size_t>(undefined_);
  if (defined_ == 0) return check;
  check.simulated = moments_.mean(defined());
  check.q05 = quantile(0.05);
  check.q95 = quantile(0.95);
  check.inside = std::isfinite(observed_) && rank_.in_central(central_90, defined(), observed_);
  return check;
}

bool operator==(const Distribution& a, const Distribution& b) {
  return a.defined_ == b.defined_ && a.undefined_ == b.undefined_ && a.moments_ == b.moments_ && a.rank_ == b.rank_ &&
         a.least_ == b.least_ && a.largest_ == b.largest_ && a.counts_ == b.counts_;
}

}  // namespace entente
