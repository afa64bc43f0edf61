#include "estimate/formula/evaluate.hpp"
#include "estimate/formula/number_label.hpp"
#include "estimate/sample/grouping.hpp"
#include "estimate/sample/needed_variables.hpp"
#include "estimate/sample/panel_values.hpp"
#include "estimate/sample/sample_checks.hpp"
#include "estimate/sample/singletons.hpp"
#include "estimate/sample/term_expansion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

using Kind = Expression::Kind;

// 2^27 numbers take 1 GiB.
constexpr std::size_t largest_design = std::size_t{1} << 27;

class SampleMaker {
 public:
  SampleMaker(const Panel& panel, const Formula& formula, const SampleOptions& options)
      : formula_(formula),
        options_(options),
        rows_(panel, options, sample_.account, problems_),
        values_(rows_, formula, problems_),
        terms_(formula.terms),
        variables_(rows_, values_, problems_) {}

  Sample make() {
    sample_.response = formula_.response_name;
    if (options_.lagged_outcome) add_lagged_outcome();
    variables_.need(formula_, terms_, options_);
    problems_.throw_if_any();
    take_complete_rows();
    group();
    check_infinite();
    problems_.throw_if_any();
    expand();
    fill_leaves();
    fill_design();
    problems_.throw_if_any();
    check_sample(sample_, formula_, problems_);
    problems_.throw_if_any();
    return std::move(sample_);
  }

 private:
  Place at(std::size_t column) const { return place_in(formula_, column); }

  void add_lagged_outcome() {
    Term lag = lagged_outcome(formula_);
    for (const Term& term : terms_) {
      if (term.name == lag.name) return;
    }
    terms_.push_back(std::move(lag));
  }

  void take_complete_rows() {
    sample_.panel_rows = variables_.complete_rows(sample_.account);
    if (sample_.panel_rows.empty()) throw no_rows();
  }

  Error no_rows() const {
    const SampleAccount& account = sample_.account;
    std::string reasons;
    for (const auto* list : {&account.excluded, &account.missing, &account.singletons}) {
      for (const auto& reason : *list) {
        if (reason.rows > 0)
          reasons += (reasons.empty() ? "" : ", ") + reason.what + " in " + std::to_string(reason.rows);
      }
    }
    const std::string read = std::to_string(account.rows_read);
    return input_error(formula_.place, "no rows are left of the " + read + " in " + rows_.table().name() +
                                           (reasons.empty() ? "" : ": " + reasons));
  }

  Grouping grouping(const std::string& name) const {
    return group_by(rows_.table(), rows_.known_column(name).value(), sample_.panel_rows, name);
  }

  void group() {
    for (const std::string& effect : formula_.effects) sample_.effects.push_back(grouping(effect));
    if (!options_.keep_singletons && !sample_.effects.empty()) {
      const Singletons found = drop_singletons(sample_.effects, sample_.panel_rows.size());
      for (std::size_t effect = 0; effect < sample_.effects.size(); ++effect) {
        if (found.dropped[effect] == 0) continue;
        sample_.account.singletons.push_back({"alone in its " + formula_.effects[effect], found.dropped[effect]});
      }
      for (Grouping& effect : sample_.effects) effect = subset(effect, found.kept);
      std::vector<std::size_t> kept;
      for (const std::size_t row : found.kept) kept.push_back(sample_.panel_rows[row]);
      sample_.panel_rows = std::move(kept);
      if (sample_.panel_rows.empty()) throw no_rows();
    }
    for (const std::string& cluster : options_.clusters) sample_.clusters.push_back(grouping(cluster));
    if (!options_.index) return;
    sample_.unit = grouping(options_.index->unit);
    sample_.time = grouping(options_.index->time);
  }

  void check_infinite() {
    for (const Expression* leaf : variables_.leaves()) {
      const PanelRows::Numbers& numbers = values_.leaf(*leaf);
      const std::string subject = "infinite values of " + leaf->name;
      for (const std::size_t row : sample_.panel_rows) {
        if (std::isfinite(numbers.value[row])) continue;
        if (problems_.is_full(subject)) {
          problems_.count(subject);
        } else {
          problems_.add(subject, values_.fault(*leaf, row));
        }
      }
    }
  }

  void expand() {
    std::map<std::string, FactorLevels> levels;
    std::size_t columns = 0;
    for (const Term& term : terms_) {
      std::size_t products = 1;
      for (const Expression& factor : term.factors) {
        if (!is_factor(factor)) continue;
        const std::string& name = factor.arguments[0].name;
        if (!levels.contains(name)) levels[name] = levels_of(name);
        products = std::min(largest_design, products * levels[name].values.size());
        if (levels[name].values.size() < 2) {
          problems_.add("factor", {at(factor.column), term.name + " has one level in the sample", "two levels or more",
                                   "leave the term out"});
        }
      }
      columns += products;
    }
    if (columns > largest_design / sample_.panel_rows.size()) {
      throw input_error(formula_.place,
                        "a design of " + std::to_string(sample_.panel_rows.size()) + " rows and " +
                            std::to_string(columns) + " columns",
                        "at most " + std::to_string(largest_design) + " numbers",
                        "absorb a factor of many levels: | " + (levels.empty() ? "state" : levels.begin()->first));
    }
    problems_.throw_if_any();
    const bool has_intercept = !terms_.empty() && terms_.front().factors.empty();
    terms_ = expand_factors(terms_, has_intercept || !formula_.effects.empty(), levels);
    drop_empty_cells();
    if (options_.between_within) split_terms();
  }

  // Products of dummies that no row has: a level that the sample lacks, as it were.
  void drop_empty_cells() {
    const auto is_empty = [&](const Term& term) {
      Term dummies = term;
      std::erase_if(dummies.factors, [](const Expression& factor) { return !is_factor(factor); });
      if (dummies.factors.size() < 2) return false;
      const std::vector<double> values = expression_values(product_of(dummies));
      return std::all_of(values.begin(), values.end(), [](double value) { return value == 0; });
    };
    std::erase_if(terms_, is_empty);
  }

  FactorLevels levels_of(const std::string& name) const {
    const Grouping found = grouping(name);
    FactorLevels levels;
    if (variables_.is_text_factor(name)) {
      levels.labels = found.labels;
      for (std::size_t level = 0; level < found.levels(); ++level)
        levels.values.push_back(static_cast<double>(level + 1));
      return levels;
    }
    levels.values = numbers_of(found).value();
    for (const double value : levels.values) levels.labels.push_back(number_label(value));
    return levels;
  }

  // Mundlak (1978). What never varies within units, or has one mean for all of them, has one part only.
  void split_terms() {
    const std::string lag = lagged_outcome(formula_).name;
    std::vector<Term> split;
    for (const Term& term : terms_) {
      if (term.factors.empty() || (options_.lagged_outcome && term.name == lag)) {
        split.push_back(term);
        continue;
      }
      for (const Expression& factor : term.factors) {
        for (const Expression* leaf : leaves_of(factor)) {
          if (!is_means(*leaf)) continue;
          throw input_error(at(leaf->column),
                            leaf->name +
                                " in a model that splits every term into its mean and the "
                                "deviation from it",
                            "a variable");
        }
      }
      bool varies = false;
      for (Term& part : between_and_within(term)) {
        const std::vector<double> values = leaf_values(part.factors.front());
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        if (*least == *most) continue;
        varies = true;
        split.push_back(std::move(part));
      }
      if (!varies) split.push_back(term);  // a constant, which the checks report
    }
    terms_ = std::move(split);
  }

  // A leaf in the sample's rows.
  std::vector<double> leaf_values(const Expression& leaf) {
    const std::size_t n = sample_.panel_rows.size();
    std::vector<double> values(n);
    if (is_means(leaf)) {
      values = expression_values(leaf.arguments[0]);
      const std::vector<double> means = unit_means(sample_.unit, values);
      if (leaf.name.starts_with("between(")) return means;
      for (std::size_t i = 0; i < n; ++i) values[i] -= means[i];
      return values;
    }
    if (leaf.kind == Kind::variable && variables_.is_text_factor(leaf.name)) {
      const Grouping found = grouping(leaf.name);
      for (std::size_t i = 0; i < n; ++i) values[i] = found.level[i] + 1.0;
      return values;
    }
    const PanelRows::Numbers& numbers = values_.leaf(leaf);
    for (std::size_t i = 0; i < n; ++i) values[i] = numbers.value[sample_.panel_rows[i]];
    return values;
  }

  // An expression in the sample's rows. Problems: where it is not finite.
  std::vector<double> expression_values(const Expression& expression) {
    const ModelMatrix matrix({Term{"", {expression}, expression.column}});
    const std::vector<double> leaves = leaf_matrix(matrix, {&expression});
    std::vector<double> values(sample_.panel_rows.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      matrix.evaluate({leaves.data() + i * matrix.leaves().size(), matrix.leaves().size()}, {&values[i], 1});
    }
    return values;
  }

  std::vector<double> leaf_matrix(const ModelMatrix& matrix, const std::vector<const Expression*>& expressions) {
    const std::size_t n = sample_.panel_rows.size();
    const std::size_t columns = matrix.leaves().size();
    std::map<std::string, const Expression*> known;
    for (const Expression* expression : expressions) {
      for (const Expression* leaf : leaves_of(*expression)) known.emplace(leaf->name, leaf);
    }
    std::vector<double> leaves(n * columns);
    for (std::size_t column = 0; column < columns; ++column) {
      const std::vector<double> values = leaf_values(*known.at(matrix.leaves()[column]));
      for (std::size_t i = 0; i < n; ++i) leaves[i * columns + column] = values[i];
    }
    return leaves;
  }

  void fill_leaves() {
    sample_.matrix = ModelMatrix(terms_);
    std::vector<const Expression*> expressions;
    for (const Term& term : terms_) {
      for (const Expression& factor : term.factors) expressions.push_back(&factor);
    }
    sample_.leaves = leaf_matrix(sample_.matrix, expressions);
    sample_.outcome = expression_values(formula_.response);
  }

  void fill_design() {
    const std::size_t n = sample_.panel_rows.size();
    const std::size_t p = sample_.columns();
    const std::size_t leaves = sample_.matrix.leaves().size();
    sample_.design.resize(n * p);
    for (std::size_t i = 0; i < n; ++i) {
      const std::span<double> row{sample_.design.data() + i * p, p};
      const std::span<const double> leaf_values{sample_.leaves.data() + i * leaves, leaves};
      sample_.matrix.evaluate(leaf_values, row);
      if (!std::isfinite(sample_.outcome[i])) add_fault(formula_.response_name, {formula_.response}, i);
      for (std::size_t term = 0; term < p; ++term) {
        if (!std::isfinite(row[term])) add_fault(terms_[term].name, terms_[term].factors, i);
      }
    }
  }

  void add_fault(const std::string& name, const std::vector<Expression>& factors, std::size_t i) {
    const std::string subject = name + " is not finite";
    if (problems_.is_full(subject)) {
      problems_.count(subject);
      return;
    }
    const std::size_t row = sample_.panel_rows[i];
    const auto leaf = [&](const Expression& found) {
      return is_means(found) ? leaf_values(found)[i] : values_.leaf(found).value[row];
    };
    std::string reason = "a number too large";
    for (const Expression& factor : factors) {
      const Expression& inner = is_means(factor) ? factor.arguments[0] : factor;
      if (const std::string fault = not_finite(inner, leaf); !fault.empty()) reason = fault;
    }
    problems_.add(subject, {rows_.line(row, name), reason + rows_.who(row), "a finite number",
                            "exclude the row, or change the formula"});
  }

  const Formula& formula_;
  const SampleOptions& options_;
  Sample sample_;
  ProblemList problems_;
  PanelRows rows_;
  PanelValues values_;
  std::vector<Term> terms_;
  NeededVariables variables_;
};

}  // namespace

Sample make_sample(const Panel& panel, const Formula& formula, const SampleOptions& options) {
  return SampleMaker(panel, formula, options).make();
}

}  // namespace entente
