#include "tools/compile/common/grade.hpp"

namespace entente::compile {
namespace {

// Of a force that was larger the source knows a part, or a lower bound.
bool is_a_part(std::string_view certainty) {
  return certainty.find("lower bound") != std::string_view::npos || certainty.find(" only)") != std::string_view::npos;
}

}  // namespace

std::optional<char> grade(std::string_view certainty) {
  if (certainty.empty() || certainty.find("split") != std::string_view::npos) return std::nullopt;
  const char letter = certainty.front();
  const bool is_graded = certainty.size() == 1 || certainty[1] == '-' || certainty[1] == ' ';
  if (!is_graded || letter < 'A' || letter > 'C') return std::nullopt;
  return is_a_part(certainty) ? 'C' : letter;
}

}  // namespace entente::compile
