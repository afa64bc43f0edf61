#pragma once

#include "estimate/table/csv.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"
#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente {

/// A row of a table with one row a state-year, or a state-year of a war.
struct StateYearKey {
  std::size_t row;
  CowCode state;
  Year year;
  std::size_t war = 0;  ///< index among the scenario's wars
};

/// The keys ("year", "cow", checked against "iso3") of all rows, in their order. Errors, all at once: codes that do not
/// agree, years outside the scenario, duplicates, an empty table; with `by_war` also the id of no war in "war".
std::vector<StateYearKey> read_keys(const Table& table, const Scenario& scenario, bool by_war = false);

/// The columns of a table that name one state twice.
struct CodeColumns {
  std::size_t cow;
  std::size_t iso3;
};
/// Notes a problem when the ISO-3 code of a row is not that of its COW code.
void check_iso3(const Table& table, std::size_t row, CowCode state, const CodeColumns& columns,
                std::vector<Problem>& problems);

/// The field as a number in [low, high]; nothing when it is missing or wrong, and then the problem is noted.
std::optional<double> number_within(const Table& table, std::size_t row, std::size_t column, double low, double high,
                                    std::vector<Problem>& problems);
/// The field as an integer in [low, high]; `low`, and a problem noted, when it is missing or wrong.
long long integer_within(const Table& table, std::size_t row, std::size_t column, long long low, long long high,
                         std::vector<Problem>& problems);

/// Throws all problems as one Error (Fault::input) when there are any; beyond the first twenty they are only counted.
void throw_if_any(std::vector<Problem> problems);

}  // namespace entente
