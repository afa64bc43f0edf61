#include "estimate/sample/sample_checks.hpp"

#include "estimate/formula/number_label.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

bool varies(const Sample& sample, std::size_t term) {
  const double first = sample.design[term];
  for (std::size_t i = 1; i < sample.rows(); ++i) {
    if (sample.row(i)[term] != first) return true;
  }
  return false;
}

// Where the term of that name stands in the formula; a dummy or a part of a term that was split: the formula itself.
Place place_of(const Formula& formula, const std::string& name) {
  for (const Term& term : formula.terms) {
    if (term.name == name) return place_in(formula, term.column);
  }
  return formula.place;
}

}  // namespace

void check_sample(const Sample& sample, const Formula& formula, ProblemList& problems) {
  const std::string rows = counted(sample.rows(), "row");
  if (sample.rows() < sample.columns()) {
    problems.add("rows", {formula.place, rows + " for " + counted(sample.columns(), "term"),
                          "at least as many rows as terms", ""});
  }
  const auto [least, most] = std::minmax_element(sample.outcome.begin(), sample.outcome.end());
  if (*least == *most) {
    problems.add("response", {place_in(formula, formula.response.column),
                              "the response " + sample.response + " never varies: it is " + number_label(*least) +
                                  " in the sample's " + rows,
                              "a response that varies", ""});
  }
  if (sample.rows() == 1) return;
  bool spans_constant = sample.matrix.has_intercept() || !sample.effects.empty();
  for (std::size_t term = 0; term < sample.columns(); ++term) {
    const std::string& name = sample.terms()[term];
    if (name == design_intercept || varies(sample, term)) continue;
    const double value = sample.design[term];
    if (!spans_constant && value != 0) {
      spans_constant = true;
      continue;
    }
    problems.add(
        "constant terms",
        {place_of(formula, name), name + " is constant in the sample: it is " + number_label(value) + " in all " + rows,
         "a term that varies", "leave it out"});
  }
}

}  // namespace entente
