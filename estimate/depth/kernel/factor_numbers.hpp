#pragma once

#include "estimate/depth/kernel/factor_loops.hpp"
#include "sim/math/lane/box_muller.hpp"
#include "sim/math/lane/logarithm.hpp"
#include "sim/random/lane/philox.hpp"

namespace entente::kernel {

/// Philox blocks at a time.
static constexpr std::size_t together = 32;

[[maybe_unused]] static void normals_here(const random::PhiloxWords& words, std::size_t pairs,
                                          double* __restrict values) {
  alignas(64) std::uint64_t low[together], high[together];
  for (std::size_t begin = 0; begin < pairs; begin += together) {
    random::lane::philox<together>(words.key, words.counter, words.counter[0] + static_cast<std::uint32_t>(begin), low,
                                   high);
    double* __restrict const first = values + begin;
    double* __restrict const second = values + pairs + begin;
    for (std::size_t i = 0; i < together; ++i) {
      const math::lane::NormalPair pair = math::lane::normal_pair(low[i], high[i]);
      first[i] = pair.first;
      second[i] = pair.second;
    }
  }
}

[[maybe_unused]] static void uniforms_here(const random::PhiloxWords& words, std::size_t pairs,
                                           double* __restrict values) {
  alignas(64) std::uint64_t low[together], high[together];
  for (std::size_t begin = 0; begin < pairs; begin += together) {
    random::lane::philox<together>(words.key, words.counter, words.counter[0] + static_cast<std::uint32_t>(begin), low,
                                   high);
    for (std::size_t i = 0; i < together; ++i) {
      values[begin + i] = math::lane::unit_interval(low[i]);
      values[pairs + begin + i] = math::lane::unit_interval(high[i]);
    }
  }
}

[[maybe_unused]] static std::size_t gammas_here(const double* __restrict normals, const double* __restrict uniforms,
                                                std::size_t count, double shape, double* __restrict values,
                                                std::uint32_t* __restrict refused) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / __builtin_sqrt(9 * d);
  // Nine in ten pass a test that takes no logarithms; the others are tested by themselves.
  constexpr std::size_t chunk = 64;
  std::size_t refusals = 0;
  for (std::size_t begin = 0; begin < count; begin += chunk) {
    const std::size_t here = count - begin < chunk ? count - begin : chunk;
    double slack[chunk];
    for (std::size_t i = 0; i < here; ++i) {
      const double x = normals[begin + i];
      const double root = 1 + c * x;
      const double square = x * x;
      values[begin + i] = d * (root * root * root);
      const double room = 1 - 0.0331 * square * square - uniforms[begin + i];
      slack[i] = root > 0 ? room : -1;
    }
    std::uint32_t doubtful[chunk];
    std::size_t doubts = 0;
    for (std::size_t i = 0; i < here; ++i) {
      doubtful[doubts] = static_cast<std::uint32_t>(begin + i);
      doubts += !(slack[i] > 0);
    }
    for (std::size_t i = 0; i < doubts; ++i) {
      const std::size_t at = doubtful[i];
      const double x = normals[at];
      const double root = 1 + c * x;
      const double v = root * root * root;
      const double excess =
          0.5 * x * x + d * (1 - v + math::lane::logarithm(root > 0 ? v : 1.0)) - math::lane::logarithm(uniforms[at]);
      refused[refusals] = static_cast<std::uint32_t>(at);
      refusals += !(root > 0 && excess > 0);
    }
  }
  return refusals;
}

}  // namespace entente::kernel
