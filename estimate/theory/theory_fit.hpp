#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/war/persistence.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// How every theory of a tournament is fitted: as the scenario says.
struct FitRecipe {
  enum class Shocks {
    independent,  ///< from year to year
    calibrated,   ///< persistence found on the rows of the fit (estimate/persistence)
    given,        ///< `persistence`
  };
  Family family = Family::tobit;
  std::optional<double> ceiling = 1.0;  ///< hurdle only; nothing: estimated with the coefficients
  bool residual_potential = false;      ///< P from the regression of depth on alignment, not as their difference
  Shocks shocks = Shocks::independent;
  Persistence persistence = {};
  bool draw_coefficients = true;  ///< replicates draw theirs from the sampling distribution
};

/// The contribution equation with a theory's terms, fitted to some rows.
struct TheoryFit {
  Coefficients coefficients;  ///< with covariance clustered by state
  Persistence persistence;
  std::vector<std::string> notes;  ///< where the rows did not show what the recipe asks for
};

/// P from some rows: as difference with P* their mean, or as residual from the regression of depth on alignment.
PotentialMeasure potential_measure(bool residual, std::span<const double> alignment, std::span<const double> depth,
                                   const std::vector<CowCode>& states);

/// Fits the rows `chosen`. A ceiling that they do not show is 1, with a note. Throws Error as the family's fit does.
TheoryFit fit_theory(const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                     const std::vector<std::string>& terms, const FitRecipe& recipe);

/// Makes potential's coefficient in each part of the equation what `value` makes of its estimate; it is certain then,
/// its row and column of the covariance zero. The part's intercept moves so that the mean of its linear predictor over
/// the rows that it was fitted to stays: what changes is who gives, not how much all give.
void set_potential(TheoryFit& fit, const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                   double (*value)(double estimate));

/// Persistence at the fit's coefficients, as the recipe says. Shocks whose persistence the rows cannot show are
/// independent, with a note.
void choose_persistence(TheoryFit& fit, const ContributionRows& rows, const std::vector<std::size_t>& chosen,
                        const FitRecipe& recipe);

/// The covariates of one part of the equation, row by row: potential as the fit measures it.
std::vector<double> design_row(const ContributionRows& rows, std::size_t row, const std::vector<std::string>& terms,
                               const PotentialMeasure& potential);

}  // namespace entente
