#include "results/tables/csv_text.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <locale>

using namespace entente;

TEST_CASE("fields are quoted as RFC 4180 says, and only where they must be") {
  CsvText csv({"name", "note"});
  csv.add("plain").add("a, b").add("say \"so\"").add("two\nlines").add("").add("carriage\rreturn");
  CHECK(csv.text() == "name,note\nplain,\"a, b\"\n\"say \"\"so\"\"\",\"two\nlines\"\n,\"carriage\rreturn\"\n");
}

TEST_CASE("numbers read back to the same bits; what is missing is empty") {
  CsvText csv({"a", "b", "c"});
  csv.add(0.1).add(1e-300).add(std::numeric_limits<double>::quiet_NaN());
  csv.add(Simulated{}).add(true).add_rank(0).add_rank(3).add(std::numeric_limits<double>::infinity());
  CHECK(csv.text() == "a,b,c\n0.1,1e-300,\n,,1\n,3,\n");
}
