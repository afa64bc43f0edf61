#include "results/report/packed_table.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace entente;

namespace {

// The other way round, as the report's script does it.
std::vector<std::string> listed(const OrderedJson& list) {
  if (list.is_array()) return list.get<std::vector<std::string>>();
  std::vector<std::string> parts(1);
  for (const char c : list.get<std::string>()) {
    if (c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> fields_of(const OrderedJson& column, std::size_t rows) {
  if (!column.is_object()) return listed(column);
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::vector<std::string> different = listed(column["of"]);
  const std::string at = column["at"];
  const std::size_t size = at.size() / rows;
  std::vector<std::string> fields;
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t place = 0;
    for (std::size_t i = row * size; i < (row + 1) * size; ++i) place = 64 * place + letters.find(at[i]);
    fields.push_back(different.at(place));
  }
  return fields;
}

std::string unpacked(const OrderedJson& table) {
  if (table.contains("csv")) return table["csv"];
  const std::size_t rows = table["rows"];
  std::vector<std::vector<std::string>> columns;
  for (const OrderedJson& column : table["columns"]) columns.push_back(fields_of(column, rows));
  std::string csv;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns.size(); ++column)
      csv += columns[column].at(row) + (column + 1 < columns.size() ? "," : "\n");
  return csv;
}

// Some text, some numbers that are all different, some that repeat, and names with commas, quotes and line feeds.
std::string table(int rows) {
  const char* const names[] = {"Denmark", "\"Größe, \"\"<b>\"", "", "\"two\nlines\""};
  std::string csv = "name,share,year,\"a, b\"\n";
  for (int row = 0; row < rows; ++row) {
    csv += std::string(names[row % 4]) + "," + std::to_string(0.123456 * row) + "," + std::to_string(2000 + row % 14) +
           "," + (row % 100 == 0 ? "\"x, " + std::to_string(row) + "\"" : std::to_string(row)) + "\n";
  }
  return csv;
}

}  // namespace

TEST_CASE("a packed table takes less room and comes back byte for byte") {
  const std::string csv = table(3000);
  const OrderedJson packed = packed_table(csv);
  REQUIRE(packed.contains("columns"));
  CHECK(unpacked(packed) == csv);
  CHECK(4 * packed.dump().size() < 3 * csv.size());
}

TEST_CASE("a short table, and one that is not made of rows alike, stay as they are") {
  CHECK(packed_table("a,b\n1,2\n") == OrderedJson({{"csv", "a,b\n1,2\n"}}));
  for (const std::string& end : {std::string("1,2\n"), std::string("1,2,3,4,5\n"), std::string("no end")}) {
    CAPTURE(end);
    const std::string csv = table(3000) + end;
    CHECK(packed_table(csv) == OrderedJson({{"csv", csv}}));
  }
}
