#include "scenarios/reader/certainty.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

std::string counting_marks(const Value& value) {
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  std::string marks;
  if (list == nullptr) return marks;
  for (const char mark : std::string_view(certainty_marks)) {
    if (std::find(list->begin(), list->end(), std::string(1, mark)) != list->end()) marks += mark;
  }
  return marks;
}

}  // namespace entente
