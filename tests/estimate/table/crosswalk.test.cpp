#include "estimate/table/crosswalk.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace entente {
namespace {

using Catch::Contains;
using Catch::StartsWith;

const Place somewhere{"s.yaml", 3, 9, "leader"};

CowCode cow(std::uint16_t number) { return CowCode{number}; }

}  // namespace

TEST_CASE("codes go both ways for every state") {
  std::set<std::string> seen;
  for (const CowCode state : all_states()) {
    const std::string code = iso3(state);
    CHECK(seen.insert(code).second);
    CHECK(state_of(code, somewhere) == state);
    CHECK(state_of(std::to_string(state.number()), somewhere) == state);
    CHECK(state_named(state_name(state)) == state);
  }
  const auto codes = iso3_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  for (const std::string& code : codes) {
    CHECK(code.size() == 3);
    CHECK(iso3(cow_code_of(code).value()) == code);
  }
}

TEST_CASE("states whose COW and ISO codes differ, from the two standards") {
  // Oracle: COW State System Membership 2016 beside ISO 3166-1.
  CHECK(cow_code_of("NZL") == cow(920));
  CHECK(cow_code_of("DEU") == cow(255));
  CHECK(cow_code_of("YEM") == cow(679));
  CHECK(cow_code_of("SRB") == cow(345));
  CHECK(cow_code_of("XKX") == cow(347));
  CHECK(cow_code_of("COG") == cow(484));
  CHECK(cow_code_of("COD") == cow(490));
  // These six are COW abbreviations of another state.
  CHECK(cow_code_of("AUS") == cow(900));
  CHECK(cow_code_of("SWZ") == cow(572));
  CHECK(cow_code_of("MNG") == cow(712));
  CHECK(cow_code_of("SLV") == cow(92));
  CHECK(cow_code_of("KOR") == cow(732));
  CHECK(cow_code_of("CZE") == cow(316));
  CHECK(iso3(cow(260)) == "260");  // no ISO code of its own
  CHECK(iso3(cow(999)) == "999");
  CHECK(state_name(cow(999)) == "state 999");
  CHECK_FALSE(is_state(cow(999)));
}

TEST_CASE("a COW abbreviation is no ISO code") {
  for (const char* abbreviation : {"NTH", "UKG", "GMY", "FRN", "SPN"}) CHECK_FALSE(cow_code_of(abbreviation));
  CHECK_THROWS_WITH(state_of("NTH", somewhere),
                    StartsWith("s.yaml:3:9: leader: \"NTH\" is a COW abbreviation") && Contains("write NLD"));
  CHECK_THROWS_WITH(state_of("UKG", somewhere), Contains("write GBR for United Kingdom (200)"));
}

TEST_CASE("unknown states are errors with the nearest") {
  CHECK_THROWS_WITH(state_of("NZZ", somewhere), Contains("the nearest code is NZL, New Zealand (920)"));
  CHECK_THROWS_WITH(state_of("usa", somewhere), Contains("write USA"));
  CHECK_THROWS_WITH(state_of("Germany", somewhere), Contains("write DEU for Germany (255)"));
  for (const char* wrong : {"", "0", "921", "-2", "0920", "65556", "99999999999999999999", "NZL "}) {
    CHECK_THROWS_AS(state_of(wrong, somewhere), Error);
  }
  CHECK_FALSE(state_named("Belgim").has_value());
  CHECK_THROWS_WITH(required_state_named("Belgim", somewhere), Contains("the nearest is \"Belgium\""));
}

TEST_CASE("names in the spellings of the sources") {
  CHECK(state_named("Belqium") == cow(211));
  CHECK(state_named("Korea, Republic of") == cow(732));
  CHECK(state_named("Korea, Democratic People's Republic of") == cow(731));
  CHECK(state_named("Republic of China") == cow(713));
  CHECK(state_named("United Arab Erimates") == cow(696));
  CHECK(state_named("Macedonia (FYROM)") == cow(343));
  CHECK(state_named("Yugoslavia, Federal Republic of (Serbia-Montenegro)") == cow(345));
  CHECK(state_named("UK") == cow(200));
  CHECK(state_named("ST. LUCIA") == cow(56));
  CHECK(state_named("Antigua & Barbuda") == cow(58));
  CHECK(state_named("The Gambia") == cow(420));
  CHECK(state_named("C\xC3\xB4te d'Ivoire") == cow(437));
  CHECK_FALSE(state_named("NATO").has_value());
  CHECK_FALSE(state_named("Palestinian Territories").has_value());
}

TEST_CASE("names that meant different states in different years") {
  CHECK(state_named("Germany", Year{1914}) == cow(255));
  CHECK(state_named("Germany", Year{1970}) == cow(260));
  CHECK(state_named("Germany", Year{2007}) == cow(255));
  CHECK(state_named("Yemen", Year{1970}) == cow(678));
  CHECK(state_named("Korea", Year{1900}) == cow(730));
  CHECK(state_named("KOREA", Year{2010}) == cow(732));
  CHECK(state_named("Austria", Year{1850}) == cow(300));
  CHECK(state_named("Austria", Year{1930}) == cow(305));
  CHECK(state_named("Prussia", Year{1850}) == cow(255));
  CHECK(state_named("Yugoslavia", Year{2002}) == cow(345));
  CHECK_FALSE(state_named("Gondor", Year{2002}));
  CHECK(required_state_named("Germany", Year{1970}, somewhere) == cow(260));
  CHECK_THROWS_WITH(required_state_named("Germny", Year{1970}, somewhere), Contains("the nearest is \"Germany\""));
  CHECK_THROWS_WITH(required_state_named("Belquim", somewhere), Contains("Belgium (211)") || Contains("\"Belgium\""));
}

TEST_CASE("names that are no states are known as such, and no state is among them") {
  for (const char* name : {"Euro area", "Aruba", "World", "euro area", "West Bank and Gaza", "NATO"}) {
    CHECK(is_no_state(name));
    CHECK_FALSE(state_named(name).has_value());
  }
  for (const CowCode state : all_states()) CHECK_FALSE(is_no_state(state_name(state)));
  CHECK_FALSE(is_no_state("Euro aera"));
  CHECK_THROWS_WITH(required_state_named("Euro aera", somewhere), Contains("\"Euro area\", which is no state"));
  CHECK_FALSE(is_no_state(""));
}

TEST_CASE("predecessors and successors by year") {
  CHECK(code_in_year(cow(260), Year{2007}) == cow(255));
  CHECK(code_in_year(cow(260), Year{1989}) == cow(260));
  CHECK(code_in_year(cow(255), Year{1970}) == cow(260));
  CHECK(code_in_year(cow(255), Year{1914}) == cow(255));
  CHECK(code_in_year(cow(678), Year{2001}) == cow(679));
  CHECK(code_in_year(cow(679), Year{1980}) == cow(678));
  CHECK(code_in_year(cow(920), Year{2001}) == cow(920));
}

TEST_CASE("Gleditsch and Ward's numbers") {
  CHECK(state_of_gleditsch_ward(340, Year{2007}) == cow(345));
  CHECK_FALSE(state_of_gleditsch_ward(340, Year{2005}).has_value());
  CHECK(state_of_gleditsch_ward(970, Year{2010}) == cow(946));
  CHECK(state_of_gleditsch_ward(971, Year{2010}) == cow(970));
  CHECK(state_of_gleditsch_ward(260, Year{2010}) == cow(255));
  CHECK(state_of_gleditsch_ward(678, Year{2010}) == cow(679));
  CHECK(state_of_gleditsch_ward(920, Year{2010}) == cow(920));
  CHECK(gleditsch_ward_number(cow(255), Year{2010}) == 260);
  CHECK(gleditsch_ward_number(cow(345), Year{2010}) == 340);
  CHECK(gleditsch_ward_number(cow(345), Year{2000}) == 345);
  CHECK(gleditsch_ward_number(cow(970), Year{2010}) == 971);
  for (const CowCode state : all_states()) {
    for (const int number_of_year : {1930, 1980, 1992, 2010}) {
      const Year year{static_cast<std::uint16_t>(number_of_year)};
      const std::uint16_t number = gleditsch_ward_number(code_in_year(state, year), year);
      CHECK(state_of_gleditsch_ward(number, year) == code_in_year(state, year));
    }
  }
  CHECK_FALSE(state_of_gleditsch_ward(396, Year{2010}).has_value());  // Abkhazia
}

}  // namespace entente
