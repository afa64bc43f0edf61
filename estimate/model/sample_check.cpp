#include "estimate/model/sample_check.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

Problem problem(std::string key, std::string what, std::string expected = {}, std::string advice = {}) {
  return {{.file = {}, .key = std::move(key)}, std::move(what), std::move(expected), std::move(advice)};
}

void check_sizes(const Sample& sample, std::vector<Problem>& problems) {
  const std::size_t n = sample.rows();
  if (sample.design.size() != n * sample.columns()) {
    problems.push_back(problem("design", "the design has " + std::to_string(sample.design.size()) + " values",
                               std::to_string(n) + " rows of " + std::to_string(sample.columns())));
  }
  for (const Grouping& effect : sample.effects) {
    if (effect.level.size() == n) continue;
    problems.push_back(problem(effect.name, "it groups " + std::to_string(effect.level.size()) + " rows",
                               std::to_string(n) + ", one an outcome"));
  }
}

void check_names(const Sample& sample, std::vector<Problem>& problems) {
  if (sample.columns() == 0) {
    problems.push_back(problem(sample.response, "the model has no terms", "at least one"));
  }
  std::set<std::string> seen;
  for (const std::string& term : sample.terms()) {
    if (term.empty()) problems.push_back(problem("terms", "a term has no name"));
    if (!seen.insert(term).second) problems.push_back(problem(term, "the term stands twice in the model", "once"));
  }
}

void check_numbers(const Sample& sample, std::vector<Problem>& problems) {
  const auto report = [&](const std::string& name, std::size_t count) {
    if (count == 0) return;
    problems.push_back(problem(name,
                               std::to_string(count) + " of " + std::to_string(sample.rows()) + " rows are not finite",
                               "finite numbers", "leave rows with missing or infinite values out before the fit"));
  };
  std::size_t outcomes = 0;
  std::vector<std::size_t> counts(sample.columns(), 0);
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    outcomes += !std::isfinite(sample.outcome[i]);
    for (std::size_t j = 0; j < counts.size(); ++j) counts[j] += !std::isfinite(sample.row(i)[j]);
  }
  report(sample.response, outcomes);
  for (std::size_t j = 0; j < counts.size(); ++j) report(sample.terms()[j], counts[j]);
}

void check_room(const Sample& sample, std::size_t absorbed, std::vector<Problem>& problems) {
  const std::size_t n = sample.rows();
  if (n <= sample.columns() + absorbed) {
    std::string used = std::to_string(sample.columns()) + " terms";
    if (absorbed > 0) used += " and " + std::to_string(absorbed) + " absorbed effects";
    problems.push_back(
        problem(sample.response, std::to_string(n) + " rows for " + used, "more rows than parameters",
                absorbed > 0 ? "widen the sample or leave effects out" : "widen the sample or drop terms"));
    return;
  }
  const double first = sample.outcome.front();
  if (std::all_of(sample.outcome.begin(), sample.outcome.end(), [&](double y) { return y == first; })) {
    problems.push_back(problem(sample.response, "the response is the same in every row", "one that varies"));
  }
}

}  // namespace

void check(const Sample& sample, std::size_t absorbed) {
  std::vector<Problem> problems;
  check_sizes(sample, problems);
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
  check_names(sample, problems);
  check_numbers(sample, problems);
  check_room(sample, absorbed, problems);
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

std::size_t positive_rows(const Sample& sample) {
  return static_cast<std::size_t>(
      std::count_if(sample.outcome.begin(), sample.outcome.end(), [](double y) { return y > 0; }));
}

}  // namespace entente
