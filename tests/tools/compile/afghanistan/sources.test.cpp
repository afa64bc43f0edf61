#include "tools/compile/afghanistan/csv_text.hpp"
#include "tools/compile/afghanistan/depth.hpp"
#include "tools/compile/afghanistan/placemat_repairs.hpp"
#include "tools/compile/afghanistan/placemats.hpp"
#include "tools/compile/afghanistan/source.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace entente::compile {

TEST_CASE("counts with and without thousands separators") {
  CHECK(count_of("9,000") == 9000);
  CHECK(count_of("1,234,567") == 1234567);
  CHECK(count_of("155") == 155);
  CHECK_FALSE(count_of("").has_value());
  CHECK_FALSE(count_of("some").has_value());
  CHECK_FALSE(count_of("9.5").has_value());
}

TEST_CASE("the two orientations of depth") {
  // Oracle: ln(2.475) and Phi(-0.334), by R 4.2 (log, pnorm).
  CHECK(depth_as_published(0.334) == Approx(0.906240396020654).epsilon(1e-14));
  CHECK(depth_oriented(0.334) == Approx(0.369189779334177).epsilon(1e-13));
  CHECK(depth_as_published(-2.141) == 0);  // the panel's recoded minus infinity
  CHECK(depth_oriented(0) == 0.5);
  CHECK(depth_oriented(-0.581) > depth_oriented(0.334));          // NATO is deeper than the Rio Pact,
  CHECK(depth_as_published(-0.581) < depth_as_published(0.334));  // and shallower as published
}

TEST_CASE("the most of a year's placemats, and a peak set aside") {
  const Placemats croatia{{280, 270, 280, 290, 295, 290}, {530}, "placemat 3 reads 530: set aside"};
  CHECK(croatia.most() == 295);
  CHECK(croatia.peak_set_aside());
  CHECK_FALSE(Placemats{{250, 295}, {40}, {}}.peak_set_aside());
}

TEST_CASE("each repair names a cell once") {
  const auto repairs = placemat_repairs({CowCode{210}, Year{2007}});
  REQUIRE(repairs.size() == 3);
  for (std::size_t i = 1; i < repairs.size(); ++i) CHECK(repairs[i].placemat > repairs[i - 1].placemat);
  CHECK(placemat_repairs({CowCode{210}, Year{2008}}).empty());
}

TEST_CASE("CSV text") {
  CHECK(csv_line({"a", "b,c", "say \"no\"", ""}) == "a,\"b,c\",\"say \"\"no\"\"\",\n");
  CHECK(text_of(1234567.0, 3) == "1230000");
  CHECK(text_of(std::exp(23.593), 6) == "17632300000");
  CHECK(text_of(std::nullopt, 6).empty());
}

}  // namespace entente::compile
