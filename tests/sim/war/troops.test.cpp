#include "sim/war/troops.hpp"

#include "sim/war/ensemble.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

using namespace entente;

namespace {

// As the model has it (docs/model.md): round(y M), at least 1 if y > 0, at most M.
double as_defined(double share, double armed_forces) {
  if (!(share > 0)) return 0;
  return std::min(std::max(std::floor(share * armed_forces + 0.5), 1.0), armed_forces);
}

}  // namespace

TEST_CASE("troops are rounded as floor would") {
  std::mt19937_64 bits(1);
  const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
  for (int i = 0; i < 200000; ++i) {
    const double share = uniform() < 0.2 ? 0 : std::exp(-20 * uniform());
    const double forces = std::floor(std::exp(21 * uniform()));
    REQUIRE(troops(share, forces) == as_defined(share, forces));
  }
  for (const double share : {0.0, 1.0, 0.5, 0.0015, 0.0025, 0.0005, 1e-300}) {
    for (const double forces : {0.0, 1.0, 1000.0, 1e9}) CHECK(troops(share, forces) == as_defined(share, forces));
  }
}
