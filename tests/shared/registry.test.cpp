// What the registry says of each public file against the files in ../shared/data/raw: checksum, size, years and number
// of states, counted here by a reader of its own.
#include "scenarios/registry/registry.hpp"

#include "results/run_folder/digest.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

const std::string raw = ENTENTE_SOURCE_DIR "/../shared/data/raw";

using Row = std::vector<std::string>;

// The cells of a CSV file as bytes, whatever their encoding (RFC 4180).
std::vector<Row> cells(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  std::vector<Row> rows;
  Row row;
  std::string cell;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;  // a doubled one closes and opens again, and is of no concern here
    } else if (!quoted && (c == ',' || c == '\n')) {
      row.push_back(cell);
      cell.clear();
      if (c == '\n') rows.push_back(std::exchange(row, {}));
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  return rows;
}

// The year that a cell begins with ("2001", "1867-01-01"), or 0.
int year_of(const std::string& cell) {
  const bool digits = cell.size() >= 4 &&
                      std::all_of(cell.begin(), cell.begin() + 4, [](unsigned char c) { return std::isdigit(c) != 0; });
  return digits && (cell.size() == 4 || cell[4] == '-') ? std::stoi(cell.substr(0, 4)) : 0;
}

std::vector<std::size_t> columns(const Row& header, const std::vector<std::string>& names) {
  std::vector<std::size_t> found;
  for (const std::string& name : names) {
    const auto at = std::find(header.begin(), header.end(), name);
    REQUIRE(at != header.end());
    found.push_back(static_cast<std::size_t>(at - header.begin()));
  }
  return found;
}

struct Counted {
  std::set<int> years;
  std::set<std::string> states;
};

Counted count(const RegisteredSource& source) {
  const std::vector<Row> rows = cells(raw + "/" + source.file);
  REQUIRE(rows.size() > 1);
  const std::vector<std::string> in_header = {"header"};
  const bool years_above = source.coverage.years_in == in_header;
  const bool states_above = source.coverage.states_in == in_header;
  Counted counted;
  if (states_above) {
    for (const std::string& name : rows[0]) {
      if (name != "Year" && name != "Total" && name != "NATO") counted.states.insert(name);
    }
  }
  if (years_above) {
    for (const std::string& name : rows[0]) counted.years.insert(year_of(name));
  }
  const auto year_columns = years_above ? std::vector<std::size_t>{} : columns(rows[0], source.coverage.years_in);
  const auto state_columns = states_above ? std::vector<std::size_t>{} : columns(rows[0], source.coverage.states_in);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    REQUIRE(rows[row].size() == rows[0].size());
    for (const std::size_t column : year_columns) counted.years.insert(year_of(rows[row][column]));
    for (const std::size_t column : state_columns) counted.states.insert(rows[row][column]);
  }
  counted.years.erase(0);
  counted.states.erase("");
  return counted;
}

}  // namespace

TEST_CASE("The registry has each file's checksum and size", "[registry]") {
  for (const RegisteredSource& source : shipped_source_registry().sources) {
    const FileDigest digest = digest_file(raw + "/" + source.file, source.file);
    INFO(source.id);
    CHECK(digest.sha256 == source.sha256);
    CHECK(digest.bytes == source.bytes);
  }
}

TEST_CASE("The registry has each file's years and states", "[registry]") {
  for (const RegisteredSource& source : shipped_source_registry().sources) {
    INFO(source.id);
    const Counted counted = count(source);
    REQUIRE_FALSE(counted.years.empty());
    CHECK(*counted.years.begin() == source.coverage.first_year);
    CHECK(*counted.years.rbegin() == source.coverage.last_year);
    CHECK(static_cast<int>(counted.states.size()) == source.coverage.states);
  }
}

TEST_CASE("The registry knows every public file", "[registry]") {
  std::set<std::string> registered;
  for (const RegisteredSource& source : shipped_source_registry().sources) registered.insert(source.file);
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(raw)) there.insert(entry.path().filename().string());
  CHECK(there == registered);
}

TEST_CASE("The registry has each file's encoding", "[registry]") {
  for (const RegisteredSource& source : shipped_source_registry().sources) {
    INFO(source.id);
    std::ifstream stream(raw + "/" + source.file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    // In UTF-8 each byte from 0xC0 on begins a character and is followed by one below; Windows-1252 has no such rule.
    bool valid = true;
    for (std::size_t i = 0; i < text.size() && valid; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool continues = (byte & 0xC0) == 0x80;
      const bool after_letter = i > 0 && static_cast<unsigned char>(text[i - 1]) >= 0x80;
      const bool lead_alone = byte >= 0xC0 && (i + 1 == text.size() || (text[i + 1] & 0xC0) != 0x80);
      valid = !(continues && !after_letter) && !lead_alone;
    }
    CHECK(source.encoding == (valid ? "utf-8" : "windows-1252"));
  }
}

}  // namespace entente
