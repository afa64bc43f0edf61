#include "tools/command/chosen_value_option.hpp"

#include "estimate/prediction/value_grid.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace entente {
namespace {

using Kind = ChosenValue::Kind;

const std::string expected = "VAR=0.5, VAR=0,1, VAR=FROM:TO:POINTS, or VAR=mean, median, min, max or observed";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

double number_of(std::string_view text, const Place& place) {
  if (const std::optional<double> number = parse_number(text)) return *number;
  throw input_error(place, "\"" + std::string(text) + "\" is not a number", expected);
}

std::vector<double> grid_of(const std::vector<std::string_view>& parts, const Place& place) {
  const double from = number_of(parts[0], place);
  const double to = number_of(parts[1], place);
  const std::optional<long long> points = parse_integer(parts[2]);
  if (!points || *points < 2 || *points > 10000) {
    throw input_error(place, "\"" + std::string(parts[2]) + "\" is no number of points", "2 to 10000");
  }
  if (from == to) throw input_error(place, "the grid ends where it begins", "another number");
  return value_grid(from, to, static_cast<int>(*points));
}

std::optional<Kind> kind_of(std::string_view word, const Place& place) {
  std::vector<std::string> words;
  for (const Kind kind : {Kind::mean, Kind::median, Kind::minimum, Kind::maximum, Kind::observed}) {
    if (word == to_string(kind)) return kind;
    words.emplace_back(to_string(kind));
  }
  const std::string nearest = nearest_name(word, words);
  if (nearest.empty()) return std::nullopt;
  throw input_error(place, "\"" + std::string(word) + "\" is not known here", "\"" + nearest + "\"");
}

}  // namespace

ChosenValue parse_chosen_value(std::string_view text, const Place& place) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    throw input_error(place, "\"" + std::string(text) + "\" says nothing of a variable", expected);
  }
  ChosenValue chosen{.variable = std::string(text.substr(0, equals)), .kind = Kind::values, .place = place};
  const std::string_view value = text.substr(equals + 1);
  const std::vector<std::string_view> ends = split(value, ':');
  if (ends.size() == 3) {
    chosen.values = grid_of(ends, place);
    return chosen;
  }
  if (!parse_number(split(value, ',').front())) {
    if (const std::optional<Kind> kind = kind_of(value, place)) {
      chosen.kind = *kind;
      return chosen;
    }
  }
  for (const std::string_view part : split(value, ',')) chosen.values.push_back(number_of(part, place));
  return chosen;
}

}  // namespace entente
