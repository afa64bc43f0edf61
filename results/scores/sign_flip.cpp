#include "results/scores/sign_flip.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente {
namespace {

// Draws of signs as bits, 32 to a word.
constexpr std::size_t words = (sign_flips + 31) / 32;

std::vector<std::uint32_t> signs_of(CowCode state, MasterSeed seed) {
  random::Stream stream({.seed = seed, .replicate = {}, .state = state, .purpose = random::Purpose::state_sign});
  std::vector<std::uint32_t> signs(words);
  for (std::uint32_t& word : signs) word = stream.next_32();
  return signs;
}

// V of PitTest, which no change of signs changes.
struct Spread {
  double tilt = 0, both = 0, ends = 0;

  double determinant() const { return tilt * ends - both * both; }
  /// g' V^-1 g.
  double distance(const PitMoments& g) const {
    return (g.tilt * g.tilt * ends - 2 * g.tilt * g.ends * both + g.ends * g.ends * tilt) / determinant();
  }
};

double p_value(std::size_t as_far) { return (1 + static_cast<double>(as_far)) / (1 + static_cast<double>(sign_flips)); }

}  // namespace

PitTest sign_flip_test(const std::vector<StatePit>& states, MasterSeed seed) {
  constexpr double nearly = 1 - 1e-9;  // the same sum in another order is as far
  std::vector<PitMoments> draws(sign_flips);
  PitMoments sum;
  Spread spread;
  PitTest test;
  for (const StatePit& state : states) {
    const auto [tilt, ends] = state.sum;
    if (tilt == 0 && ends == 0) continue;
    ++test.states;
    sum.tilt += tilt;
    sum.ends += ends;
    spread.tilt += tilt * tilt;
    spread.both += tilt * ends;
    spread.ends += ends * ends;
    const std::vector<std::uint32_t> signs = signs_of(state.state, seed);
    for (std::size_t draw = 0; draw < sign_flips; ++draw) {
      const double sign = (signs[draw / 32] >> draw % 32 & 1u) != 0 ? 1 : -1;
      draws[draw].tilt += sign * tilt;
      draws[draw].ends += sign * ends;
    }
  }
  if (test.states < fewest_flipped || !(spread.determinant() > 1e-12 * spread.tilt * spread.ends)) return test;
  const auto count = [&](auto how_far) {
    const double far = how_far(sum) * nearly;
    return p_value(static_cast<std::size_t>(
        std::count_if(draws.begin(), draws.end(), [&](const PitMoments& draw) { return how_far(draw) >= far; })));
  };
  test.tilt = count([](const PitMoments& g) { return std::abs(g.tilt); });
  test.ends = count([](const PitMoments& g) { return std::abs(g.ends); });
  test.either = count([&](const PitMoments& g) { return spread.distance(g); });
  return test;
}

}  // namespace entente
