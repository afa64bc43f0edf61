#include "estimate/table/merge_audit.hpp"

#include <catch2/catch.hpp>

namespace entente {

TEST_CASE("an audit names what a merge loses") {
  MergeAudit audit("GDP");
  for (const char* key : {"France 2001", "Germany 2001", "Germany 2002", "Germany 2004"}) audit.left_row(key);
  for (const char* key : {"France 2001", "West Germany 2001", "France 2001"}) audit.right_row(key);
  audit.set_aside("not a state", "World");
  CHECK(audit.matched() == 1);
  CHECK(audit.unmatched_left() == std::vector<std::string>{"Germany 2001", "Germany 2002", "Germany 2004"});
  CHECK(audit.unmatched_right() == std::vector<std::string>{"West Germany 2001"});
  CHECK(audit.duplicates() == std::vector<std::string>{"right: France 2001"});
  CHECK(audit.report() ==
        "GDP: 1 rows matched of 4 wanted and 2 in the source\n"
        "  wanted, not in the source (3): Germany 2001-2002 2004\n"
        "  in the source, not wanted (1): West Germany 2001\n"
        "  given more than once (1): right: France 2001\n"
        "  not a state (1): World\n");
}

TEST_CASE("what lies outside a source's coverage is wanted and not lost") {
  MergeAudit audit("CINC");
  for (const char* key : {"France 2012", "France 2013", "Germany 2012"}) audit.left_row(key);
  audit.right_row("France 2012");
  audit.outside_coverage("France 2013");
  audit.set_aside("without a number", "Peru 2012");
  CHECK(audit.left_rows() == 3);
  CHECK(audit.right_rows() == 1);
  CHECK(audit.unmatched_left() == std::vector<std::string>{"Germany 2012"});
  CHECK(audit.outside() == std::set<std::string>{"France 2013"});
  REQUIRE(audit.set_asides().size() == 1);
  CHECK(audit.set_asides().front().why == "without a number");
  CHECK(audit.set_asides().front().keys == std::set<std::string>{"Peru 2012"});
  CHECK(audit.report() ==
        "CINC: 1 rows matched of 3 wanted and 1 in the source\n"
        "  wanted, not in the source (1): Germany 2012\n"
        "  wanted, outside the source's coverage (1): France 2013\n"
        "  without a number (1): Peru 2012\n");
}

TEST_CASE("keys without a year stand for themselves") {
  CHECK(grouped_years({"NATO", "Fiji 2001", "Fiji 2002", "World"}) == "Fiji 2001-2002, NATO, World");
  CHECK(grouped_years({}).empty());
}

}  // namespace entente
