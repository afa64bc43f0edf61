#pragma once

#include "estimate/formula/formula.hpp"
#include "estimate/formula/token.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Goes through the words of a formula; what is not there is an error at its column.
class TokenCursor {
 public:
  TokenCursor(std::vector<Token> tokens, Place place) : tokens_(std::move(tokens)), place_(std::move(place)) {}

  const Token& now() const { return tokens_[position_]; }
  const Token& following() const { return tokens_[position_ + 1 < tokens_.size() ? position_ + 1 : position_]; }
  bool at(std::string_view symbol) const { return now().kind == Token::Kind::symbol && now().text == symbol; }
  bool at_end() const { return now().kind == Token::Kind::end; }
  /// A name with "(" behind it.
  bool at_call() const {
    return now().kind == Token::Kind::name && following().kind == Token::Kind::symbol && following().text == "(";
  }

  Token take() {
    Token token = now();
    if (!at_end()) ++position_;
    return token;
  }
  bool take_if(std::string_view symbol) {
    if (!at(symbol)) return false;
    take();
    return true;
  }
  /// The closing parenthesis of the one that opened at `opening`.
  void close(std::size_t opening) {
    if (at_end()) throw error(opening, "a parenthesis that is never closed", "a closing parenthesis");
    if (!take_if(")")) throw unexpected("an operator or a closing parenthesis");
  }

  Error error(std::size_t column, std::string what, std::string expected = {}, std::string advice = {}) const {
    return input_error(at_column(place_, column), std::move(what), std::move(expected), std::move(advice));
  }
  /// That the present word does not belong here.
  Error unexpected(std::string expected, std::string advice = {}) const {
    return error(now().column, at_end() ? "the formula ends here" : "\"" + now().text + "\" does not belong here",
                 std::move(expected), std::move(advice));
  }

  /// Counts a level of nesting as long as it lives.
  class Level {
   public:
    explicit Level(TokenCursor& cursor) : cursor_(cursor) {
      if (++cursor_.depth_ > expression_depth_limit) {
        throw cursor_.error(cursor_.now().column, "expressions are nested too deeply",
                            "at most " + std::to_string(expression_depth_limit) + " levels");
      }
    }
    ~Level() { --cursor_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    TokenCursor& cursor_;
  };

 private:
  std::vector<Token> tokens_;
  Place place_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace entente
