#include "scenarios/world/row_reader.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/yaml/shown.hpp"
#include "sim/core/number_text.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_problems = 20;

// The index of the war that a row names, or how many there are and a problem noted.
std::size_t war_of(const Table& table, std::size_t row, const Scenario& scenario, std::vector<Problem>& problems) {
  const std::size_t column = table.column("war");
  const std::size_t before = problems.size();
  const long long id = integer_within(table, row, column, 1, 65535, problems);
  std::string known;
  for (std::size_t war = 0; war < scenario.wars.size(); ++war) {
    if (scenario.wars[war].id.number() == id) return war;
    known += (war == 0                          ? ""
              : war + 1 == scenario.wars.size() ? " or "
                                                : ", ") +
             std::to_string(scenario.wars[war].id.number());
  }
  if (problems.size() == before) {
    problems.push_back(
        {table.place(row, column), "no war of the scenario has the id " + std::to_string(id), known, {}});
  }
  return scenario.wars.size();
}

/// Rows of years that the scenario leaves out: one problem however many they are.
class YearsOutside {
 public:
  explicit YearsOutside(const Scenario& scenario)
      : first_(scenario.first_year.number()), last_(scenario.last_year.number()) {}

  /// Whether the year is one of the scenario's; else the row is counted.
  bool inside(const Table& table, std::size_t row, std::size_t column, long long year) {
    if (first_ <= year && year <= last_) return true;
    if (rows_++ == 0) {
      place_ = table.place(row, column);
      first_found_ = year;
    }
    return false;
  }

  // In front, so that it is not among those that are only counted.
  void add_to(std::vector<Problem>& problems) const {
    if (rows_ == 0) return;
    const std::string years = std::to_string(first_) + " to " + std::to_string(last_);
    const std::string what = rows_ == 1 ? std::to_string(first_found_) + " is outside the scenario's years"
                                        : std::to_string(rows_) + " rows are outside the scenario's years, the first " +
                                              "of them of " + std::to_string(first_found_);
    problems.insert(problems.begin(),
                    {place_, what, "years from " + years, "cut the table to these years or widen `years`"});
  }

 private:
  long long first_, last_;
  std::size_t rows_ = 0;
  long long first_found_ = 0;
  Place place_;
};

}  // namespace

void check_iso3(const Table& table, std::size_t row, CowCode state, const CodeColumns& columns,
                std::vector<Problem>& problems) {
  const std::string& written = table.text(row, columns.iso3);
  const std::string known = iso3(state);
  if (!is_state(state)) {
    problems.push_back({table.place(row, columns.cow),
                        "no state has the COW code " + std::to_string(state.number()),
                        "a COW country code",
                        {}});
  } else if (written != known) {
    problems.push_back({table.place(row, columns.iso3),
                        shown(written) + " is not the ISO-3 code of COW code " + std::to_string(state.number()),
                        known,
                        {}});
  }
}

std::vector<StateYearKey> read_keys(const Table& table, const Scenario& scenario, bool by_war) {
  const std::size_t year_column = table.column("year");
  const std::size_t cow_column = table.column("cow");
  const std::size_t iso3_column = table.column("iso3");
  std::vector<StateYearKey> keys;
  if (by_war) table.column("war");
  std::map<std::tuple<CowCode, Year, std::size_t>, std::size_t> seen;
  std::vector<Problem> problems;
  YearsOutside outside(scenario);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t before = problems.size();
    const CowCode state(static_cast<std::uint16_t>(integer_within(table, row, cow_column, 1, 999, problems)));
    const long long number = integer_within(table, row, year_column, 1, 9999, problems);
    if (problems.size() == before && !outside.inside(table, row, year_column, number)) continue;
    const Year year(static_cast<std::uint16_t>(number));
    const std::size_t war = by_war ? war_of(table, row, scenario, problems) : 0;
    if (problems.size() > before) continue;
    check_iso3(table, row, state, {cow_column, iso3_column}, problems);
    const auto [first, is_new] = seen.try_emplace({state, year, war}, row);
    if (!is_new) {
      problems.push_back({table.place(row, cow_column),
                          "state " + std::to_string(state.number()) + " has a second row for " +
                              std::to_string(year.number()) +
                              (by_war ? " in war " + std::to_string(scenario.wars[war].id.number()) : ""),
                          by_war ? "one row a state-year and war" : "one row a state-year",
                          "the first is in line " + std::to_string(table.place(first->second, cow_column).line)});
      continue;
    }
    keys.push_back({row, state, year, war});
  }
  if (table.rows() == 0) {
    problems.push_back({table.header_place(), "the table has no rows", "one row a state-year", {}});
  }
  outside.add_to(problems);
  throw_if_any(std::move(problems));
  return keys;
}

std::optional<double> number_within(const Table& table, std::size_t row, std::size_t column, double low, double high,
                                    std::vector<Problem>& problems) {
  try {
    const std::optional<double> number = table.number(row, column);
    if (!number || (low <= *number && *number <= high)) return number;
    problems.push_back({table.place(row, column),
                        number_text(*number) + " is out of range",
                        "a number from " + number_text(low) + " to " + number_text(high),
                        {}});
  } catch (const Error& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
  return std::nullopt;
}

long long integer_within(const Table& table, std::size_t row, std::size_t column, long long low, long long high,
                         std::vector<Problem>& problems) {
  try {
    const long long number = table.required_integer(row, column);
    if (low <= number && number <= high) return number;
    problems.push_back({table.place(row, column),
                        std::to_string(number) + " is out of range",
                        "a whole number from " + std::to_string(low) + " to " + std::to_string(high),
                        {}});
  } catch (const Error& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
  return low;
}

void throw_if_any(std::vector<Problem> problems) {
  if (problems.empty()) return;
  if (problems.size() > most_problems) {
    const std::size_t more = problems.size() - most_problems;
    problems.resize(most_problems);
    problems.push_back(
        {{.file = problems.back().place.file}, "and " + std::to_string(more) + " more problems", {}, {}});
  }
  throw Error(Fault::input, std::move(problems));
}

}  // namespace entente
