#include "estimate/source/source_file.hpp"
#include "tools/compile/common/grade.hpp"
#include "tools/compile/common/left_out.hpp"
#include "tools/compile/common/program.hpp"

#include <catch2/catch.hpp>

namespace entente::compile {

TEST_CASE("grades of figures") {
  CHECK(grade("A-official report, mixes deployed and pledged") == 'A');
  CHECK(grade("A for year") == 'A');
  CHECK(grade("B") == 'B');
  CHECK(grade("B-absence from list") == 'B');
  CHECK(grade("C-carried forward") == 'C');
  // A part of a force is no count of it, whoever counted.
  CHECK(grade("B-press, lower bound") == 'C');
  CHECK(grade("A-official (F-16 detachment only)") == 'C');
  for (const char* unusable : {"", "gap", "D-doubtful", "C split, B total", "Around 100", "unverified"}) {
    CHECK_FALSE(grade(unusable));
  }
}

TEST_CASE("rows left out are named by reason") {
  LeftOut left_out;
  left_out.add("pledged", "Latvia 2003");
  left_out.add("pledged", "Latvia 2004");
  left_out.add("doubtful", "Japan 2004");
  CHECK(left_out.rows("pledged") == 2);
  CHECK(left_out.rows("lost") == 0);
  CHECK(left_out.report("facts.csv") ==
        "left out of facts.csv\n  doubtful (1): Japan 2004\n  pledged (2): Latvia 2003-2004\n");
}

TEST_CASE("a table that was not compiled is an error") {
  const CompiledTables compiled{{{"states.csv", "year\n"}}, {}};
  CHECK(compiled.table("states.csv") == "year\n");
  CHECK_THROWS_WITH(compiled.table("ties.csv"), Catch::Contains("ties.csv"));
}

}  // namespace entente::compile
