#include "estimate/prediction/panel_central_values.hpp"

#include "estimate/prediction/profiles.hpp"
#include "estimate/sample/panel_rows.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Kind = ChosenValue::Kind;

bool is_central(Kind kind) { return kind != Kind::values && kind != Kind::observed; }

/// Variables that nobody chose, at their means, unless some are observed: then these are too.
void add_unnamed(PredictionRequest& request, const ModelMatrix& matrix) {
  const auto observed = [](const ChosenValue& chosen) { return chosen.kind == Kind::observed; };
  if (std::any_of(request.at.begin(), request.at.end(), observed)) return;
  for (const std::string& leaf : matrix.leaves()) {
    const auto same = [&](const ChosenValue& chosen) { return chosen.variable == leaf; };
    if (std::none_of(request.at.begin(), request.at.end(), same)) request.at.push_back({.variable = leaf});
  }
}

}  // namespace

PredictionRequest with_panel_central_values(PredictionRequest request, const Panel& panel, const SampleOptions& options,
                                            const ModelMatrix& matrix) {
  add_unnamed(request, matrix);
  ProblemList problems;
  SampleAccount account;
  PanelRows rows(panel, options, account, problems);
  problems.throw_if_any();
  for (ChosenValue& chosen : request.at) {
    // What the model does not have, `predict` reports with the nearest name that it has.
    if (!is_central(chosen.kind) || !matrix.leaf(chosen.variable)) continue;
    const auto column = rows.known_column(chosen.variable);
    if (!column) {
      throw input_error(chosen.place, "the panel has no column " + chosen.variable + ", so no central value of it",
                        "a number, or central values of the sample");
    }
    const PanelRows::Numbers& numbers = rows.numbers(*column, problems);
    problems.throw_if_any();
    std::vector<double> values;
    for (const std::size_t row : rows.used()) {
      if (!numbers.missing[row]) values.push_back(numbers.value[row]);
    }
    if (values.empty()) throw input_error(chosen.place, chosen.variable + " has no value in the panel");
    const double central = central_value(chosen.kind, std::move(values));
    if (!std::isfinite(central)) {
      throw input_error(chosen.place,
                        std::string("the ") + to_string(chosen.kind) + " of " + chosen.variable +
                            " over the panel is not finite, as some of its values are infinite",
                        "a number, or the median");
    }
    chosen.kind = Kind::values;
    chosen.values = {central};
  }
  return request;
}

}  // namespace entente
