#include "estimate/table/csv.hpp"

#include "estimate/table/csv_scanner.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;  // offsets are 32 bits wide

// "9,000" and "1,234,567.8": what a spreadsheet shows and a parser drops. Such counts became zeros in the published
// panel, so the message names the cause.
bool has_thousands_separator(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return false;
  std::string plain;
  for (const char letter : text) {
    if (letter != ',') plain += letter;
  }
  return parse_number(plain).has_value();
}

std::string fields(std::size_t count) { return std::to_string(count) + (count == 1 ? " field" : " fields"); }

Error not_a_number(const Place& place, std::string_view field, const std::string& expected) {
  const std::string text(field);
  if (has_thousands_separator(text)) {
    return input_error(place, "the number \"" + text + "\" has a thousands separator", expected,
                       "write it without the comma");
  }
  return input_error(place, "\"" + text + "\"", expected);
}

}  // namespace

Table Table::parse(std::string text, std::string name, int first_line) {
  Table table;
  table.name_ = std::move(name);
  if (text.size() > largest_file) throw input_error({table.name_, 0, 0, {}}, "a file of more than 1 GiB");

  table.content_ = std::move(text);
  CsvScanner scanner(table.content_, table.name_, first_line);
  std::vector<ScannedField> row;
  if (!scanner.next(row))
    throw input_error({table.name_, 1, 1, {}}, "an empty file", "a line with the names of columns");
  for (const ScannedField& field : row) {
    const Place place{table.name_, field.line, field.column, {}};
    const std::string column = field.text();
    if (column.empty()) throw input_error(place, "a column without a name", "a name");
    if (table.find(column)) throw input_error(place, "the column \"" + column + "\" a second time");
    table.columns_.push_back(column);
    table.header_.push_back({place.file, place.line, place.column, column});
  }
  while (scanner.next(row)) {
    if (row.size() != table.columns_.size()) {
      throw input_error({table.name_, row.front().line, row.front().column, {}}, "a row of " + fields(row.size()),
                        fields(table.columns_.size()) + " as in the header");
    }
    for (const ScannedField& field : row) {
      if (field.has_doubled_quotes) table.unquoted_[table.starts_.size()] = field.text();
      table.starts_.push_back(static_cast<std::uint32_t>(field.begin));
    }
    table.lines_.push_back(static_cast<std::uint32_t>(row.front().line));
  }
  return table;
}

Table Table::read(const std::string& path, std::string name) {
  const Place place{name, 0, 0, {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) throw input_error(place, "the file cannot be opened", {}, "check its name and whether you may read it");
  std::string text;
  std::string chunk(std::size_t{1} << 16, '\0');
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
    text.append(chunk, 0, static_cast<std::size_t>(file.gcount()));
    if (text.size() > largest_file) throw input_error(place, "a file of more than 1 GiB");
  }
  if (file.bad()) throw input_error(place, "the file cannot be read", "a regular file");
  return parse(std::move(text), std::move(name));
}

std::optional<std::size_t> Table::find(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t Table::column(std::string_view column) const {
  if (const auto found = find(column)) return *found;
  const std::string nearest = nearest_name(column, columns_);
  throw input_error(header_place(), "no column \"" + std::string(column) + "\"", {},
                    nearest.empty() ? "" : "the nearest there is: \"" + nearest + "\"");
}

std::size_t Table::field(std::size_t row, std::size_t column) const {
  if (row >= rows() || column >= columns_.size()) throw std::out_of_range("a field outside the table " + name_);
  return row * columns_.size() + column;
}

// The field with its quotes: up to the comma or the end of the line before the next.
std::string_view Table::written(std::size_t field) const {
  const std::size_t start = starts_[field];
  const std::size_t end = field + 1 < starts_.size() ? starts_[field + 1] : content_.size();
  std::string_view text = std::string_view(content_).substr(start, end - start);
  if (field % columns_.size() + 1 < columns_.size()) {
    text.remove_suffix(1);
  } else if (text.ends_with('\n')) {
    text.remove_suffix(text.ends_with("\r\n") ? 2 : 1);
  }
  return text;
}

std::string_view Table::view(std::size_t row, std::size_t column) const {
  const std::size_t index = field(row, column);
  const std::string_view text = written(index);
  if (!text.starts_with('"')) return text;
  const auto unquoted = unquoted_.find(index);
  return unquoted == unquoted_.end() ? text.substr(1, text.size() - 2) : std::string_view(unquoted->second);
}

std::optional<double> Table::number(std::size_t row, std::size_t column) const {
  const std::string_view field = view(row, column);
  if (field.empty()) return std::nullopt;
  if (const auto number = parse_number(field)) return number;
  throw not_a_number(place(row, column), field, "a number");
}

double Table::required_number(std::size_t row, std::size_t column) const {
  if (const auto found = number(row, column)) return *found;
  throw input_error(place(row, column), "an empty field", "a number");
}

std::optional<long long> Table::integer(std::size_t row, std::size_t column) const {
  const std::string_view field = view(row, column);
  if (field.empty()) return std::nullopt;
  if (const auto number = parse_integer(field)) return number;
  throw not_a_number(place(row, column), field, "a whole number");
}

long long Table::required_integer(std::size_t row, std::size_t column) const {
  if (const auto found = integer(row, column)) return *found;
  throw input_error(place(row, column), "an empty field", "a whole number");
}

// Counted from the row's beginning: quoted fields before it may hold line breaks.
Place Table::place(std::size_t row, std::size_t column) const {
  const std::size_t index = field(row, column);
  int line = static_cast<int>(lines_[row]);
  int at = 1;
  for (std::size_t byte = starts_[index - column]; byte < starts_[index]; ++byte) {
    const auto letter = static_cast<unsigned char>(content_[byte]);
    const bool continues = (letter & 0xC0U) == 0x80U;  // a character's second or later byte
    if (letter == '\n') {
      ++line;
      at = 1;
    } else if (!continues) {
      ++at;
    }
  }
  return {name_, line, at, columns_[column]};
}

Place Table::header_place() const { return {name_, header_.empty() ? 1 : header_.front().line, 1, {}}; }

}  // namespace entente
