#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/math/lane/box_muller.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::testing {

/// The random numbers of one replicate, by random layout 2 (sim/random/stream.hpp), one at a time.
class PlainDraws {
 public:
  PlainDraws(const World& world, MasterSeed seed, std::size_t replicate)
      : world_(world), seed_(seed), replicate_(static_cast<std::uint32_t>(replicate)) {}

  bool type(std::size_t state, double committed) const {
    random::Stream stream(
        {.seed = seed_, .replicate = replicate_, .state = world_.states[state], .purpose = random::Purpose::type});
    return random::bernoulli(stream, committed);
  }

  double normal(std::size_t state, std::size_t year, random::Purpose purpose) const {
    random::Stream stream = of_pair(state, year, purpose);
    const std::uint64_t radius = stream.next_64();
    const std::uint64_t angle = stream.next_64();
    const math::lane::NormalPair pair = math::lane::normal_pair(radius, angle);
    return is_even(year) ? pair.first : pair.second;
  }

  double uniform(std::size_t state, std::size_t year, random::Purpose purpose) const {
    random::Stream stream = of_pair(state, year, purpose);
    const double first = random::uniform(stream);
    const double second = random::uniform(stream);
    return is_even(year) ? first : second;
  }

  /// A stream of this year's own.
  random::Stream of_year(std::size_t state, std::size_t year, random::Purpose purpose) const {
    return in_calendar_year(state, calendar(year), purpose);
  }

 private:
  std::size_t calendar(std::size_t year) const { return world_.first_year.number() + year; }
  bool is_even(std::size_t year) const { return calendar(year) % 2 == 0; }

  random::Stream of_pair(std::size_t state, std::size_t year, random::Purpose purpose) const {
    return in_calendar_year(state, calendar(year) / 2 * 2, purpose);
  }

  random::Stream in_calendar_year(std::size_t state, std::size_t year, random::Purpose purpose) const {
    return random::Stream({.seed = seed_,
                           .replicate = replicate_,
                           .state = world_.states[state],
                           .year = Year(static_cast<std::uint16_t>(year)),
                           .war = world_.wars[0].id,
                           .purpose = purpose});
  }

  const World& world_;
  MasterSeed seed_;
  Replicate replicate_;
};

}  // namespace entente::testing
