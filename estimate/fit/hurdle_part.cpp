#include "estimate/fit/hurdle_part.hpp"

namespace entente {
namespace {

/// Logits of shares that vary by less than this around the model are fitted without error.
constexpr double smallest_sigma = 1e-8;

}  // namespace

RegressionData positive_shares(const RegressionData& data) {
  RegressionData rows;
  rows.terms = data.terms;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    if (data.response[i] > 0) rows.add(data.response[i], data.row(i), data.states[i]);
  }
  return rows;
}

LeastSquaresFit fit_amounts(const RegressionData& rows, const std::string& scale) {
  if (rows.rows() <= rows.columns() + 1) {
    throw input_error({.file = {}, .key = "response"},
                      std::to_string(rows.rows()) + " positive shares for " + std::to_string(rows.columns() + 1) +
                          " parameters, " + scale + " among them",
                      "more positive shares than parameters", "widen the sample or drop terms");
  }
  LeastSquaresFit fit = least_squares(rows);
  if (fit.deviance <= smallest_sigma * smallest_sigma * static_cast<double>(rows.rows())) {
    throw input_error({.file = {}, .key = "response"},
                      "the " + std::to_string(rows.rows()) + " positive shares are fitted without error",
                      "positive shares that vary around the model", "drop terms or widen the sample");
  }
  return fit;
}

}  // namespace entente
