#include "results/report/phrases.hpp"

#include "results/terminal/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

namespace entente {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string with_minus_signs(const std::string& text) {
  constexpr std::string_view before = " ([=";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || before.find(text[i - 1]) != std::string_view::npos;
    const bool number = i + 1 < text.size() && is_digit(text[i + 1]);
    if (text[i] == '-' && begins && number) {
      result += "\u2212";
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string printed(double number, int decimals) { return with_minus_signs(fixed(number, decimals)); }

std::string plus_minus(double value, double error, int decimals, double scale) {
  std::string text = printed(scale * value, decimals);
  if (std::isfinite(value) && std::isfinite(error)) text += " ± " + fixed(scale * error, decimals);
  return text;
}

std::string span_of(const RunWar& war) {
  const std::string first = std::to_string(war.first_year.number()), last = std::to_string(war.last_year.number());
  return first == last ? first : first + "-" + last;
}

std::string p_text(double p) { return p < 0.001 ? "p < 0.001" : "p = " + fixed(p, 3); }

std::string counted(std::size_t number, const std::string& one, const std::string& several) {
  return std::to_string(number) + " " + (number == 1 ? one : several);
}

double first_number(const RunTable& table, const std::string& column) {
  if (table.rows() == 0 || !table.has(column)) return std::numeric_limits<double>::quiet_NaN();
  return table.numbers(column).front();
}

std::vector<std::size_t> descending(const std::vector<double>& numbers) {
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t i) { return std::isnan(numbers[i]); }),
              order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return numbers[a] > numbers[b]; });
  return order;
}

namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

std::string known_as(const std::string& word, const Names& names) {
  for (const auto& [name, meaning] : names)
    if (name == word) return meaning;
  return word;
}

}  // namespace

std::string theory_words(const std::string& theory) {
  return known_as(theory,
                  {{"signalling", "signalling (unrealized alliance potential beside the conventional theories)"},
                   {"combined", "the conventional theories combined, without alliance potential"},
                   {"collective_action", "collective action"},
                   {"balance_of_threat", "balance of threat"},
                   {"alliance_dependence", "alliance dependence"},
                   {"domestic_politics", "domestic politics"},
                   {"potential_alone", "unrealized alliance potential alone, without the conventional theories"}});
}

std::string family_words(const std::string& family) {
  return known_as(family, {{"gaussian", "gaussian (linear, as in the paper)"},
                           {"tobit", "tobit (linear, censored at zero)"},
                           {"hurdle", "hurdle (whether to contribute, and apart from it how much)"}});
}

}  // namespace entente
