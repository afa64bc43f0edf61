// Rows made up in the format of Voeten's votes.
#include "estimate/source/un_roll_calls.hpp"

#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

using testing::refusal;

const std::string by_year = "rcid,ccode,vote,year\n";
const std::string rows = "3,2,1,1946\n3,20,3,1946\n4,2,2,1946\n4,20,8,1946\n4,31,9,1946\n";

UnRollCalls parse(const std::string& text) { return read_un_roll_calls(parse_source(text, "votes.csv")); }

}  // namespace

TEST_CASE("UN roll calls: cast votes, absences, members to be") {
  const UnRollCalls calls = parse(by_year + "5,20,1,1947\n" + rows + "6,,1,1948\n");
  REQUIRE(calls.votes.size() == 4);
  CHECK(calls.votes[0].roll_call == 3);  // by year, roll call and state
  CHECK(calls.votes[0].vote == Vote::yes);
  CHECK(calls.votes[1].vote == Vote::no);
  CHECK(calls.votes[2].vote == Vote::abstain);
  CHECK(calls.votes[3].year == Year{1947});
  CHECK(calls.absent == 1);
  CHECK(calls.not_members == 1);
  CHECK(calls.without_state == 1);
  CHECK(calls.coverage == Coverage{Year{1946}, Year{1948}});
  // The first session is 1946's.
  CHECK(parse("rcid,session,ccode,vote\n3,73,2,1\n").votes[0].year == Year{2018});
}

TEST_CASE("UN roll calls: what is wrong is refused with its place") {
  const auto refused = [](const std::string& more) { return refusal([&] { parse(by_year + rows + more); }); };
  CHECK_THAT(refused("5,2,4,1946\n"), Catch::StartsWith("votes.csv:7:5: vote: 4; expected 1 (yes)"));
  CHECK_THAT(refused("5,2,1,20O5\n"), Catch::StartsWith("votes.csv:7:7: year"));
  CHECK_THAT(refused("3,20,1,1946\n"),
             Catch::StartsWith("votes.csv:7:3: ccode: a second vote of Canada on roll call 3, after line 3"));
  CHECK_THAT(refused("-1,20,1,1946\n"), Catch::StartsWith("votes.csv:7:1: rcid"));
  for (const std::string session : {"0", "1946", "9223372036854775807"}) {
    CHECK_THAT(refusal([&] { parse("rcid,ccode,vote,session\n3,2,1," + session + "\n"); }),
               Catch::StartsWith("votes.csv:2:7: session: session " + session));
  }
  CHECK_THAT(refusal([] { parse("rcid,ccode,vote\n3,2,1\n"); }), Catch::Contains("no column \"session\""));
  testing::check_robustness(by_year + rows, "votes.csv", [](std::string text) { parse(text); });
}

}  // namespace entente
