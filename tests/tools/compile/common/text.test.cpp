#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/depth.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente::compile {

TEST_CASE("the two orientations of depth") {
  // Oracle: ln(2.475) and Phi(-0.334), by R 4.2 (log, pnorm).
  CHECK(depth_as_published(0.334) == Approx(0.906240396020654).epsilon(1e-14));
  CHECK(depth_oriented(0.334) == Approx(0.369189779334177).epsilon(1e-13));
  CHECK(depth_as_published(-2.141) == 0);  // the panel's recoded minus infinity
  CHECK(depth_oriented(0) == 0.5);
  CHECK(depth_oriented(-0.581) > depth_oriented(0.334));          // NATO is deeper than the Rio Pact,
  CHECK(depth_as_published(-0.581) < depth_as_published(0.334));  // and shallower as published
}

TEST_CASE("CSV text") {
  CHECK(csv_line({"a", "b,c", "say \"no\"", ""}) == "a,\"b,c\",\"say \"\"no\"\"\",\n");
  CHECK(text_of(1234567.0, 3) == "1230000");
  CHECK(text_of(std::exp(23.593), 6) == "17632300000");
  CHECK(text_of(std::nullopt, 6).empty());
}

}  // namespace entente::compile
