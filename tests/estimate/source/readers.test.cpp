// What the readers make of good files, made up by hand: values, missing codes, coverage, identities.
#include "estimate/source/afghan_troops.hpp"
#include "estimate/source/armed_forces_repairs.hpp"
#include "estimate/source/capitals.hpp"
#include "estimate/source/casualties.hpp"
#include "estimate/source/democracy.hpp"
#include "estimate/source/deployments.hpp"
#include "estimate/source/distances.hpp"
#include "estimate/source/gdp_estimates.hpp"
#include "estimate/source/ideal_points.hpp"
#include "estimate/source/leader_alliances.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "estimate/source/source_file.hpp"
#include "estimate/source/state_system.hpp"
#include "estimate/source/world_bank.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

Table table(const std::string& text) { return parse_source(text, "file.csv"); }
CowCode cow(std::uint16_t number) { return CowCode{number}; }

constexpr Coverage years(std::uint16_t first, std::uint16_t last) { return {Year{first}, Year{last}}; }

}  // namespace

TEST_CASE("state system: spells, members of a year, coverage") {
  const StateSystem system =
      read_state_system(table("stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday\n"
                              "HAI,41,Haiti,1859,1,1,1915,7,28\n"
                              "HAI,41,Haiti,1934,8,15,2016,12,31\n"
                              "FIJ,950,Fiji,1970,10,13,2016,12,31\n"));
  CHECK(system.coverage() == years(1859, 2016));
  CHECK(system.members(Year{1915}) == std::set<CowCode>{cow(41)});
  CHECK(system.members(Year{1920}).empty());
  CHECK(system.members(Year{1970}) == std::set<CowCode>{cow(41), cow(950)});
  CHECK(system.members(Year{2017}).empty());  // outside the coverage
  CHECK(system.is_member(cow(950), Year{1970}));
  CHECK_FALSE(system.is_member(cow(950), Year{1969}));
  CHECK(system.member_years(Year{1969}, Year{1971}).size() == 5);
  CHECK(system.state_of_abbreviation("FIJ") == cow(950));
  CHECK_FALSE(system.state_of_abbreviation("FJI").has_value());
  CHECK(system.abbreviation(cow(41)) == "HAI");
  CHECK(system.memberships()[1].first == Date{Year{1934}, 8, 15});
}

TEST_CASE("national capabilities: -9 and empty fields are missing, zero is zero") {
  const auto source =
      read_national_capabilities(table("ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n"
                                       "950,2010,-9,4,0,,850,NA,2.5e-05\n"
                                       "950,2012,50,4,0,10,860,0,2.6e-05\n"));
  CHECK(source.coverage == years(2010, 2012));
  const Capabilities fiji = find(source.facts, {cow(950), Year{2010}}).value();
  CHECK_FALSE(fiji.military_expenditure.has_value());
  CHECK(fiji.military_personnel == 4);
  CHECK(fiji.iron_and_steel == 0);
  CHECK_FALSE(fiji.energy.has_value());
  CHECK_FALSE(fiji.urban_population.has_value());
  CHECK(fiji.cinc == 2.5e-05);
  CHECK_FALSE(find(source.facts, {cow(950), Year{2011}}).has_value());
}

TEST_CASE("ideal points: a row of nothing is passed over, halves of rows are kept") {
  const auto source =
      read_ideal_points(table("ccode,year,session,nvotes,idealpoint,pctagreeus,countryname\n"
                              "2,2005,60,70,2.5,1,x\n"
                              "950,2005,60,70,-0.5,.25,x\n"
                              "950,2007,62,70,9,.25,x\n"
                              "20,2005,,,,.5,x\n"
                              ",,,,,,\n"));
  CHECK(source.facts.size() == 4);
  CHECK(source.coverage == years(2005, 2007));
  CHECK_FALSE(source.facts.at({cow(20), Year{2005}}).ideal_point.has_value());
  CHECK(source.facts.at({cow(20), Year{2005}}).agreement_with_the_us == 0.5);
  const auto span = span_of_ideal_points(source.facts, Year{2005}, Year{2006});
  CHECK(span.value().lowest == -0.5);
  CHECK(span.value().highest == 2.5);
  CHECK_FALSE(span_of_ideal_points(source.facts, Year{1990}, Year{1991}).has_value());
}

TEST_CASE("democracy: either measure may be missing") {
  const auto source = read_democracy(table("ccode,year,polity2,v2x_polyarchy\n950,2005,-3,\n950,2006,,0.5\n"));
  CHECK(source.facts.at({cow(950), Year{2005}}).polity2 == -3);
  CHECK_FALSE(source.facts.at({cow(950), Year{2005}}).polyarchy.has_value());
  CHECK_FALSE(source.facts.at({cow(950), Year{2006}}).polity2.has_value());
  CHECK(source.coverage == years(2005, 2006));
  CHECK(coverage_of(source.facts, &Democracy::polity2) == years(2005, 2005));
  CHECK(coverage_of(source.facts, &Democracy::polyarchy) == years(2006, 2006));
}

TEST_CASE("World Bank: by ISO codes, in both forms of year columns, aggregates kept apart") {
  const WorldBankTable source =
      read_world_bank(table("Country Name,Country Code,Indicator Name,2004,2005 [YR2005]\n"
                            "Fiji,FJI,GDP,2000,..\n"
                            "Aruba,ABW,GDP,10,11\n"
                            "Germany,DEU,GDP,,7.5\n"));
  CHECK(source.rows.size() == 3);
  CHECK(source.rows[1].line == 3);
  CHECK(source.rows[1].values.at(Year{2005}) == 11);
  const auto facts = by_iso_code(source);
  CHECK(facts.coverage == years(2004, 2005));
  CHECK(facts.facts == Facts<double>{{{cow(255), Year{2005}}, 7.5}, {{cow(950), Year{2004}}, 2000}});
}

TEST_CASE("GDP estimates: from Gleditsch and Ward's numbers to COW's") {
  const auto rows =
      read_gdp_estimates(table("ccode,year,wbgdp2011est,wbpopest,wbgdppc2011est\n"
                               "260,2005,28,18,10\n"     // Germany
                               "678,1980,24,16,8\n"      // North Yemen
                               "678,2005,25,17,8\n"      // Yemen
                               "340,2005,25,15.5,9.5\n"  // Serbia, estimated before it was
                               "345,2005,25.5,16,9.5\n"  // Serbia and Montenegro
                               "340,2007,25,15.5,9.5\n"  // Serbia
                               "396,2005,20,12,8\n"      // Abkhazia
                               "950,2010,,,\n"));
  const auto source = by_cow_code(rows);
  CHECK(source.coverage == years(1980, 2007));
  CHECK(source.facts.size() == 5);
  CHECK(source.facts.at({cow(255), Year{2005}}).log_gdp == 28);
  CHECK(source.facts.count({cow(678), Year{1980}}) == 1);
  CHECK(source.facts.count({cow(679), Year{2005}}) == 1);
  CHECK(source.facts.at({cow(345), Year{2005}}).log_gdp == 25.5);
  CHECK(source.facts.at({cow(345), Year{2007}}).log_gdp == 25);
  CHECK(without_cow_code(rows, Year{2001}, Year{2014}) == std::vector<std::uint16_t>{340, 396});
  CHECK(without_cow_code(rows, Year{1980}, Year{1981}).empty());
}

TEST_CASE("capitals: the one of the last day of a year, and great circles") {
  const auto spells =
      read_capitals(table("ccode,statenme,capital,stdate,enddate,lat,lng\n"
                          "950,Fiji,Old,2001-01-01,2003-06-30,0,0\n"
                          "950,Fiji,New,2003-07-01,2005-12-31,0,90\n"
                          "920,New Zealand,Pole,2001-01-01,2004-12-31,90,0\n"));
  const auto capitals = capitals_at_year_end(spells);
  CHECK(capitals.coverage == years(2001, 2005));
  CHECK(capitals.facts.at({cow(950), Year{2002}}).longitude == 0);
  CHECK(capitals.facts.at({cow(950), Year{2003}}).longitude == 90);
  const auto distances = distances_to(cow(920), capitals);
  // A quarter of a great circle: pi / 2 times the mean radius.
  CHECK(distances.facts.at({cow(950), Year{2002}}) == Approx(10007.5572).epsilon(1e-7));
  CHECK(distances.facts.at({cow(920), Year{2002}}) == 0);
  CHECK_FALSE(find(distances.facts, {cow(950), Year{2005}}).has_value());  // the theatre has none any more
  CHECK(great_circle_km({0, 0}, {0, 180}) == Approx(20015.1143).epsilon(1e-7));
}

TEST_CASE("distances: whichever state stands first; two directions must agree") {
  const auto rows = read_distances(table("ccode1,ccode2,year,ccdistance\n20,700,2005,6500\n700,950,2006,0\n"));
  const auto source = distances_from(cow(700), rows);
  CHECK(source.coverage == years(2005, 2006));
  CHECK(source.facts == Facts<double>{{{cow(20), Year{2005}}, 6500}, {{cow(950), Year{2006}}, 0}});
  CHECK_NOTHROW(read_distances(table("ccode1,ccode2,year,ccdistance\n20,700,2005,6500\n700,20,2005,6500\n")));
  CHECK_THROWS_WITH(read_distances(table("ccode1,ccode2,year,ccdistance\n20,700,2005,6500\n700,20,2005,6400\n")),
                    Catch::StartsWith("file.csv:3:13: ccdistance: 6400; expected 6500 as in line 2"));
}

TEST_CASE("deployments: separators, words and the year that an edition describes") {
  const auto rows =
      read_deployments(table("year,location,intlorg,operational_org,country,count_total,count_un_troops,task\n"
                             "2008,Afg,NATO,ISAF,Fiji,\"9,000\",,\n"
                             "2008,Sdn,UN,UNMIS,Fiji,N/A,40,\"two\nlines\"\n"
                             "2009,Sdn,UN,UNMIS,,10,,\n"
                             "2009,Sdn,UN,UNMIS,,1 FF,,\n"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].year() == Year{2007});
  CHECK(rows[0].count == 9000);
  CHECK(rows[0].separator);
  CHECK(rows[0].written == "9,000");
  CHECK(rows[0].state == cow(950));
  CHECK_FALSE(rows[1].count.has_value());
  CHECK(rows[1].un_troops == 40);
  CHECK_FALSE(rows[2].state.has_value());
  CHECK(rows[2].line == 5);                // after a field of two lines
  CHECK_FALSE(rows[3].count.has_value());  // one frigate
  CHECK(coverage_of(rows) == years(2007, 2008));
}

TEST_CASE("the archive's intermediate table: codes with zeros, infinite ratios, rows twice") {
  const auto rows = read_afghan_troops(
      table("year,country,ccode,troops_total,troops_afghan_total,troops_afghan_oef,troops_afghan_isaf,"
            "troops_afghan_unama,troops_afghan_ratio\n"
            "2005,Palestinian Territories,000,0,0,0,0,0,0\n"
            "2005,Iceland,395,0,4,0,4,0,Inf\n"
            "2005,Iceland,,,4,0,4,0,\n"));
  REQUIRE(rows.size() == 3);
  CHECK_FALSE(rows[0].state.has_value());
  CHECK(rows[0].code == 0);
  CHECK_FALSE(rows[1].ratio.has_value());
  CHECK(rows[1].isaf == 4);
  CHECK_FALSE(rows[2].code.has_value());
  CHECK_FALSE(rows[2].armed_forces.has_value());
}

TEST_CASE("armed forces: notes without a year are passed over, what is no state has none") {
  const auto rows =
      read_armed_forces(table("year,country,troops_active,troops_reserves,troops_paramilitary,notes\n"
                              ",Fiji,,,,a note\n"
                              "2009,Fiji,\"3,500\",6000,,\n"
                              "2009,Palestinian Territories,0,,29000,\n"
                              "2009,France,3521771,,,\n"
                              "2009,Tonga,,,,\n"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].active == 3500);
  CHECK(rows[0].year() == Year{2008});
  CHECK_FALSE(rows[1].state.has_value());
  CHECK_FALSE(rows[3].active.has_value());
  CHECK(repair_of(rows[0]) == nullptr);
  REQUIRE(repair_of(rows[2]) != nullptr);
  CHECK(repair_of(rows[2])->meant == 352771);
  CHECK_FALSE(repair_of(rows[2])->reason.empty());
}

TEST_CASE("placemats: the order within a year goes by state, not by spelling") {
  const auto cells =
      read_placemats(table("year,country,count_total\n"
                           "2010,United Arab Emirates,25\n"
                           "2010,United Arab Emrates,35\n"
                           "2010,Federation of Bosnia and Herzegovina,10\n"
                           "2011,United Arab Erimates,3 i\n"
                           "2011,\"Yugoslavia, Federal Republic of (Serbia-Montenegro)\",1.45\n"
                           "2011,Fiji,\"1,450\"\n"));
  REQUIRE(cells.size() == 6);
  CHECK(cells[1].ordinal == 2);
  CHECK(cells[1].count == 35);
  CHECK_FALSE(cells[2].state.has_value());
  CHECK(state_meant(cells[2]) == cow(346));
  CHECK(cells[3].ordinal == 1);
  CHECK_FALSE(cells[3].count.has_value());
  CHECK(cells[4].state == cow(345));
  CHECK(state_meant(cells[4]) == cow(341));
  CHECK_FALSE(cells[4].count.has_value());
  CHECK_FALSE(cells[5].count.has_value());
  CHECK(cells[4].line == 6);
  CHECK(cells[4].column == 60);
  CHECK(coverage_of(cells) == years(2010, 2011));
}

TEST_CASE("placemat repairs: each cell once, each with its reason, and only where the cell reads so") {
  for (const PlacematRepair& repair : placemat_repairs()) {
    CHECK_FALSE(repair.reason.empty());
    PlacematCell cell;
    cell.year = repair.key.year;
    cell.state = repair.key.state;
    cell.ordinal = repair.ordinal;
    cell.written = repair.keyed;
    CHECK(repair_of(cell) == &repair);
    cell.written += "0";
    CHECK(repair_of(cell) == nullptr);
  }
  CHECK(without_a_cell({}).size() == placemat_repairs().size());
}

TEST_CASE("casualties: states named, deaths of no named state, coverage") {
  const Casualties source = read_casualties(table("Year,Czech,Fiji,NATO,Total\n2004,1,0,2,3\n2005,0,0,0,0\n"));
  CHECK(source.coverage == years(2004, 2005));
  CHECK(source.deaths.at({cow(316), Year{2004}}) == 1);
  CHECK(source.deaths.at({cow(950), Year{2005}}) == 0);
  CHECK(source.deaths.size() == 4);
  CHECK(source.unattributed.at(Year{2004}) == 2);
  CHECK(source.names.at(cow(316)) == "Czech");
}

TEST_CASE("alliances of the leader: whichever member stands first") {
  const auto source =
      read_leader_alliances(table("atopid,year,mem1,mem2,depth\n1000,2004,2,20,-0.5\n1001,2005,950,2,.25\n"), cow(2));
  CHECK(source.coverage == years(2004, 2005));
  CHECK(source.facts.at({cow(950), Year{2005}}).atop_id == 1001);
  CHECK(source.facts.at({cow(20), Year{2004}}).score == -0.5);
}

}  // namespace entente
