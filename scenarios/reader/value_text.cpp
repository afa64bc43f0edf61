#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/value.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

std::string text_of(const std::string& text) { return text; }
std::string text_of(double number) { return number_text(number); }
std::string text_of(long long number) { return std::to_string(number); }
std::string text_of(bool truth) { return truth ? "true" : "false"; }
std::string text_of(CowCode state) { return iso3(state); }
std::string text_of(const StateAt& state) { return iso3(state.state); }
std::string text_of(const FileAt& file) { return file.written; }
std::string text_of(const YearSpan& years) {
  return "[" + std::to_string(years.first) + ", " + std::to_string(years.last) + "]";
}
std::string text_of(const Coordinates& place) {
  return "[" + number_text(place.latitude) + ", " + number_text(place.longitude) + "]";
}
std::string text_of(const std::pair<const int, NumberAt>& entry) {
  return std::to_string(entry.first) + ": " + number_text(entry.second.number);
}
std::string text_of(const std::pair<const std::string, NumberAt>& entry) {
  return entry.first + ": " + number_text(entry.second.number);
}

template <class Container>
std::string joined(const Container& container) {
  std::string text;
  for (const auto& element : container) text += (text.empty() ? "" : ", ") + text_of(element);
  return text;
}

std::string text_of(const std::vector<StateAt>& states) { return "[" + joined(states) + "]"; }
std::string text_of(const std::vector<std::string>& words) { return "[" + joined(words) + "]"; }
std::string text_of(const std::map<int, NumberAt>& numbers) { return "{" + joined(numbers) + "}"; }
std::string text_of(const std::map<std::string, NumberAt>& numbers) { return "{" + joined(numbers) + "}"; }

}  // namespace

std::string value_text(const Value& value) {
  return std::visit([](const auto& typed) { return text_of(typed); }, value);
}

}  // namespace entente
