#include "estimate/source/source_file.hpp"

#include "estimate/source/date.hpp"
#include "estimate/source/fields.hpp"
#include "estimate/source/world_bank.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

namespace entente {
namespace {

using Catch::Contains;
using Catch::StartsWith;

}  // namespace

TEST_CASE("a first column without a name is called row") {
  CHECK(parse_source("\"\",\"year\"\n\"1\",2005\n", "f.csv").columns() == std::vector<std::string>{"row", "year"});
  CHECK(parse_source(",year\n1,2005\n", "f.csv").columns() == std::vector<std::string>{"row", "year"});
}

TEST_CASE("Windows-1252 is read where it is said, and a marked UTF-8 file as what it is") {
  const Table table = parse_source("name\nDem. People\x92s Rep.\nC\xF4te d'Ivoire\n", "f.csv", Encoding::latin1);
  CHECK(table.text(0, 0) == "Dem. People\xE2\x80\x99s Rep.");
  CHECK(table.text(1, 0) == "C\xC3\xB4te d'Ivoire");
  for (const Encoding encoding : {Encoding::latin1, Encoding::utf8}) {
    const Table marked = parse_source("\xEF\xBB\xBFname\nC\xC3\xB4te\n", "f.csv", encoding);
    CHECK(marked.columns() == std::vector<std::string>{"name"});
    CHECK(marked.text(0, 0) == "C\xC3\xB4te");
  }
}

TEST_CASE("the World Bank's own download has lines above its header and commas at the ends of lines") {
  const std::string text =
      "\xEF\xBB\xBF\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated "
      "Date\",\"2020-01-01\",\r\n\r\n"
      "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2004\",\"2005\",\r\n"
      "\"Fiji\",\"FJI\",\"GDP\",\"X\",\"20\",\"\",\r\n";
  const Table table = parse_source(text, "f.csv", Encoding::latin1);
  CHECK(table.columns().size() == 6);
  CHECK(to_string(table.header_place()) == "f.csv:5:1");
  CHECK(to_string(table.place(0, 4)) == "f.csv:6:24");
  const auto facts = by_iso_code(read_world_bank(table));
  CHECK(facts.coverage == Coverage{Year{2004}, Year{2005}});
  CHECK(facts.facts == Facts<double>{{state_year(950, 2004), 20}});
}

TEST_CASE("bytes of another encoding are refused with their place, counted in characters") {
  CHECK_THROWS_WITH(parse_source("name,x\nT\xC3\xBCrkiye \xF4,1\n", "f.csv"),
                    StartsWith("f.csv:2:9: the byte F4 is not UTF-8") && Contains("Windows-1252"));
  CHECK_THROWS_WITH(parse_source(std::string("\xFF\xFEn\0", 4), "f.csv"), StartsWith("f.csv:1:1: a text in UTF-16"));
}

TEST_CASE("files that are not there or empty") {
  const auto folder = std::filesystem::temp_directory_path() / "entente-source-file-test";
  std::filesystem::create_directories(folder);
  CHECK_THROWS_WITH(read_source((folder / "none.csv").string(), "none.csv"),
                    StartsWith("none.csv: the source cannot be opened"));
  CHECK_THROWS_AS(read_source(folder.string(), "folder"), Error);
  std::ofstream(folder / "empty.csv").close();
  CHECK_THROWS_WITH(read_source((folder / "empty.csv").string(), "empty.csv"),
                    StartsWith("empty.csv:1:1: an empty file"));
  std::ofstream(folder / "good.csv") << "a,b\r\n1,2\r\n";
  CHECK(read_source((folder / "good.csv").string(), "good.csv").rows() == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("the place of a column's name") {
  const Table table = parse_source("year,\"a, b\",c\n2005,1,2\n", "f.csv");
  CHECK(to_string(table.header_place(1)) == "f.csv:1:6");
  CHECK(to_string(table.header_place(2)) == "f.csv:1:13");
  CHECK(table.header_place(1).key == "a, b");
}

TEST_CASE("counts with and without thousands separators") {
  CHECK(count_of("9,000") == 9000);
  CHECK(count_of("1,234,567") == 1234567);
  CHECK(count_of("155") == 155);
  CHECK(count_of("0") == 0);
  for (const char* none : {"", "some", "9.5", "90,00", "9,0000", ",900", "900,", "1234,567", "-5", "1 FF", "3770 '"}) {
    INFO(none);
    CHECK_FALSE(count_of(none).has_value());
    CHECK_FALSE(has_separator(none));
  }
  CHECK(has_separator("9,000"));
  CHECK_FALSE(has_separator("9000"));
}

TEST_CASE("dates") {
  const Table table = parse_source("day\n2004-02-29\n1900-02-29\n2004-2-9\n2004/02/09\n2004-02-09 \n", "f.csv");
  CHECK(date_in(table, 0, 0) == Date{Year{2004}, 2, 29});
  CHECK_THROWS_WITH(date_in(table, 1, 0), Contains("no such day"));  // 1900 was no leap year
  for (const std::size_t row : {2U, 3U, 4U}) CHECK_THROWS_WITH(date_in(table, row, 0), Contains("expected a date"));
  CHECK(Date{Year{2004}, 2, 29} < Date{Year{2004}, 3, 1});
}

TEST_CASE("years outside the ages of the sources are refused") {
  const Table table = parse_source("year\n1815\n1816\n2100\n2101\n70000\n", "f.csv");
  CHECK(year_in(table, 1, 0) == Year{1816});
  CHECK(year_in(table, 2, 0) == Year{2100});
  for (const std::size_t row : {0U, 3U, 4U}) {
    CHECK_THROWS_WITH(year_in(table, row, 0), Contains("a year from 1816 to 2100"));
  }
}

}  // namespace entente
