#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/theory.hpp"
#include "estimate/theory/theory_fit.hpp"
#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

struct ConfusionOptions {
  MasterSeed seed;
  std::size_t datasets = 100;  ///< made-up records from each generator
  std::size_t folds = 5;       ///< of states, each left out once
  ParallelOptions parallel;    ///< progress counts records
};

/// What came of the records that one theory made.
struct GeneratorResult {
  std::string name;              ///< "signalling_doubled"
  std::string label;             ///< "signalling, its term doubled"
  std::vector<double> wins;      ///< by theory: share of records that it forecasts best
  double unresolved = 0;         ///< share of records in which some theory could not be fitted; it cannot win then
  double gain = 0;               ///< mean over records of combined's log score minus signalling's, a row
  double signalling_better = 0;  ///< share of records in which signalling has the better score
  double signalling_clearly_better = 0;  ///< by more than two standard errors clustered by state
  double combined_clearly_better = 0;
  /// By part of the equation: share of records in which the fit to all rows finds potential's coefficient beyond 1.96
  /// standard errors from zero.
  std::vector<double> potential_found;
};

/// Could the record tell the theories apart? From rows like its own, made by each theory in turn.
struct ConfusionResult {
  std::size_t datasets = 0;
  std::size_t folds = 0;
  std::vector<std::string> theories;  ///< those with terms
  std::vector<std::string> parts;     ///< "participation", "amount", or "share"
  std::vector<GeneratorResult> generators;
};

/// Fits every theory with terms to all rows; makes records from each with its own shocks' persistence, on the rows' own
/// covariates, and from signalling also with its term at 0 and doubled, the mean predictor held; fits all theories to
/// each record and scores them on the states left out.
///
/// Scored by the exact density of the family at the point estimates, since forecasts by simulation would take hundreds
/// of times as long; that is the log score of a forecast that knows nothing of the state. The ceiling is the
/// generator's own throughout. Records are identified by seed and number: all generators share their shocks, and more
/// records leave the first as they were. Throws Error as the fits to all rows do.
ConfusionResult confusion(const ContributionRows& rows, const std::vector<Theory>& theories, const FitRecipe& recipe,
                          const ConfusionOptions& options);

/// How many records confusion() makes.
std::size_t confusion_records(const std::vector<Theory>& theories, const ConfusionOptions& options);

}  // namespace entente
