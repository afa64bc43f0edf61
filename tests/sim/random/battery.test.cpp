#include "tests/sim/random/battery.hpp"

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace entente::tests {
namespace {

using random::Identity;
using random::Purpose;
using random::Stream;

// The draws as an array [replicate][state][year][purpose][draw], the last running fastest.
constexpr std::array<std::size_t, 5> extents{64, 8, 16, 4, 32};
constexpr std::array<const char*, 5> axes{"replicates", "states", "years", "purposes", "draws"};
constexpr std::size_t draws = 64 * 8 * 16 * 4 * 32;

std::size_t stride(std::size_t axis) {
  std::size_t product = 1;
  for (std::size_t i = axis + 1; i < extents.size(); ++i) product *= extents[i];
  return product;
}

Identity identity_of(std::size_t stream) {
  const auto part = [&](std::size_t axis) { return stream * extents.back() / stride(axis) % extents[axis]; };
  return {.seed = MasterSeed(20010911),
          .replicate = Replicate(static_cast<std::uint32_t>(part(0))),
          .state = CowCode(static_cast<std::uint16_t>(200 + part(1))),
          .year = Year(static_cast<std::uint16_t>(2001 + part(2))),
          .war = WarId(1),
          .purpose = static_cast<Purpose>(1 + part(3))};
}

std::vector<double> draw_all(const Draw& draw, const Distort& distort) {
  std::vector<double> numbers;
  numbers.reserve(draws);
  for (std::size_t i = 0; i < draws / extents.back(); ++i) {
    Stream stream(distort ? distort(identity_of(i)) : identity_of(i));
    for (std::size_t j = 0; j < extents.back(); ++j) numbers.push_back(draw(stream));
  }
  return numbers;
}

void compare_moments(const Law& law, const std::vector<double>& numbers, Verdict& verdict) {
  const double n = static_cast<double>(numbers.size());
  double sum = 0, squares = 0;
  for (const double x : numbers) {
    sum += x - law.mean;
    squares += (x - law.mean) * (x - law.mean);
  }
  verdict.consider("mean", sum / std::sqrt(n * law.variance));
  const double variance_of_squares = law.variance * law.variance * (2 + law.excess_kurtosis);
  // A fair coin's squares do not vary at all: then there is nothing to compare but rounding.
  if (variance_of_squares > 1e-9)
    verdict.consider("variance", (squares - n * law.variance) / std::sqrt(n * variance_of_squares));
}

// The smallest x (integer if the law is discrete) with P(X <= x) >= probability.
double quantile(const Law& law, double probability) {
  double low = law.discrete ? -1 : law.mean - 100 * std::sqrt(law.variance);
  double high = law.mean + 100 * std::sqrt(law.variance) + 2;
  if (law.discrete) high = std::ceil(high);
  for (int step = 0; step < 200 && (!law.discrete || high - low > 1); ++step) {
    const double middle = law.discrete ? std::floor((low + high) / 2) : (low + high) / 2;
    (law.below(middle) >= probability ? high : low) = middle;
  }
  return high;
}

void compare_distribution(const Law& law, std::vector<double> numbers, Verdict& verdict) {
  std::sort(numbers.begin(), numbers.end());
  const double n = static_cast<double>(numbers.size());
  std::vector<double> probabilities{0.0001, 0.001, 0.01, 0.99, 0.999, 0.9999};
  for (int i = 1; i < 58; ++i) probabilities.push_back(i / 58.0);
  std::vector<double> edges;
  for (const double p : probabilities) edges.push_back(quantile(law, p));
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  constexpr double least_expected = 20;  // for normal approximations
  double chi_square = 0, before = 0, seen_before = 0;
  int cells = 0;
  const auto close_cell = [&](double now, double seen) {
    const double expected = n * (now - before), found = seen - seen_before;
    chi_square += (found - expected) * (found - expected) / expected;
    ++cells;
    before = now;
    seen_before = seen;
  };
  for (const double edge : edges) {
    const double p = static_cast<double>(law.below(edge));
    if (n * (1 - p) < least_expected) break;
    const double seen = static_cast<double>(std::upper_bound(numbers.begin(), numbers.end(), edge) - numbers.begin());
    if (n * p >= least_expected)
      verdict.consider("P(X <= " + std::to_string(edge) + ")", (seen - n * p) / std::sqrt(n * p * (1 - p)));
    if (n * (p - before) >= least_expected) close_cell(p, seen);
  }
  close_cell(1, n);
  // Wilson and Hilferty (1931).
  const double k = cells - 1;
  if (k > 0) verdict.consider("chi-square", (std::cbrt(chi_square / k) - 1 + 2 / (9 * k)) / std::sqrt(2 / (9 * k)));
}

// Mean product of standardised numbers `lag` apart on one axis.
double correlation(const Law& law, const std::vector<double>& numbers, std::size_t axis, std::size_t lag) {
  const std::size_t step = stride(axis);
  double sum = 0, pairs = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i / step % extents[axis] + lag >= extents[axis]) continue;
    sum += (numbers[i] - law.mean) * (numbers[i + lag * step] - law.mean);
    ++pairs;
  }
  return sum / law.variance / std::sqrt(pairs);
}

}  // namespace

void Verdict::consider(const std::string& name, double z) {
  // A NaN is the worst of all.
  if (std::abs(z) <= worst) return;
  worst = std::isnan(z) ? std::numeric_limits<double>::infinity() : std::abs(z);
  statistic = name;
}

Verdict battery(const Law& law, const Draw& draw, const Distort& distort) {
  const std::vector<double> numbers = draw_all(draw, distort);
  Verdict verdict;
  compare_moments(law, numbers, verdict);
  compare_distribution(law, numbers, verdict);
  for (std::size_t axis = 0; axis < axes.size(); ++axis)
    for (const std::size_t lag : {1, 2})
      verdict.consider("correlation of " + std::string(axes[axis]) + " " + std::to_string(lag) + " apart",
                       correlation(law, numbers, axis, lag));
  return verdict;
}

// What the battery is good for: each of these is broken as real generators have been.
namespace {

void check_caught(const Law& law, const Draw& draw, const Distort& distort = {}) {
  CHECK(battery(law, draw, distort).worst > 5);
}

TEST_CASE("the battery catches a normal with the wrong spread") {
  check_caught(normal_law(), [](Stream& stream) { return 1.01 * random::normal(stream); });
}

TEST_CASE("the battery catches a uniform without its last ten-thousandth") {
  check_caught(uniform_law(), [](Stream& stream) { return 0.9999 * random::uniform(stream); });
}

TEST_CASE("the battery catches a normal of too few bits") {
  // Mean and variance are right; nothing lies beyond 3.7.
  check_caught(normal_law(), [](Stream& stream) {
    return math::normal_quantile((std::floor(random::uniform(stream) * 4096) + 0.5) / 4096);
  });
}

TEST_CASE("the battery catches draws that remember the one before") {
  double last = 0;
  check_caught(normal_law(), [&last](Stream& stream) {
    return last = 0.01 * last + std::sqrt(1 - 0.01 * 0.01) * random::normal(stream);
  });
}

TEST_CASE("the battery catches a stream that forgets part of its identity") {
  check_caught(normal_law(), random::normal, [](Identity identity) {
    identity.replicate = Replicate(identity.replicate.number() & ~1u);
    return identity;
  });
  check_caught(normal_law(), random::normal, [](Identity identity) {
    identity.state = CowCode(2);
    return identity;
  });
  check_caught(normal_law(), random::normal, [](Identity identity) {
    identity.year = Year(2001);
    return identity;
  });
  check_caught(normal_law(), random::normal, [](Identity identity) {
    identity.purpose = random::Purpose::type;
    return identity;
  });
}

TEST_CASE("the battery catches a Poisson by normal approximation") {
  check_caught(poisson_law(50),
               [](Stream& stream) { return std::max(0.0, std::round(50 + std::sqrt(50.0) * random::normal(stream))); });
}

TEST_CASE("the battery catches a Poisson mean off by a thousandth") {
  check_caught(poisson_law(50), [](Stream& stream) { return random::poisson(stream, 50.05); });
}

TEST_CASE("the battery catches a negative binomial with the wrong variance") {
  check_caught(negative_binomial_law(20, 5), [](Stream& stream) { return random::negative_binomial(stream, 20, 5.2); });
  check_caught(negative_binomial_law(20, 5), [](Stream& stream) { return random::poisson(stream, 20); });
}

}  // namespace
}  // namespace entente::tests
