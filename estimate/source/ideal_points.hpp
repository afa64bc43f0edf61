#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <optional>

namespace entente {

/// A state's votes in the General Assembly of the United Nations (Bailey, Strezhnev and Voeten 2017).
struct UnVotes {
  std::optional<double> ideal_point;            ///< the larger, the nearer to the liberal order
  std::optional<double> agreement_with_the_us;  ///< share of common votes, 0 to 1
  std::optional<long long> votes;               ///< on which the ideal point rests
};

/// Reads un_idealpoints.csv: ccode, year, nvotes, idealpoint, pctagreeus. A row without state and year is passed over.
/// Throws Error (Fault::input) with file, line and column.
CountryYears<UnVotes> read_ideal_points(const Table& table);

struct Span {
  double lowest;
  double highest;
};
/// The lowest and the highest ideal point of any state in the years, or nothing without one.
std::optional<Span> span_of_ideal_points(const Facts<UnVotes>& facts, Year first, Year last);

}  // namespace entente
