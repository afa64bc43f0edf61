#include "estimate/table/succession.hpp"

#include "estimate/table/crosswalk.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

namespace entente {
namespace {

CowCode cow(std::uint16_t number) { return CowCode{number}; }

}  // namespace

TEST_CASE("what came after states that ended, and before those that came") {
  // Oracle: Correlates of War Project, State System Membership (v2016), by its dates.
  CHECK(successors(cow(315)) == std::vector<CowCode>{cow(316), cow(317)});
  CHECK(successors(cow(260)) == std::vector<CowCode>{cow(255)});
  CHECK(successors(cow(817)) == std::vector<CowCode>{cow(816)});
  CHECK(successors(cow(365)).size() == 14);
  CHECK(predecessors(cow(679)) == std::vector<CowCode>{cow(678), cow(680)});
  CHECK(predecessors(cow(626)) == std::vector<CowCode>{cow(625)});
  CHECK(successors(cow(920)).empty());
  CHECK(predecessors(cow(920)).empty());
}

TEST_CASE("successions within time") {
  CHECK(successors(cow(345), Year{1992}) == std::vector<CowCode>{cow(344), cow(346), cow(349)});
  CHECK(successors(cow(345)) == std::vector<CowCode>{cow(341), cow(343), cow(344), cow(346), cow(347), cow(349)});
  CHECK(predecessors(cow(255), Year{1900}) == std::vector<CowCode>{cow(260), cow(265)});
}

TEST_CASE("every succession is of two states and stands once") {
  std::set<std::tuple<CowCode, CowCode>> seen;
  for (const Succession& succession : successions()) {
    CHECK(is_state(succession.before));
    CHECK(is_state(succession.after));
    CHECK(succession.before != succession.after);
    CHECK(seen.emplace(succession.before, succession.after).second);
  }
}

}  // namespace entente
