#pragma once

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "tests/sim/war/plain/draws.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace entente::testing {

/// Means from which on deaths have a stream of their own (sim/war/block_casualties.hpp).
inline constexpr double many_deaths = 200;

/// The negative binomial by inversion of one uniform: p_0 = (size / (size + mean))^size,
/// p_k = p_{k-1} (k - 1 + size) / k  mean / (mean + size) (Johnson, Kemp and Kotz 2005, section 5.2).
inline std::int64_t inverted_negative_binomial(double mean, double size, double uniform) {
  double term = math::exp(-size * math::log1p(mean / size));
  double sum = term;
  std::int64_t k = 0;
  while (uniform >= sum) {
    ++k;
    term *= (static_cast<double>(k) - 1 + size) / static_cast<double>(k) * (mean / (mean + size));
    if (static_cast<double>(k) > mean && sum + term == sum) break;  // rounding alone keeps the sum below the uniform
    sum += term;
  }
  return k;
}

inline double mean_deaths(const World& world, const PlainDraws::Moment& moment, double troops_sent) {
  const War& war = world.wars[moment.war];
  const std::size_t war_year = world.first_year.number() + moment.year - war.first_year.number();
  return war.deaths_per_1000[war_year] * troops_sent / 1000;
}

inline std::int32_t plain_deaths(const World& world, const PlainDraws& draws, const PlainDraws::Moment& moment,
                                 double mean) {
  if (mean == 0) return 0;
  const double size = world.wars[moment.war].casualty_size;
  std::int64_t deaths = 0;
  if (mean < many_deaths) {
    deaths = inverted_negative_binomial(mean, size, draws.uniform(moment, random::Purpose::casualties));
  } else {
    random::Stream stream = draws.of_year(moment, random::Purpose::many_casualties);
    deaths = random::negative_binomial(stream, mean, size);
  }
  return static_cast<std::int32_t>(std::min<std::int64_t>(deaths, most_casualties));
}

}  // namespace entente::testing
