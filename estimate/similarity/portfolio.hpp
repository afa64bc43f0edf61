#pragma once

#include "estimate/similarity/alliance_ties.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/un_roll_calls.hpp"

#include <cstddef>
#include <set>
#include <vector>

/// Portfolios: what every state is committed to, or voted, on the same list of items in a year.
namespace entente {

/// The values that an item may take.
struct Scale {
  double lowest = 0;
  double highest = 1;
  double range() const { return highest - lowest; }
};

/// The portfolios of all states in one year: a matrix of one row a state and one column an item.
struct Portfolios {
  std::vector<CowCode> states;  ///< the rows, ascending
  std::size_t items = 0;
  std::vector<double> values;   ///< states x items, row-major, on `scale`; NaN where missing
  std::vector<double> weights;  ///< of items, at least 0, NaN where unknown; empty: all weigh the same
  Scale scale;                  ///< what the coding allows

  const double* row(std::size_t state) const { return values.data() + state * items; }
};

/// From the lowest to the highest value that any state has in the year; the portfolios' own scale where none has any.
Scale observed_scale(const Portfolios& portfolios);

/// How obligations become a number.
enum class CommitmentScale {
  valued,  ///< the strongest: defence or offence 3, neutrality or non-aggression 2, entente or consultation 1, none 0
  binary,  ///< any 1, none 0
};

/// What a state is taken to be committed to towards itself. A dyad's own two columns depend on it.
enum class SelfCommitment {
  highest,   ///< the scale's highest, a defence pact with itself (Signorino and Ritter 1999; Bueno de Mesquita 1975)
  none,      ///< 0
  left_out,  ///< unknown: the two states of a dyad are no items of it
};

double commitment(const Obligations& obligations, CommitmentScale scale);

struct AlliancePortfolioOptions {
  CommitmentScale scale = CommitmentScale::valued;
  SelfCommitment self = SelfCommitment::highest;
};

/// Commitments of every state with every state: items are the states themselves, and the matrix is symmetric. Between
/// two states the strongest tie of the year counts; ties with states outside `states` do not. A year outside the ties'
/// coverage makes all values missing.
Portfolios alliance_portfolios(const AllianceTies& ties, const std::set<CowCode>& states, Year year,
                               const AlliancePortfolioOptions& options = {});

/// Gives every item, a state, its share of the system's capabilities (CINC) as weight; NaN where it is not known.
void weigh_by_capability(Portfolios& portfolios, const CountryYears<Capabilities>& capabilities, Year year);

/// Votes of the year: yes 1, abstention 1/2, no 0; items are its roll calls. Who was absent or no member has no value.
/// A year outside the coverage, or without votes, has no items.
Portfolios vote_portfolios(const UnRollCalls& votes, const std::set<CowCode>& states, Year year);

}  // namespace entente
