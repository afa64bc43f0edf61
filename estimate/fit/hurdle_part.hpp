#pragma once

#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/regression_data.hpp"
#include "sim/core/error.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Runs the fit of one part of a hurdle and says in every error which part it was.
template <class Fit>
auto in_part(const std::string& part, Fit&& fit) {
  try {
    return fit();
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      problem.place.key = problem.place.key.empty() ? part : part + ": " + problem.place.key;
    }
    throw Error(error.fault(), std::move(problems));
  }
}

/// The rows with positive shares.
RegressionData positive_shares(const RegressionData& data);

/// Least squares of amounts on a scale without bounds (logits, logarithms). Throws Error (Fault::input) as
/// `least_squares` does, when there are no more rows than parameters, `scale` ("log(sigma)") among them, and when the
/// rows are fitted without error.
LeastSquaresFit fit_amounts(const RegressionData& rows, const std::string& scale = "log(sigma)");

}  // namespace entente
