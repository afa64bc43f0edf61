#include "estimate/table/csv.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>

namespace entente {
namespace {

Table table(const std::string& text) { return Table::parse(text, "t.csv"); }

std::string error_of(const std::string& text) {
  try {
    table(text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

std::string number_error(const std::string& field) {
  const Table t = table("x,y\n1," + field + "\n");
  try {
    t.number(0, 1);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

using Catch::Contains;
using Catch::StartsWith;

}  // namespace

TEST_CASE("RFC 4180: the forms of a field") {
  const Table t = table("a,b,c\r\nplain,\"quoted, with comma\",\"say \"\"no\"\"\"\r\n,\"\",\"two\nlines\"\r\nx,y,z");
  REQUIRE(t.rows() == 3);
  REQUIRE(t.columns() == std::vector<std::string>{"a", "b", "c"});
  CHECK(t.text(0, 0) == "plain");
  CHECK(t.text(0, 1) == "quoted, with comma");
  CHECK(t.text(0, 2) == "say \"no\"");
  CHECK(t.missing(1, 0));
  CHECK(t.missing(1, 1));
  CHECK(t.text(1, 2) == "two\nlines");
  CHECK(t.text(2, 2) == "z");
}

TEST_CASE("a byte-order mark, a header alone, one column with an empty row") {
  CHECK(table("\xEF\xBB\xBFyear,cow\n").columns().front() == "year");
  CHECK(table("year,cow").rows() == 0);
  const Table one = table("x\n1\n\n3\n");
  CHECK(one.rows() == 3);
  CHECK(one.missing(1, 0));
}

TEST_CASE("places count lines and characters, not bytes") {
  const Table t = table("\xEF\xBB\xBFname,\"x\"\n\"T\xC3\xBCrk\niye\",7\nC\xC3\xB4te,\"8\"\n");
  CHECK(t.place(0, 0) == Place{"t.csv", 2, 1, "name"});
  CHECK(t.place(0, 1) == Place{"t.csv", 3, 6, "x"});  // after a line break within quotation marks
  CHECK(t.place(1, 1) == Place{"t.csv", 4, 6, "x"});  // bytes would make it 7
}

TEST_CASE("malformed files are errors with their place") {
  CHECK_THAT(error_of(""), StartsWith("t.csv:1:1: an empty file"));
  CHECK_THAT(error_of("a,b\n1\n"), StartsWith("t.csv:2:1: a row of 1 field; expected 2 fields"));
  CHECK_THAT(error_of("a,b\n1,2,3\n"), StartsWith("t.csv:2:1: a row of 3 fields; expected 2 fields"));
  CHECK_THAT(error_of("a,b\n1,2\n\n"), StartsWith("t.csv:3:1: a row of 1 field"));
  CHECK_THAT(error_of("a,,c\n"), StartsWith("t.csv:1:3: a column without a name"));
  CHECK_THAT(error_of("a,b,a\n"), StartsWith("t.csv:1:5: the column \"a\" a second time"));
  CHECK_THAT(error_of("a,b\n1,\"2\n3,4\n"), StartsWith("t.csv:2:3: a quotation mark that is never closed"));
  CHECK_THAT(error_of("a,b\n1,\"2\"3\n"), StartsWith("t.csv:2:6: text after a closing quotation mark"));
  CHECK_THAT(error_of("a,b\n1,2\"3\"\n"), StartsWith("t.csv:2:4: a quotation mark inside a field"));
  CHECK_THAT(error_of("a,b\r1,2\r"), StartsWith("t.csv:1:4: a carriage return that ends no line"));
  CHECK_THAT(error_of("a,b\n1,\xC3\xB4\xFF\n"), StartsWith("t.csv:2:4: a byte that is not UTF-8"));
  CHECK_THAT(error_of("a,b\n1,\xC0\x80\n"), StartsWith("t.csv:2:3: a byte that is not UTF-8"));      // overlong
  CHECK_THAT(error_of("a,b\n1,\xED\xA0\x80\n"), StartsWith("t.csv:2:3: a byte that is not UTF-8"));  // surrogate
  CHECK_THAT(error_of(std::string("a,b\n1,\0\n", 8)), StartsWith("t.csv:2:3: a NUL byte"));
}

TEST_CASE("numbers are read whole or not at all") {
  const Table t = table("x,n\n0.0012111,920\n1.04116E+11,-3\n,\n");
  CHECK(t.number(0, 0) == 0.0012111);
  CHECK(t.number(1, 0) == 104116000000.0);
  CHECK_FALSE(t.number(2, 0).has_value());
  CHECK(t.integer(0, 1) == 920);
  CHECK(t.required_integer(1, 1) == -3);
  CHECK_FALSE(t.integer(2, 1).has_value());
  CHECK_THROWS_WITH(t.required_number(2, 0), StartsWith("t.csv:4:1: x: an empty field; expected a number"));
  CHECK_THROWS_WITH(t.required_integer(2, 1), StartsWith("t.csv:4:2: n: an empty field; expected a whole number"));
  CHECK_THROWS_WITH(t.integer(0, 0), StartsWith("t.csv:2:1: x: \"0.0012111\"; expected a whole number"));
  for (const char* wrong : {"NA", "nan", "inf", "12 ", " 12", "+1", "0x10", "1.2.3", "12abc", "-"}) {
    CHECK_THAT(number_error(wrong), StartsWith("t.csv:2:3: y: \"" + std::string(wrong) + "\"; expected a number"));
  }
}

TEST_CASE("a thousands separator is named for what it is") {
  // 41 of the largest contributions of the published panel became zeros over this.
  for (const char* wrong : {"\"9,000\"", "\"1,234,567.8\""}) {
    CHECK_THAT(number_error(wrong), StartsWith("t.csv:2:3: y: the number ") && Contains("thousands separator"));
  }
  CHECK_THAT(number_error("\"a,b\""), !Contains("thousands"));
}

TEST_CASE("a column that is not there is an error with the nearest name") {
  const Table t = table("year,depth_oriented\n");
  CHECK(t.column("depth_oriented") == 1);
  CHECK_FALSE(t.find("depth").has_value());
  CHECK_THROWS_WITH(t.column("depth_orientd"), Contains("the nearest there is: \"depth_oriented\""));
}

TEST_CASE("files that cannot be read are errors of the input") {
  CHECK_THROWS_WITH(Table::read("no/such/file.csv", "file.csv"), StartsWith("file.csv: the file cannot be opened"));
  CHECK_THROWS_AS(Table::read(".", "folder"), Error);
  const std::string path = "csv_test_table.csv";
  std::ofstream(path, std::ios::binary) << "a\n1\n";
  CHECK(Table::read(path, "t.csv").required_integer(0, 0) == 1);
  std::remove(path.c_str());
}

}  // namespace entente
