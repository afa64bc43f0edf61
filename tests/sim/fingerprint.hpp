#pragma once

#include <bit>
#include <cstdint>

namespace entente::tests {

/// FNV-1a over the bits of numbers, for golden values that must agree between compilers and optimisation levels.
class Fingerprint {
 public:
  void add(std::uint64_t bits) {
    for (int byte = 0; byte < 8; ++byte) {
      hash_ ^= (bits >> (8 * byte)) & 0xff;
      hash_ *= 0x100000001b3;
    }
  }
  void add(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }

  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

}  // namespace entente::tests
