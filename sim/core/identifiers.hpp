#pragma once

#include <compare>
#include <cstdint>

namespace entente {

/// A number that means one thing only: a COW code cannot be passed where a year is wanted.
template <class Tag, class Number>
class Identifier {
 public:
  using number_type = Number;
  constexpr Identifier() = default;
  constexpr explicit Identifier(Number number) : number_(number) {}
  constexpr Number number() const { return number_; }
  friend constexpr auto operator<=>(Identifier, Identifier) = default;

 private:
  Number number_{};
};

/// A state by its Correlates of War country code, 1 to 999 (2 = United States). 0 stands for "no state".
using CowCode = Identifier<struct CowCodeTag, std::uint16_t>;
/// A calendar year, 1816 to 2100.
using Year = Identifier<struct YearTag, std::uint16_t>;
/// A war by the number that the scenario declares for it, 1 to 65535; never its position in a list.
using WarId = Identifier<struct WarIdTag, std::uint16_t>;
/// A replicate of an ensemble, from 0.
using Replicate = Identifier<struct ReplicateTag, std::uint32_t>;
/// The master seed of a run, 0 to 2^53 - 1 (so that YAML, JSON, R and Python all hold it exactly). 0 is an ordinary
/// seed.
using MasterSeed = Identifier<struct MasterSeedTag, std::uint64_t>;

inline constexpr std::uint64_t largest_master_seed = (std::uint64_t{1} << 53) - 1;

}  // namespace entente
