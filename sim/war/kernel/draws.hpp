#pragma once

#include "sim/math/lane/box_muller.hpp"
#include "sim/random/lane/philox.hpp"
#include "sim/war/kernel/lanes.hpp"

namespace entente::kernel {

// One Philox block a lane gives two normals or two uniforms.
struct Bits {
  alignas(64) std::uint64_t low[lanes];
  alignas(64) std::uint64_t high[lanes];

  explicit Bits(const random::PhiloxWords& words) {
    random::lane::philox<lanes>(words.key, words.counter, words.counter[0], low, high);
  }
};

static inline void normal_pairs(const random::PhiloxWords& words, double* __restrict first, double* __restrict second) {
  const Bits bits(words);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const math::lane::NormalPair pair = math::lane::normal_pair(bits.low[lane], bits.high[lane]);
    first[lane] = pair.first;
    second[lane] = pair.second;
  }
}

static inline void uniform_pairs(const random::PhiloxWords& words, double* __restrict first,
                                 double* __restrict second) {
  const Bits bits(words);
  for (std::size_t lane = 0; lane < lanes; ++lane) first[lane] = math::lane::unit_interval(bits.low[lane]);
  for (std::size_t lane = 0; lane < lanes; ++lane) second[lane] = math::lane::unit_interval(bits.high[lane]);
}

static inline void persist(double rho, double root, const double* __restrict innovation, double* __restrict shock) {
  for (std::size_t lane = 0; lane < lanes; ++lane) shock[lane] = rho * shock[lane] + root * innovation[lane];
}

}  // namespace entente::kernel
