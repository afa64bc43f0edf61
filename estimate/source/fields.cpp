#include "estimate/source/fields.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"

#include <cstdint>
#include <string_view>

namespace entente {
namespace {

constexpr long long first_year = 1816;
constexpr long long last_year = 2100;
constexpr std::size_t most_problems = 20;
constexpr long long most_people = 10'000'000'000;  // whatever is counted here, more would be a slip

// What letters that look like digits would be; empty when there is none among them.
std::string with_digits_for_letters(std::string_view text) {
  std::string digits;
  bool changed = false;
  for (const char letter : text) {
    const char digit = letter == 'O' || letter == 'o' ? '0' : letter == 'l' || letter == 'I' ? '1' : letter;
    changed = changed || digit != letter;
    digits += digit;
  }
  return changed && parse_integer(digits) ? digits : std::string();
}

// Whole numbers of a field that must be one: codes and years.
long long identifier_in(const Table& table, std::size_t row, std::size_t column, const char* expected) {
  const std::string_view text = table.view(row, column);
  if (const auto number = parse_integer(text)) return *number;
  const Place place = table.place(row, column);
  if (text.empty()) throw input_error(place, "an empty field", expected);
  const std::string meant = with_digits_for_letters(text);
  throw input_error(place, '"' + std::string(text.substr(0, 60)) + '"', expected,
                    meant.empty() ? "" : "it has a letter where " + meant + " has a digit");
}

}  // namespace

Year checked_year(long long year, const Place& place) {
  if (year >= first_year && year <= last_year) return Year{static_cast<std::uint16_t>(year)};
  throw input_error(place, "the year " + std::to_string(year),
                    "a year from " + std::to_string(first_year) + " to " + std::to_string(last_year));
}

Year year_in(const Table& table, std::size_t row, std::size_t column) {
  return checked_year(identifier_in(table, row, column, "a year"), table.place(row, column));
}

CowCode state_in(const Table& table, std::size_t row, std::size_t column) {
  const long long number = identifier_in(table, row, column, "the COW number of a state");
  if (number > 0 && number < 1000 && is_state(CowCode{static_cast<std::uint16_t>(number)})) {
    return CowCode{static_cast<std::uint16_t>(number)};
  }
  throw input_error(table.place(row, column), "no state has the COW number " + std::to_string(number),
                    "the COW number of a state, past or present");
}

StateYear state_year_in(const Table& table, std::size_t row, std::size_t state, std::size_t year) {
  const CowCode code = state_in(table, row, state);
  return {code, year_in(table, row, year)};
}

std::optional<CowCode> named_state_in(const Table& table, std::size_t row, std::size_t column, Year year) {
  const std::string_view name = table.view(row, column);
  if (is_no_state(name)) return std::nullopt;
  return required_state_named(name, year, table.place(row, column));
}

std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column) {
  return is_missing(table, row, column) ? std::nullopt : table.number(row, column);
}

std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column, Bounds bounds) {
  const auto number = number_in(table, row, column);
  if (!number || (*number >= bounds.lowest && *number <= bounds.highest)) return number;
  throw input_error(table.place(row, column), table.text(row, column),
                    "a number from " + number_text(bounds.lowest) + " to " + number_text(bounds.highest));
}

double required_number_in(const Table& table, std::size_t row, std::size_t column, Bounds bounds) {
  if (const auto number = number_in(table, row, column, bounds)) return *number;
  return table.required_number(row, column);  // an error
}

std::optional<long long> count_in(const Table& table, std::size_t row, std::size_t column) {
  if (is_missing(table, row, column)) return std::nullopt;
  const auto count = table.integer(row, column);
  if (*count >= 0 && *count <= most_people) return count;
  throw input_error(table.place(row, column), std::to_string(*count), "a count, at least 0 and at most ten billion");
}

std::string text_in(const Table& table, std::size_t row, std::optional<std::size_t> column) {
  return column ? table.text(row, *column) : std::string();
}

int line_of(const Table& table, std::size_t row) { return table.place(row, 0).line; }

bool is_missing(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.view(row, column);
  return text.empty() || text == "NA";
}

std::optional<long long> count_of(std::string_view text) {
  std::string digits;
  std::size_t since_comma = 0;
  bool separated = false;
  for (const char letter : text) {
    if (letter == ',') {
      if (separated ? since_comma != 3 : since_comma == 0 || since_comma > 3) return std::nullopt;
      separated = true;
      since_comma = 0;
    } else {
      digits += letter;
      ++since_comma;
    }
  }
  if (separated && since_comma != 3) return std::nullopt;
  const auto count = parse_integer(digits);
  return count && *count >= 0 && *count <= most_people ? count : std::nullopt;
}

std::optional<long long> count_or_word_in(const Table& table, std::size_t row, std::size_t column) {
  const std::string_view text = table.view(row, column);
  const auto count = count_of(text);
  const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
  if (count || !digits || text.find(' ') != std::string_view::npos) return count;
  const std::string meant = with_digits_for_letters(text);
  throw input_error(table.place(row, column), '"' + std::string(text.substr(0, 60)) + "\" is no count",
                    "a number of people, or a word",
                    meant.empty() ? "" : "it has a letter where " + meant + " has a digit");
}

bool has_separator(std::string_view text) {
  return text.find(',') != std::string_view::npos && count_of(text).has_value();
}

void RowProblems::add(const Error& error) {
  if (error.fault() != Fault::input) throw error;
  problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
  if (problems_.size() >= most_problems) throw_if_any();
}

void RowProblems::throw_if_any() const {
  if (!problems_.empty()) throw Error(Fault::input, problems_);
}

}  // namespace entente
