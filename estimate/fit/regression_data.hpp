#pragma once

#include "sim/core/identifiers.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The rows of a regression: what every fit takes. The intercept, where a model has one, is a column of ones like any
/// other.
struct RegressionData {
  std::vector<std::string> terms;  ///< k names, not repeated
  std::vector<double> response;    ///< n values, finite
  std::vector<double> design;      ///< n x k, row-major, finite
  std::vector<CowCode> states;     ///< n codes: whose row it is, and so the cluster

  std::size_t rows() const { return response.size(); }
  std::size_t columns() const { return terms.size(); }
  std::span<const double> row(std::size_t i) const { return {design.data() + i * columns(), columns()}; }
  /// Appends a state-year: its share, its k covariates in the order of `terms`, and its state.
  void add(double share, std::span<const double> covariates, CowCode state);
};

/// Throws Error (Fault::input) with every problem found: sizes that do not agree, repeated or empty names, numbers that
/// are not finite, no more rows than terms, a response that never varies.
void check(const RegressionData& data);

/// How many rows have a share above zero.
std::size_t positive_rows(const RegressionData& data);

/// The rows of each state, states in ascending order of their codes: the order in which all sums over clusters are
/// taken.
struct StateRows {
  CowCode state;
  std::vector<std::size_t> rows;
};
std::vector<StateRows> rows_by_state(const std::vector<CowCode>& states);

}  // namespace entente
