#include "estimate/combination/rubin.hpp"

#include "sim/core/error.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

void check(const std::vector<DrawEstimate>& draws) {
  if (draws.size() < 2) {
    throw input_error({}, std::to_string(draws.size()) + " draws", "two at least: one draw says nothing of its spread");
  }
  const std::size_t size = draws.front().estimate.size();
  for (const DrawEstimate& draw : draws) {
    if (draw.estimate.size() != size || draw.covariance.size() != size * size || draw.df.size() != size) {
      throw input_error({}, "the draws' models have different parameters", "the same parameters in every draw");
    }
  }
}

// The mean as the first value and the mean deviation from it: exact where all draws agree.
template <class Number>
double mean_of(const std::vector<DrawEstimate>& draws, const Number& number) {
  const double first = number(draws.front());
  if (!std::isfinite(first)) return first;
  double sum = 0;
  for (const DrawEstimate& draw : draws) sum += number(draw) - first;
  return first + sum / static_cast<double>(draws.size());
}

// Barnard and Rubin (1999), equation 3.
double degrees_of_freedom(double draws, double share, double complete) {
  const double by_draws = (draws - 1) / (share * share);
  if (!std::isfinite(complete)) return by_draws;
  const double observed = (complete + 1) / (complete + 3) * complete * (1 - share);
  return observed > 0 ? 1 / (1 / by_draws + 1 / observed) : 0;
}

}  // namespace

CombinedEstimate combine(const std::vector<DrawEstimate>& draws) {
  check(draws);
  const std::size_t size = draws.front().estimate.size();
  const auto count = static_cast<double>(draws.size());
  CombinedEstimate combined;
  combined.shares.draws = draws.size();
  for (std::size_t i = 0; i < size; ++i) {
    combined.estimate.push_back(mean_of(draws, [&](const DrawEstimate& draw) { return draw.estimate[i]; }));
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const std::size_t at = i * size + j;
      double products = 0;
      for (const DrawEstimate& draw : draws) {
        products += (draw.estimate[i] - combined.estimate[i]) * (draw.estimate[j] - combined.estimate[j]);
      }
      combined.within.push_back(mean_of(draws, [&](const DrawEstimate& draw) { return draw.covariance[at]; }));
      combined.between.push_back(products / (count - 1));
      combined.total.push_back(combined.within[at] + (1 + 1 / count) * combined.between[at]);
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = i * size + i;
    const double extra = (1 + 1 / count) * combined.between[at];
    const double complete = mean_of(draws, [&](const DrawEstimate& draw) { return draw.df[i]; });
    if (extra == 0) {
      combined.df.push_back(complete);
      combined.shares.relative_increase.push_back(0);
      combined.shares.variance_share.push_back(0);
      combined.shares.missing_information.push_back(0);
      continue;
    }
    const double increase = combined.within[at] > 0 ? extra / combined.within[at] : infinite;
    const double share = extra / combined.total[at];
    const double df = degrees_of_freedom(count, share, complete);
    combined.df.push_back(df);
    combined.shares.relative_increase.push_back(increase);
    combined.shares.variance_share.push_back(share);
    // (r + 2/(df + 3)) / (r + 1), written so that it holds for an infinite r too.
    combined.shares.missing_information.push_back(share + 2 / (df + 3) * (1 - share));
  }
  return combined;
}

}  // namespace entente
