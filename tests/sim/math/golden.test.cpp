#include "sim/math/functions.hpp"
#include "tests/sim/fingerprint.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

// The same bits under gcc and clang, optimised or not: values on dyadic grids, whose points are exact. A change of any
// of these numbers changes published results; it needs a "results change" entry in the changelog.
namespace entente::tests {
namespace {

template <class Function>
std::uint64_t fingerprint(double from, double step, int points, Function function) {
  Fingerprint print;
  for (int i = 0; i < points; ++i) print.add(function(from + i * step));
  return print.value();
}

TEST_CASE("mathematical functions keep their bits", "[golden]") {
  CHECK(fingerprint(-740, 0x1p-4, 23000, math::exp) == 0x7b2e350ffc18bb3d);
  CHECK(fingerprint(0x1p-12, 0x1p-12, 20000, math::log) == 0xe5cd66b58414f55a);
  CHECK(fingerprint(-0x1.81p-6, 0x1.01p-18, 20000, math::log1p) == 0x3f291be8924b8216);
  CHECK(fingerprint(0x1p-8, 0x1p-8, 20000, math::log_gamma) == 0x61353265f2a11485);
  CHECK(fingerprint(-38, 0x1p-8, 20000, math::normal_density) == 0xcf64e3f4043085a8);
  CHECK(fingerprint(-38, 0x1p-8, 20000, math::normal_cdf) == 0x855bf8273df80ffc);
  CHECK(fingerprint(-200, 0x1p-6, 20000, math::log_normal_cdf) == 0x1944b3306f3b63d2);
  CHECK(fingerprint(0x1p-14, 0x1p-14, 16383, math::normal_quantile) == 0xb09741736c01a4a5);
  CHECK(fingerprint(-40, 0x1p-8, 20000, math::logistic) == 0x17b3aa5a711c6027);
  CHECK(fingerprint(0x1p-14, 0x1p-14, 16383, math::logit) == 0x85979b77fbb2c35d);
}

}  // namespace
}  // namespace entente::tests
