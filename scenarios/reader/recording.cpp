#include "scenarios/reader/recording.hpp"

#include "scenarios/reader/option_value.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace entente {
namespace {

template <class Container, class Item>
bool contains(const Container& container, const Item& item) {
  return std::find(container.begin(), container.end(), item) != container.end();
}

}  // namespace

std::vector<Quantity> recorded_quantities(const Value& value, bool learning) {
  std::vector<Quantity> quantities;
  const auto* word = std::get_if<std::string>(&value);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  for (const Quantity quantity : all_quantities) {
    const bool all = word && *word == record_full && (learning || quantity != Quantity::expectation);
    if (all || (list && contains(*list, std::string_view(to_string(quantity))))) quantities.push_back(quantity);
  }
  return quantities;
}

bool asks_for_ensemble_file(const Value& value) {
  const auto* word = std::get_if<std::string>(&value);
  return word == nullptr || *word != record_none;
}

std::optional<Problem> recording_problem(const std::vector<Quantity>& recorded, bool learning, const Place& place) {
  if (learning || !contains(recorded, Quantity::expectation)) return std::nullopt;
  return Problem{place, "there are no expectations to record, for states do not learn",
                 "quantities without expectation, or expectation: {rule: learning, ...}", ""};
}

std::optional<Value> record_value(const std::string& text, const std::string& option, Problems& problems) {
  return option_value("simulation.record", text, option, problems);
}

}  // namespace entente
