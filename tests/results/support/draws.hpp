#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace entente::testing {

/// Draws for synthetic ensembles, independent of the random layout under test elsewhere. mt19937_64 is fully specified
/// by the standard; the distributions are our own because the standard's are not.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 12) + 0.5) * 0x1p-52; }
  double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform()); }

 private:
  std::mt19937_64 engine_;
};

}  // namespace entente::testing
