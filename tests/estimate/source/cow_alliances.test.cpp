// Rows made up in the format of alliance_v4.1_by_dyad.csv.
#include "estimate/source/cow_alliances.hpp"

#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

using testing::refusal;

const std::string header =
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
    "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,"
    "version\n";
const std::string open_spell = "1,200,\"United Kingdom\",2,\"United States\",1,4,1949,,,,0,1,1,0,0,1,0,4.1\n";
const std::string closed_spell = "2,220,France,365,Russia,27,8,1891,5,11,2001,1,0,0,1,1,0,1,4.1\n";

CowAlliances parse(const std::string& rows) { return read_cow_alliances(parse_source(header + rows, "cow.csv")); }
std::string refused(const std::string& rows) {
  return refusal([&] { parse(rows); });
}

}  // namespace

TEST_CASE("COW alliances: spells, censoring, kinds, coverage") {
  const CowAlliances alliances = parse(open_spell + closed_spell);
  REQUIRE(alliances.spells.size() == 2);
  const CowAllianceSpell& nato = alliances.spells[0];
  CHECK(nato.alliance == 1);
  CHECK(nato.a == CowCode{2});
  CHECK(nato.b == CowCode{200});
  CHECK(nato.first == Date{Year{1949}, 4, 1});
  CHECK(nato.in_force_at_end);
  CHECK(nato.last == Date{Year{2001}, 12, 31});  // the file's last year: it knows no later one
  CHECK(nato.obligations == Obligations{.defense = true, .consultation = true});
  const CowAllianceSpell& dual = alliances.spells[1];
  CHECK(dual.begun_before);
  CHECK(dual.asymmetric);
  CHECK(dual.last == Date{Year{2001}, 11, 5});
  CHECK(dual.obligations == Obligations{.neutrality = true, .nonaggression = true});
  CHECK(alliances.coverage == Coverage{Year{1891}, Year{2001}});
}

TEST_CASE("COW alliances: what the published file has, said and not lost") {
  const std::string never = "3,255,Germany,260,\"West Germany\",3,10,1990,2,10,1990,0,0,1,0,0,0,0,4.1\n";
  const std::string untyped = "4,630,Iran,640,Turkey,22,4,1926,8,7,1937,0,0,0,1,1,,0,4.1\n";
  const CowAlliances alliances = parse(open_spell + never + untyped + open_spell);
  CHECK(alliances.spells.size() == 2);
  CHECK(alliances.empty_lines == std::vector<int>{3});
  CHECK(alliances.untyped_lines == std::vector<int>{4});
  CHECK(alliances.repeated_lines == std::vector<int>{5});
  // The end of an unknown day is the last that it may be.
  CHECK(parse("5,2,a,200,b,,,1950,,,1951,0,0,1,0,0,0,0,4.1\n").spells[0].last == Date{Year{1951}, 12, 31});
}

TEST_CASE("COW alliances: what is wrong is refused with its place") {
  const auto with = [](const std::string& old, const std::string& now) {
    return refused(testing::replaced(closed_spell, old, now));
  };
  CHECK(with("1891", "189l") ==
        "cow.csv:2:30: dyad_st_year: \"189l\"; expected a year; it has a letter where 1891 has a digit");
  CHECK_THAT(with("2001", "20O1"), Catch::StartsWith("cow.csv:2:40: dyad_end_year"));
  CHECK_THAT(with("2001", "1801"), Catch::StartsWith("cow.csv:2:40: dyad_end_year: the year 1801"));
  CHECK_THAT(with("2001", "1880"), Catch::Contains("ends before it begins"));
  CHECK_THAT(with("220", "22"), Catch::Contains("cow.csv:2:3: ccode1"));
  CHECK_THAT(with("365,Russia", "220,Russia"), Catch::Contains("with itself"));
  CHECK_THAT(with(",27,8,", ",27,13,"), Catch::Contains("cow.csv:2:28: dyad_st_month"));
  CHECK_THAT(with(",1,0,0,1", ",1,2,0,1"), Catch::Contains("right_censor: \"2\"; expected 0 or 1"));
  CHECK_THAT(with("5,11,2001", ",,"), Catch::Contains("either an end or right_censor"));
  CHECK_THAT(with(",1,0,0,1", ",1,1,0,1"), Catch::Contains("either an end or right_censor"));
  CHECK_THAT(refusal([] { read_cow_alliances(parse_source("a,b\n1,2\n", "cow.csv")); }),
             Catch::StartsWith("cow.csv:1:1: no column \"version4id\""));
}

TEST_CASE("COW alliances: a file that is not whole or not what it seems") {
  const std::string whole = header + open_spell + closed_spell;
  testing::check_robustness(whole, "cow.csv",
                            [](std::string text) { read_cow_alliances(parse_source(std::move(text), "cow.csv")); });
}

}  // namespace entente
