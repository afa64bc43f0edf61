#include "scenarios/reader/words.hpp"

namespace entente {

const char* to_string(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "as_published" : "corrected";
}

const char* to_string(DepthMeasure measure) {
  return measure == DepthMeasure::as_published ? "as_published" : "oriented";
}

const char* to_string(PotentialKind kind) { return kind == PotentialKind::difference ? "difference" : "residual"; }

const char* to_string(IncompletePolicy policy) { return policy == IncompletePolicy::error ? "error" : "exclude"; }

std::string listed(const std::vector<std::string>& names, const std::string& conjunction) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + conjunction + " " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace entente
