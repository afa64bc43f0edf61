#include "estimate/source/alliance_scores.hpp"

#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

const std::string scores =
    "atopid,mean,sd,lower,median,upper,rhat\n3180,0.5936,0.56,-0.5,0.59,1.68,1\n6050,2.13,0.6,0.9,2.1,3.3,1\n";

std::string refused(const std::string& old, const std::string& now) {
  return testing::refusal([&] { read_alliance_scores(parse_source(testing::replaced(scores, old, now), "s.csv")); });
}

}  // namespace

TEST_CASE("scores are read as measure depth writes them") {
  CHECK(read_alliance_scores(parse_source(scores, "s.csv")) == AllianceScores{{3180, 0.5936}, {6050, 2.13}});
}

TEST_CASE("scores that are not whole are refused with their place") {
  CHECK_THAT(refused("6050", "3180"), Catch::StartsWith("s.csv:3:1: atopid: alliance 3180 a second time"));
  CHECK_THAT(refused("2.13", "213"), Catch::StartsWith("s.csv:3:6: mean"));
  CHECK_THAT(refused("2.13", ""), Catch::StartsWith("s.csv:3:6: mean"));
  CHECK_THAT(refused("0.5936", "O.5936"), Catch::StartsWith("s.csv:2:6: mean"));
  CHECK_THAT(refused("mean", "score"), Catch::Contains("mean"));
  testing::check_robustness(scores, "s.csv",
                            [](std::string text) { read_alliance_scores(parse_source(text, "s.csv")); });
}

}  // namespace entente
