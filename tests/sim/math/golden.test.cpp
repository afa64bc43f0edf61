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
  CHECK(fingerprint(-740, 0x1p-4, 23000, math::exp) == 0xe2907191d9cd947f);
  CHECK(fingerprint(0x1p-12, 0x1p-12, 20000, math::log) == 0xc6f12e3294ac9b71);
  CHECK(fingerprint(-0x1.81p-6, 0x1.01p-18, 20000, math::log1p) == 0x896da481ed2447e1);
  CHECK(fingerprint(0x1p-8, 0x1p-8, 20000, math::log_gamma) == 0xccb76b78b979e2eb);
  CHECK(fingerprint(-38, 0x1p-8, 20000, math::normal_density) == 0x2fe28a76a907aa3e);
  CHECK(fingerprint(-38, 0x1p-8, 20000, math::normal_cdf) == 0x348f3b23a7675633);
  CHECK(fingerprint(-200, 0x1p-6, 20000, math::log_normal_cdf) == 0x728506214ae46bfd);
  CHECK(fingerprint(0x1p-14, 0x1p-14, 16383, math::normal_quantile) == 0xce20a10a6365ad39);
  CHECK(fingerprint(-40, 0x1p-8, 20000, math::logistic) == 0x5cb24b09074e4f95);
  CHECK(fingerprint(0x1p-14, 0x1p-14, 16383, math::logit) == 0x25efa94fd458bff8);
}

}  // namespace
}  // namespace entente::tests
