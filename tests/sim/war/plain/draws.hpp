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

  /// Of a war's year.
  struct Moment {
    std::size_t war;
    std::size_t state;
    std::size_t year;
  };

  bool type(std::size_t state, double committed) const {
    random::Stream stream(
        {.seed = seed_, .replicate = replicate_, .state = world_.states[state], .purpose = random::Purpose::type});
    return random::bernoulli(stream, committed);
  }

  double normal(const Moment& moment, random::Purpose purpose) const {
    random::Stream stream(of_pair(moment, purpose));
    const std::uint64_t radius = stream.next_64();
    const std::uint64_t angle = stream.next_64();
    const math::lane::NormalPair pair = math::lane::normal_pair(radius, angle);
    return is_even(moment.year) ? pair.first : pair.second;
  }

  double uniform(const Moment& moment, random::Purpose purpose) const {
    return uniform_of_pair(of_pair(moment, purpose), moment.year);
  }

  /// A stream of this year's own.
  random::Stream of_year(const Moment& moment, random::Purpose purpose) const {
    return random::Stream(in_calendar_year(moment, calendar(moment.year), purpose));
  }

  /// A state's place in a leader's line.
  double placebo(std::size_t leader, std::size_t state, std::size_t year) const {
    random::Identity identity = of_pair({0, state, year}, random::Purpose::placebo);
    identity.war = WarId{};
    identity.other_state = world_.leaders[leader].leader;
    return uniform_of_pair(identity, year);
  }

  /// Whether a state is asked to a war depends on this.
  double request(std::size_t war, std::size_t state) const {
    random::Stream stream({.seed = seed_,
                           .replicate = replicate_,
                           .state = world_.states[state],
                           .war = world_.wars[war].id,
                           .purpose = random::Purpose::request});
    return random::uniform(stream);
  }

 private:
  std::size_t calendar(std::size_t year) const { return world_.first_year.number() + year; }
  bool is_even(std::size_t year) const { return calendar(year) % 2 == 0; }

  double uniform_of_pair(const random::Identity& identity, std::size_t year) const {
    random::Stream stream(identity);
    const double first = random::uniform(stream);
    const double second = random::uniform(stream);
    return is_even(year) ? first : second;
  }

  random::Identity of_pair(const Moment& moment, random::Purpose purpose) const {
    return in_calendar_year(moment, calendar(moment.year) / 2 * 2, purpose);
  }

  random::Identity in_calendar_year(const Moment& moment, std::size_t year, random::Purpose purpose) const {
    return {.seed = seed_,
            .replicate = replicate_,
            .state = world_.states[moment.state],
            .year = Year(static_cast<std::uint16_t>(year)),
            .war = world_.wars[moment.war].id,
            .purpose = purpose};
  }

  const World& world_;
  MasterSeed seed_;
  Replicate replicate_;
};

}  // namespace entente::testing
