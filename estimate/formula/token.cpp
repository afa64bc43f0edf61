#include "estimate/formula/token.hpp"

#include "estimate/formula/formula.hpp"
#include "estimate/table/utf8.hpp"
#include "sim/core/number_text.hpp"

#include <utility>

namespace entente {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Bytes from 0x80 on belong to letters of other alphabets.
bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         static_cast<unsigned char>(letter) >= 0x80;
}

bool begins_name(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '.') return text.size() < 2 || !is_digit(text[1]);
  return is_letter(text.front());
}

bool continues_name(char letter) { return is_letter(letter) || is_digit(letter) || letter == '.' || letter == '_'; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Place& place) : text_(text), place_(place) {
    if (text.size() > formula_length_limit) {
      throw input_error(place, "a formula of " + std::to_string(text.size()) + " characters",
                        "at most " + std::to_string(formula_length_limit));
    }
  }

  std::vector<Token> all() {
    std::vector<Token> tokens;
    do {
      tokens.push_back(next());
    } while (tokens.back().kind != Token::Kind::end);
    return tokens;
  }

 private:
  Token next() {
    while (position_ < text_.size() && std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos) {
      pass();
    }
    const std::size_t column = column_;
    if (position_ == text_.size()) return {Token::Kind::end, "", 0, column};
    const char first = text_[position_];
    if (first == '`') return {Token::Kind::name, quoted(), 0, column};
    if (begins_name(text_.substr(position_))) return {Token::Kind::name, name(), 0, column};
    if (is_digit(first) || first == '.') return number();
    if (text_.substr(position_, 2) == "**") {
      pass();
      pass();
      return {Token::Kind::symbol, "^", 0, column};
    }
    if (std::string_view("~+-*/^:(),|").find(first) == std::string_view::npos) {
      throw input_error(at_column(place_, column), "\"" + character() + "\" has no meaning in a formula",
                        "names, numbers and ~ + - * / ^ : ( ) , |");
    }
    pass();
    return {Token::Kind::symbol, std::string(1, first), 0, column};
  }

  std::string quoted() {
    const std::size_t opening = column_;
    pass();
    std::string name;
    while (position_ < text_.size() && text_[position_] != '`') name += pass();
    if (position_ == text_.size()) throw input_error(at_column(place_, opening), "a backquote that is never closed");
    pass();
    if (name.empty()) throw input_error(at_column(place_, opening), "an empty name", "the name of a variable");
    return name;
  }

  std::string name() {
    std::string name;
    while (position_ < text_.size() && continues_name(text_[position_])) name += pass();
    return name;
  }

  Token number() {
    const std::size_t column = column_;
    std::string digits;
    const auto take_digits = [&] {
      while (position_ < text_.size() && is_digit(text_[position_])) digits += pass();
    };
    take_digits();
    if (position_ < text_.size() && text_[position_] == '.') digits += pass();
    take_digits();
    if (exponent_follows()) {
      digits += pass();
      if (const char sign = pass().front(); sign != '+') digits += sign;
      take_digits();
    }
    const bool goes_on = position_ < text_.size() && continues_name(text_[position_]);
    const std::optional<double> value = parse_number(digits);
    if (goes_on || !value) {
      while (position_ < text_.size() && continues_name(text_[position_])) digits += pass();
      throw input_error(at_column(place_, column), "\"" + digits + "\" is neither a number nor a name", "",
                        "put a name that begins with a digit in backquotes");
    }
    return {Token::Kind::number, digits, *value, column};
  }

  bool exponent_follows() const {
    if (position_ + 1 >= text_.size() || (text_[position_] != 'e' && text_[position_] != 'E')) return false;
    const std::string_view rest = text_.substr(position_ + 1);
    const bool is_signed = rest.front() == '+' || rest.front() == '-';
    return is_signed ? rest.size() > 1 && is_digit(rest[1]) : is_digit(rest.front());
  }

  std::string character() const {
    const std::size_t length = utf8_length(text_.substr(position_));
    if (length == 0 || static_cast<unsigned char>(text_[position_]) < 0x20) return "?";
    return std::string(text_.substr(position_, length));
  }

  // One character, which may have several bytes.
  std::string pass() {
    const std::size_t length = utf8_length(text_.substr(position_));
    if (length == 0) throw input_error(at_column(place_, column_), "a byte that is not UTF-8", "a text in UTF-8");
    const std::string character(text_.substr(position_, length));
    position_ += length;
    ++column_;
    return character;
  }

  std::string_view text_;
  const Place& place_;
  std::size_t position_ = 0;
  std::size_t column_ = 1;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view formula, const Place& place) { return Tokenizer(formula, place).all(); }

Place at_column(const Place& start, std::size_t column) {
  Place place = start;
  // A line of a file whose column is not known stays so; an option is one line.
  if (place.line > 0 && place.column == 0) return place;
  place.column = (place.line > 0 ? place.column - 1 : 0) + static_cast<int>(column);
  if (place.line == 0) place.line = 1;
  // "--formula:1:5", whether the option is named as the file or as the key.
  if (place.file.empty()) std::swap(place.file, place.key);
  return place;
}

std::string r_name(const std::string& name) {
  bool plain = begins_name(name);
  for (const char letter : name) plain = plain && continues_name(letter);
  return plain ? name : "`" + name + "`";
}

}  // namespace entente
