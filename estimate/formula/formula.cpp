#include "estimate/formula/formula.hpp"

#include "estimate/formula/arithmetic.hpp"
#include "estimate/formula/term_set.hpp"
#include "estimate/formula/token_cursor.hpp"
#include "estimate/sample/model_matrix.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente {
namespace {

class FormulaParser {
 public:
  FormulaParser(std::string_view text, const Place& place) : cursor_(tokens_of(text, place), place) {
    formula_.text = text;
    formula_.place = place;
  }

  Formula parse() {
    parse_response();
    terms_ = parse_sum();
    if (cursor_.take_if("|")) parse_effects();
    if (!cursor_.at_end()) refuse_rest();
    compose();
    return std::move(formula_);
  }

 private:
  void parse_response() {
    if (cursor_.at_end()) throw cursor_.error(1, "an empty formula", "response ~ terms");
    if (cursor_.at("~")) throw cursor_.unexpected("a response before ~");
    NamedExpression response = parse_arithmetic(cursor_);
    formula_.response = std::move(response.value);
    formula_.response_name = std::move(response.name);
    if (cursor_.take_if("~")) return;
    if (cursor_.at_end()) throw cursor_.error(cursor_.now().column, "a formula without ~", "response ~ terms");
    throw cursor_.unexpected("an operator or ~");
  }

  // Terms with signs between them; 0 and 1 stand for the intercept wherever they are added or subtracted.
  TermSet parse_sum() {
    const TokenCursor::Level level(cursor_);
    TermSet sum;
    bool adds = !cursor_.at("-");
    if (cursor_.at("-") || cursor_.at("+")) cursor_.take();
    while (true) {
      // "a + -1" is how R prints what others write as "a - 1".
      while (cursor_.at("-") || cursor_.at("+")) adds = (cursor_.take().text == "+") == adds;
      if (!take_intercept(adds)) {
        const std::size_t column = cursor_.now().column;
        const TermSet product = parse_product();
        if (adds) {
          sum.add(product);
          check_size(sum.size(), column);
        } else {
          check_removed(product, sum, column);
          sum.remove(product);
        }
      }
      if (!cursor_.at("+") && !cursor_.at("-")) return sum;
      adds = cursor_.take().text == "+";
    }
  }

  bool take_intercept(bool adds) {
    const Token token = cursor_.now();
    if (token.kind != Token::Kind::number) return false;
    if (token.value != 0 && token.value != 1) {
      throw cursor_.unexpected("a term, 0 or 1", "a number stands inside I(): I(2*x)");
    }
    cursor_.take();
    if (cursor_.at("*") || cursor_.at(":") || cursor_.at("^") || cursor_.at("/")) {
      throw cursor_.unexpected("+, - or | after the intercept", "arithmetic stands inside I(): I(2*x)");
    }
    intercept_ = (token.value == 1) == adds;
    return true;
  }

  // a*b is a + b + a:b.
  TermSet parse_product() {
    TermSet left = parse_interaction();
    while (true) {
      if (cursor_.at("/")) {
        throw cursor_.unexpected("+ - * or : between terms", "a quotient stands inside I(): I(a/b)");
      }
      const std::size_t column = cursor_.now().column;
      if (!cursor_.take_if("*")) return left;
      const TermSet right = parse_interaction();
      check_size(left.size() * right.size(), column);
      const TermSet products = left.crossed(right);
      left.add(right);
      left.add(products);
      check_size(left.size(), column);
    }
  }

  TermSet parse_interaction() {
    TermSet left = parse_power();
    while (true) {
      const std::size_t column = cursor_.now().column;
      if (!cursor_.take_if(":")) return left;
      const TermSet right = parse_power();
      check_size(left.size() * right.size(), column);
      left = left.crossed(right);
    }
  }

  // (a + b)^2 is a + b + a:b. Of a lone term a power is the term itself in R, which nobody means.
  TermSet parse_power() {
    const bool sum = cursor_.at("(");
    const TermSet base = parse_primary();
    const std::size_t column = cursor_.now().column;
    if (!cursor_.at("^")) return base;
    if (!sum) throw cursor_.unexpected("+ - * or : between terms", "a power stands inside I(): I(x^2)");
    cursor_.take();
    const Token exponent = cursor_.now();
    constexpr double most = 10;
    if (exponent.kind != Token::Kind::number || exponent.value < 1 || exponent.value > most ||
        std::trunc(exponent.value) != exponent.value) {
      throw cursor_.unexpected("a whole number from 1 to 10");
    }
    cursor_.take();
    TermSet power = base;
    for (int factor = 1; factor < static_cast<int>(exponent.value); ++factor) {
      check_size(power.size() * base.size(), column);
      TermSet products = power.crossed(base);
      power.add(products);
    }
    return power.by_degree();
  }

  TermSet parse_primary() {
    const Token token = cursor_.now();
    if (cursor_.at_call()) {
      NamedExpression call = parse_call(cursor_, true);
      return TermSet(factor_number(std::move(call)), token.column);
    }
    if (token.kind == Token::Kind::name) {
      if (token.text == ".") throw cursor_.unexpected("the names of variables", "\".\" is not known here");
      cursor_.take();
      NamedExpression variable;
      variable.value.kind = Expression::Kind::variable;
      variable.value.name = token.text;
      variable.value.column = token.column;
      variable.name = r_name(token.text);
      return TermSet(factor_number(std::move(variable)), token.column);
    }
    if (cursor_.take_if("(")) {
      const TermSet inside = parse_sum();
      cursor_.close(token.column);
      return inside;
    }
    if (token.kind == Token::Kind::number) {
      throw cursor_.unexpected("a term", "a number stands inside I(): I(2*x)");
    }
    throw cursor_.unexpected("a term: a variable, a function or an opening parenthesis");
  }

  std::size_t factor_number(NamedExpression factor) {
    for (std::size_t i = 0; i < factors_.size(); ++i) {
      if (factors_[i].name == factor.name) return i;
    }
    factors_.push_back(std::move(factor));
    return factors_.size() - 1;
  }

  void parse_effects() {
    do {
      if (cursor_.at_call()) {
        throw cursor_.unexpected("the name of a variable", "an absorbed effect is a variable: | state + year");
      }
      if (cursor_.now().kind != Token::Kind::name) throw cursor_.unexpected("the name of a variable to absorb");
      const Token effect = cursor_.take();
      const auto& known = formula_.effects;
      if (std::find(known.begin(), known.end(), effect.text) != known.end()) continue;
      formula_.effects.push_back(effect.text);
      formula_.effect_columns.push_back(effect.column);
    } while (cursor_.take_if("+"));
  }

  [[noreturn]] void refuse_rest() {
    if (cursor_.at("~")) throw cursor_.unexpected("one ~ in a formula");
    if (cursor_.at("|")) throw cursor_.unexpected("one | in a formula", "instruments are not known here");
    if (cursor_.at(")")) throw cursor_.unexpected("no closing parenthesis, since none is open");
    if (!formula_.effects.empty()) throw cursor_.unexpected("+ between absorbed effects");
    throw cursor_.unexpected("+ - * : or | after a term");
  }

  void check_size(std::size_t terms, std::size_t column) const {
    if (terms <= formula_term_limit) return;
    throw cursor_.error(column, "more than " + std::to_string(formula_term_limit) + " terms");
  }

  void check_removed(const TermSet& removed, const TermSet& sum, std::size_t column) const {
    for (const TermKey& term : removed.terms()) {
      if (sum.holds(term)) continue;
      std::vector<std::string> names;
      for (const TermKey& known : sum.terms()) names.push_back(term_name(known));
      const std::string nearest = nearest_name(term_name(term), names);
      throw cursor_.error(column, "\"" + term_name(term) + "\" is not among the terms before it", "a term to take out",
                          nearest.empty() ? "" : "did you mean " + nearest + "?");
    }
  }

  std::string term_name(const TermKey& term) const {
    std::string name;
    for (const std::size_t factor : term.factors) name += (name.empty() ? "" : ":") + factors_[factor].name;
    return name;
  }

  void compose() {
    if (intercept_ && formula_.effects.empty()) formula_.terms.push_back({design_intercept, {}, 1});
    const TermSet ordered = terms_.by_degree();
    for (const TermKey& key : ordered.terms()) {
      Term term;
      term.name = term_name(key);
      term.column = key.column;
      for (const std::size_t factor : key.factors) term.factors.push_back(factors_[factor].value);
      if (term.name == formula_.response_name) {
        throw cursor_.error(term.column, "the response \"" + term.name + "\" is among the terms");
      }
      formula_.terms.push_back(std::move(term));
    }
    if (!formula_.terms.empty()) return;
    throw cursor_.error(cursor_.now().column, "a formula without terms",
                        formula_.effects.empty() ? "an intercept or a variable" : "a variable beside the effects");
  }

  TokenCursor cursor_;
  Formula formula_;
  std::vector<NamedExpression> factors_;  // in order of first appearance: factors of a product stand in that order
  TermSet terms_;
  bool intercept_ = true;
};

}  // namespace

Place place_in(const Formula& formula, std::size_t column) { return at_column(formula.place, column); }

Formula parse_formula(std::string_view text, const Place& place) { return FormulaParser(text, place).parse(); }

}  // namespace entente
