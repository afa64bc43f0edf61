#include "estimate/fit/regression_data.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

Problem problem(std::string key, std::string what, std::string expected = {}, std::string advice = {}) {
  return {{.file = {}, .key = std::move(key)}, std::move(what), std::move(expected), std::move(advice)};
}

void check_names(const RegressionData& data, std::vector<Problem>& problems) {
  if (data.terms.empty()) problems.push_back(problem("terms", "the model has no terms", "at least one"));
  std::set<std::string> seen;
  for (const std::string& term : data.terms) {
    if (term.empty()) problems.push_back(problem("terms", "a term has no name"));
    if (!seen.insert(term).second) problems.push_back(problem(term, "the term stands twice in the model", "once"));
  }
}

void check_numbers(const RegressionData& data, std::vector<Problem>& problems) {
  const auto report = [&](const std::string& name, std::size_t count) {
    if (count == 0) return;
    problems.push_back(problem(name,
                               std::to_string(count) + " of " + std::to_string(data.rows()) + " rows are not finite",
                               "finite numbers", "leave rows with missing or infinite values out before the fit"));
  };
  const auto infinite = [](double x) { return !std::isfinite(x); };
  report("response", static_cast<std::size_t>(std::count_if(data.response.begin(), data.response.end(), infinite)));
  for (std::size_t j = 0; j < data.columns(); ++j) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < data.rows(); ++i) count += infinite(data.row(i)[j]);
    report(data.terms[j], count);
  }
}

}  // namespace

void RegressionData::add(double share, std::span<const double> covariates, CowCode state) {
  if (covariates.size() != columns()) {
    throw input_error({}, "a row has " + std::to_string(covariates.size()) + " covariates",
                      std::to_string(columns()) + ", one a term");
  }
  response.push_back(share);
  design.insert(design.end(), covariates.begin(), covariates.end());
  states.push_back(state);
}

void check(const RegressionData& data) {
  const std::size_t n = data.rows();
  std::vector<Problem> problems;
  check_names(data, problems);
  if (data.design.size() != n * data.columns() || data.states.size() != n) {
    problems.push_back(problem("design",
                               "the design has " + std::to_string(data.design.size()) + " values and " +
                                   std::to_string(data.states.size()) + " states for " + std::to_string(n) +
                                   " responses",
                               std::to_string(n * data.columns()) + " values and " + std::to_string(n) + " states"));
    throw Error(Fault::input, std::move(problems));
  }
  check_numbers(data, problems);
  if (n <= data.columns()) {
    problems.push_back(problem("response", std::to_string(n) + " rows for " + std::to_string(data.columns()) + " terms",
                               "more rows than terms", "widen the sample or drop terms"));
  } else if (std::all_of(data.response.begin(), data.response.end(), [&](double y) { return y == data.response[0]; })) {
    problems.push_back(problem("response", "the response is the same in every row", "one that varies"));
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

std::size_t positive_rows(const RegressionData& data) {
  return static_cast<std::size_t>(
      std::count_if(data.response.begin(), data.response.end(), [](double y) { return y > 0; }));
}

std::vector<StateRows> rows_by_state(const std::vector<CowCode>& states) {
  std::map<CowCode, std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < states.size(); ++i) found[states[i]].push_back(i);
  std::vector<StateRows> groups;
  for (auto& [state, rows] : found) groups.push_back({state, std::move(rows)});
  return groups;
}

}  // namespace entente
