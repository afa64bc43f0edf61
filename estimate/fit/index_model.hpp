#pragma once

#include "estimate/fit/newton.hpp"
#include "estimate/fit/regression_data.hpp"

#include <vector>

namespace entente {

/// Derivatives of a row's log-likelihood in its linear predictor.
struct IndexSlope {
  double first = 0;
  double weight = 0;  ///< minus the second derivative
};

/// A likelihood that is concave in one linear predictor and has no other parameter.
struct IndexFamily {
  const char* name = "";       ///< "logit", for messages
  const char* separated = "";  ///< what holds along terms on which it has no maximum
  double (*value)(double y, double eta) = nullptr;
  IndexSlope (*slope)(double y, double eta) = nullptr;
};

struct IndexFit {
  std::vector<double> coefficients;  ///< in the order of the terms
  std::vector<double> root;          ///< L with inverse information = L L', k x k row-major
  double value = 0;                  ///< the maximum: the sum of family.value over the rows
  Convergence convergence;
};

/// Newton's method (`climb`) in an orthogonal basis of the design, from the projection of the linear predictors `start`
/// (n), or from zero coefficients where it is empty. `data` are checked.
///
/// Throws Error (Fault::input) as `factorise` does, and when the climb runs off because terms separate rows, of which a
/// smallest set that does is named; Error (Fault::work) when it does not converge.
IndexFit fit_index_model(const RegressionData& data, const IndexFamily& family, const NewtonOptions& options,
                         const std::vector<double>& start = {});

}  // namespace entente
