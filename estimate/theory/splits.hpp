#pragma once

#include "estimate/theory/contribution_rows.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// One parting of the rows: what theories are fitted to, and what they then forecast.
struct Split {
  std::string name;  ///< for notes: "without fold 3", "up to 2004"
  std::vector<std::size_t> train;
  std::vector<std::size_t> test;
};

/// Leaving states out: every fold's states are forecast from all others'. Folds without states are left out.
std::vector<Split> state_folds(const ContributionRows& rows, std::size_t folds);

/// A state's fold, 0 to folds - 1: a hash of its COW code and of nothing else, so that neither the seed, nor the order
/// of a table, nor another state moves it.
std::size_t fold_of(CowCode state, std::size_t folds);

/// The first year up to which there is enough to fit theories to: three years, and fifty shares above zero. The number
/// of the year, or 0 when no later year is left to be forecast.
Year first_origin(const ContributionRows& rows);

/// One step ahead: from each origin, the first or later, the next year on record.
std::vector<Split> one_step_ahead(const ContributionRows& rows, Year first);

/// Free-running: fitted up to the origin, run on to the end.
Split free_running(const ContributionRows& rows, Year origin);

/// The origin that leaves half of the years on record to be forecast, though not before `first`.
Year middle_origin(const ContributionRows& rows, Year first);

}  // namespace entente
