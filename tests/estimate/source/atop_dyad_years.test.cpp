// Rows made up in the format of atop_dyad_year.csv.
#include "estimate/source/atop_dyad_years.hpp"

#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

using testing::refusal;

const std::string header =
    "\"ccode1\",\"ccode2\",\"year\",\"atop_defense\",\"atop_offense\",\"atop_neutral\",\"atop_nonagg\","
    "\"atop_consul\"\n";

AtopDyadYears parse(const std::string& rows) { return read_atop_dyad_years(parse_source(header + rows, "dyads.csv")); }

}  // namespace

TEST_CASE("ATOP dyad-years: either order, years that have rows") {
  const AtopDyadYears dyads = parse("2,20,1995,1,0,0,1,1\n200,20,1999,0,1,1,0,0\n");
  CHECK(dyads.years == std::set<Year>{Year{1995}, Year{1999}});
  const DyadYear later = dyad_year(CowCode{20}, CowCode{200}, Year{1999});
  CHECK(later.a == CowCode{20});
  CHECK(dyads.dyads.at(later) == Obligations{.offense = true, .neutrality = true});
}

TEST_CASE("ATOP dyad-years: what is wrong is refused with its place") {
  const auto refused = [](const std::string& rows) { return refusal([&] { parse(rows); }); };
  CHECK_THAT(refused("2,20,20O5,1,0,0,1,1\n"), Catch::StartsWith("dyads.csv:2:6: year: \"20O5\""));
  CHECK_THAT(refused("2,20,1995,1,0,0,1,1\n20,2,1995,1,0,0,1,1\n"),
             Catch::StartsWith("dyads.csv:3:1: ccode1: United States - Canada 1995 a second time, after line 2"));
  CHECK_THAT(refused("2,2,1995,1,0,0,1,1\n"), Catch::Contains("with itself"));
  CHECK_THAT(refused("2,20,1995,1,0,NA,1,1\n"), Catch::StartsWith("dyads.csv:2:15: atop_neutral"));
  testing::check_robustness(header + "2,20,1995,1,0,0,1,1\n2,20,1996,1,0,0,1,1\n", "dyads.csv",
                            [](std::string text) { read_atop_dyad_years(parse_source(std::move(text), "dyads.csv")); });
}

}  // namespace entente
