#include "results/goodness/rank_order.hpp"

#include "results/scores/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Pairs (i < j) with y_i > y_j; sorts y.
double inversions(std::vector<double>& y, std::vector<double>& buffer) {
  double found = 0;
  for (std::size_t width = 1; width < y.size(); width *= 2) {
    for (std::size_t begin = 0; begin < y.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, y.size()), end = std::min(begin + 2 * width, y.size());
      std::size_t left = begin, right = middle;
      for (std::size_t to = begin; to < end; ++to) {
        const bool from_left = right == end || (left < middle && y[left] <= y[right]);
        if (!from_left) found += static_cast<double>(middle - left);
        buffer[to] = from_left ? y[left++] : y[right++];
      }
    }
    y.swap(buffer);
  }
  return found;
}

// Calls tied(first, last) for each stretch of equal values.
template <class Tied>
void for_ties(std::span<const double> values, const Tied& tied) {
  for (std::size_t first = 0; first < values.size();) {
    std::size_t last = first + 1;
    while (last < values.size() && values[last] == values[first]) ++last;
    tied(first, last);
    first = last;
  }
}

double pairs(std::size_t n) { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }

double tied_pairs(std::span<const double> sorted) {
  double sum = 0;
  for_ties(sorted, [&](std::size_t first, std::size_t last) { sum += pairs(last - first); });
  return sum;
}

double pearson(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xx > 0 && yy > 0 ? std::clamp(xy / std::sqrt(xx) / std::sqrt(yy), -1.0, 1.0) : undefined;
}

// The share of the common order's first k that are among a set's k largest mean shares, and above 0.
double hits(std::span<const float> mean_shares, std::span<const std::size_t> first, std::vector<float>& buffer) {
  buffer.assign(mean_shares.begin(), mean_shares.end());
  const auto kth = buffer.begin() + static_cast<std::ptrdiff_t>(first.size() - 1);
  std::nth_element(buffer.begin(), kth, buffer.end(), std::greater<>());
  const auto among = std::count_if(first.begin(), first.end(), [&](std::size_t state) {
    return mean_shares[state] > 0 && mean_shares[state] >= *kth;
  });
  return static_cast<double>(among) / static_cast<double>(first.size());
}

}  // namespace

double kendall_of_sorted(std::span<const double> x, std::vector<double> y) {
  double tied_both = 0;
  for_ties(x, [&](std::size_t first, std::size_t last) {
    const auto begin = y.begin() + static_cast<std::ptrdiff_t>(first),
               end = y.begin() + static_cast<std::ptrdiff_t>(last);
    std::sort(begin, end);
    tied_both += tied_pairs({begin, end});
  });
  std::vector<double> buffer(y.size());
  const double discordant = inversions(y, buffer);
  const double all = pairs(x.size()), tied_x = tied_pairs(x), tied_y = tied_pairs(y);
  if (all == tied_x || all == tied_y) return undefined;
  return (all - tied_x - tied_y + tied_both - 2 * discordant) / std::sqrt(all - tied_x) / std::sqrt(all - tied_y);
}

void add_rank_order(KeptStatistics& kept) {
  const std::size_t states = kept.states();
  if (states < 2) return;
  // Ranks are halves, so their sums are exact in any order.
  std::vector<double> common(states);
  for (std::size_t set = 0; set < kept.sets(); ++set) {
    for (std::size_t i = 0; i < states; ++i) common[i] += static_cast<double>(kept.ranks(set)[i]);
  }
  std::vector<std::size_t> order(states);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return common[a] < common[b]; });
  std::vector<double> x(states), y(states);
  for (std::size_t i = 0; i < states; ++i) x[i] = common[order[i]];
  x = average_ranks(x);
  std::vector<std::size_t> descending(order);
  std::stable_sort(descending.begin(), descending.end(), [&](std::size_t a, std::size_t b) {
    return common[a] != common[b] ? common[a] > common[b] : a < b;
  });
  std::vector<float> buffer;
  for (std::size_t set = 0; set < kept.sets(); ++set) {
    for (std::size_t i = 0; i < states; ++i) y[i] = static_cast<double>(kept.ranks(set)[order[i]]);
    kept.value(Auxiliary::spearman, set) = pearson(x, y);
    kept.value(Auxiliary::kendall, set) = kendall_of_sorted(x, y);
    const std::span<const std::size_t> first(descending);
    if (states > 5) kept.value(Auxiliary::top_5, set) = hits(kept.mean_shares(set), first.first(5), buffer);
    if (states > 10) kept.value(Auxiliary::top_10, set) = hits(kept.mean_shares(set), first.first(10), buffer);
  }
}

void add_over_contributors(KeptStatistics& kept, std::span<const double> conventional) {
  if (kept.states() == 0) return;
  for (std::size_t set = 0; set < kept.sets(); ++set) {
    const std::span<const float> means = kept.mean_shares(set);
    double over = 0, twofold = 0;
    for (std::size_t i = 0; i < kept.states(); ++i) {
      over += static_cast<double>(means[i]) > conventional[i] ? 1 : 0;
      twofold += static_cast<double>(means[i]) > 2 * conventional[i] ? 1 : 0;
    }
    kept.value(Auxiliary::over_contributors, set) = over;
    kept.value(Auxiliary::twofold_over_contributors, set) = twofold;
  }
}

}  // namespace entente
