#pragma once

#include "estimate/source/state_year.hpp"

#include <optional>

namespace entente {

/// The years that a source covers, from its first to its last row. Outside of them a fact is missing, never zero:
/// a file that ends in 2013 does not say "no troops" for 2014.
struct Coverage {
  Year first;
  Year last;
  bool contains(Year year) const { return first <= year && year <= last; }
  void extend(Year year) {
    if (first == Year{} || year < first) first = year;
    if (year > last) last = year;
  }
  friend bool operator==(Coverage, Coverage) = default;
};

/// A source's facts by state-year, and the years that it covers.
template <class Fact>
struct CountryYears {
  Coverage coverage;
  Facts<Fact> facts;
};

/// From the first to the last year with a fact.
template <class Fact>
Coverage coverage_of(const Facts<Fact>& facts) {
  Coverage coverage;
  for (const auto& [key, fact] : facts) coverage.extend(key.year);
  return coverage;
}

/// From the first to the last year with a value of one variable, where a source's rows go on without it:
/// `coverage_of(democracy.facts, &Democracy::polity2)`.
template <class Fact, class Value>
Coverage coverage_of(const Facts<Fact>& facts, std::optional<Value> Fact::*variable) {
  Coverage coverage;
  for (const auto& [key, fact] : facts) {
    if (fact.*variable) coverage.extend(key.year);
  }
  return coverage;
}

}  // namespace entente
