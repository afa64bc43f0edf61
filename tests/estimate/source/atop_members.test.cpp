// Rows made up in the format of atop4_01m.csv; columns that are not read are left out, as a reader must not mind.
#include "estimate/source/atop_members.hpp"

#include "estimate/similarity/alliance_ties.hpp"
#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

using testing::refusal;

const std::string header =
    "atopid,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,offense,neutral,nonagg,consul\n";
const std::string open_row = "3180,2,1,1949,4,4,0,0,0,0,1,0,0,1,1\n";
const std::string closed_row = "3180,350,1,1952,2,18,1974,8,,0,0,0,0,1,1\n";

AtopMembers parse(const std::string& rows) { return read_atop_members(parse_source(header + rows, "atop.csv")); }
std::string refused(const std::string& rows) {
  return refusal([&] { parse(rows); });
}

}  // namespace

TEST_CASE("ATOP members: spells, obligations, coverage") {
  const AtopMembers members = parse(open_row + closed_row + "1005,200,1,1815,1,3,1815,2,8,0,1,0,0,0,1\n");
  REQUIRE(members.memberships.size() == 3);
  CHECK(members.memberships[0].in_force_at_end);
  CHECK(members.memberships[0].last == Date{Year{1974}, 12, 31});
  CHECK(members.memberships[0].obligations ==
        Obligations{.defense = true, .nonaggression = true, .consultation = true});
  CHECK(members.memberships[1].last == Date{Year{1974}, 8, 31});  // an unknown day is the last that it may be
  CHECK(members.memberships[2].first.year == Year{1815});
  CHECK(members.coverage == Coverage{Year{1815}, Year{1974}});
  // A party that never was a member of the state system has a number of ATOP's.
  CHECK(parse("1320,8152,0,1874,3,15,1883,8,25,0,1,0,0,0,0\n").memberships[0].member == CowCode{8152});
}

TEST_CASE("ATOP ties: partners share a phase and a day, and are bound to what either promised") {
  const AllianceTies ties = ties_of(parse(open_row + closed_row));
  REQUIRE(ties.ties.size() == 1);
  CHECK(ties.ties[0].a == CowCode{2});
  CHECK(ties.ties[0].first == Year{1952});
  CHECK(ties.ties[0].last == Year{1974});
  CHECK(ties.ties[0].obligations.defense);
  // Another phase; a spell that begins the day after the other's end; one on the very day.
  CHECK(ties_of(parse(open_row + testing::replaced(closed_row, ",8,,0,", ",8,,1,"))).ties.empty());
  CHECK(ties_of(parse(closed_row + "3180,640,1,1974,9,1,0,0,0,0,1,0,0,1,1\n")).ties.empty());
  CHECK(ties_of(parse(closed_row + "3180,640,1,1974,8,31,0,0,0,0,1,0,0,1,1\n")).ties.size() == 1);
}

TEST_CASE("ATOP members: what is wrong is refused with its place") {
  const auto with = [](const std::string& old, const std::string& now) {
    return refused(testing::replaced(closed_row, old, now));
  };
  CHECK_THAT(with("1952", "195O"), Catch::StartsWith("atop.csv:2:12: yrent: \"195O\""));
  CHECK_THAT(with("1952", "1814"), Catch::StartsWith("atop.csv:2:12: yrent: the year 1814"));
  CHECK_THAT(with("1974", "1950"), Catch::Contains("ends before it begins"));
  CHECK_THAT(with("350", "351"), Catch::StartsWith("atop.csv:2:6: member"));
  CHECK_THAT(with(",0,0,0,0,1,1", ",0,x,0,0,1,1"), Catch::Contains("defense") && Catch::Contains("0 or 1"));
  CHECK_THAT(refused(open_row + open_row),
             Catch::StartsWith("atop.csv:3:6: member") && Catch::Contains("a second time, after line 2"));
  CHECK_THAT(refused("3180,2,1,\"1,949\",4,4,0,0,0,0,1,0,0,1,1\n"), Catch::StartsWith("atop.csv:2:10: yrent"));
}

TEST_CASE("ATOP members: a file that is not whole or not what it seems") {
  testing::check_robustness(header + open_row + closed_row, "atop.csv",
                            [](std::string text) { read_atop_members(parse_source(std::move(text), "atop.csv")); });
}

}  // namespace entente
