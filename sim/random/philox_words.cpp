#include "sim/random/philox_words.hpp"

namespace entente::random {
namespace {

constexpr std::uint32_t halves(std::uint16_t high, std::uint16_t low) { return (std::uint32_t{high} << 16) | low; }

}  // namespace

PhiloxWords philox_words(const Identity& identity) {
  return {.key = {static_cast<std::uint32_t>(identity.seed.number()),
                  static_cast<std::uint32_t>(identity.seed.number() >> 32)},
          .counter = {identity.replicate.number(), halves(identity.state.number(), identity.other_state.number()),
                      halves(identity.year.number(), identity.war.number()),
                      std::uint32_t{static_cast<std::uint8_t>(identity.purpose)} << 24}};
}

}  // namespace entente::random
