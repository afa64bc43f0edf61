#include "estimate/sample/model_matrix.hpp"

#include "estimate/formula/evaluate.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

// A level of nesting holds two operands at most, of a sum and of a product, while it waits for the next.
constexpr std::size_t stack_size = 2 * expression_depth_limit + 2;

std::optional<std::size_t> position(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

bool ModelMatrix::takes_two(Step::Kind kind) {
  return kind == Step::Kind::add || kind == Step::Kind::subtract || kind == Step::Kind::multiply ||
         kind == Step::Kind::divide || kind == Step::Kind::power;
}

ModelMatrix::ModelMatrix(std::vector<Term> terms) {
  for (const Term& term : terms) {
    names_.push_back(term.name);
    std::vector<Step>& steps = programs_.emplace_back();
    for (const Expression& factor : term.factors) {
      const bool is_first = steps.empty();
      compile(factor, steps);
      if (!is_first) steps.push_back({.kind = Step::Kind::multiply});
    }
    if (steps.empty()) steps.push_back({.value = 1});
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (const Step& step : steps) {
      if (step.kind == Step::Kind::number || step.kind == Step::Kind::leaf) {
        deepest = std::max(deepest, ++depth);
      } else if (takes_two(step.kind)) {
        --depth;
      }
    }
    if (deepest > stack_size) throw work_error("the term " + term.name + " is nested too deeply");
  }
}

std::optional<std::size_t> ModelMatrix::leaf(std::string_view name) const { return position(leaves_, name); }
std::optional<std::size_t> ModelMatrix::term(std::string_view name) const { return position(names_, name); }
bool ModelMatrix::has_intercept() const { return term(design_intercept).has_value(); }

std::size_t ModelMatrix::leaf_number(const std::string& name) {
  if (const auto known = leaf(name)) return *known;
  leaves_.push_back(name);
  return leaves_.size() - 1;
}

void ModelMatrix::compile(const Expression& expression, std::vector<Step>& steps) {
  using Kind = Expression::Kind;
  if (expression.kind == Kind::number) {
    steps.push_back({.value = expression.value});
    return;
  }
  if (expression.kind == Kind::variable || expression.kind == Kind::leaf) {
    steps.push_back({.kind = Step::Kind::leaf, .leaf = leaf_number(expression.name)});
    return;
  }
  compile(expression.arguments.at(0), steps);
  if (expression.kind == Kind::negate) {
    steps.push_back({.kind = Step::Kind::negate});
    return;
  }
  if (expression.kind == Kind::call && expression.name == "factor") {
    if (expression.arguments.size() != 2) throw work_error("a factor whose dummies are not expanded");
    steps.push_back({.kind = Step::Kind::indicator, .value = expression.arguments[1].value});
    return;
  }
  if (expression.kind == Kind::call) {
    steps.push_back({.kind = Step::Kind::apply, .apply = formula_function(expression.name)});
    if (!steps.back().apply) throw work_error("no function " + expression.name);
    return;
  }
  compile(expression.arguments.at(1), steps);
  switch (expression.kind) {
    case Kind::add: steps.push_back({.kind = Step::Kind::add}); break;
    case Kind::subtract: steps.push_back({.kind = Step::Kind::subtract}); break;
    case Kind::multiply: steps.push_back({.kind = Step::Kind::multiply}); break;
    case Kind::divide: steps.push_back({.kind = Step::Kind::divide}); break;
    default: steps.push_back({.kind = Step::Kind::power}); break;
  }
}

void ModelMatrix::evaluate(std::span<const double> leaf_values, std::span<double> design) const {
  std::array<double, stack_size> stack;
  for (std::size_t term = 0; term < programs_.size(); ++term) {
    std::size_t size = 0;
    for (const Step& step : programs_[term]) {
      if (step.kind == Step::Kind::number || step.kind == Step::Kind::leaf) {
        stack[size++] = step.kind == Step::Kind::leaf ? leaf_values[step.leaf] : step.value;
        continue;
      }
      if (takes_two(step.kind)) --size;
      double& left = stack[size - 1];
      const double right = stack[size];  // of a step that takes two
      switch (step.kind) {
        case Step::Kind::apply: left = step.apply(left); break;
        case Step::Kind::indicator: left = left == step.value ? 1 : 0; break;
        case Step::Kind::negate: left = -left; break;
        case Step::Kind::add: left += right; break;
        case Step::Kind::subtract: left -= right; break;
        case Step::Kind::multiply: left *= right; break;
        case Step::Kind::divide: left /= right; break;
        default: left = formula_power(left, right); break;
      }
    }
    design[term] = stack[0];
  }
}

}  // namespace entente
