#include "results/goodness/group_words.hpp"

#include "results/goodness/auxiliary.hpp"

#include <algorithm>

namespace entente {

std::string group_words(std::string_view group) {
  // The group counts states that sent more than expected; how much more is in no statistic of it.
  if (group == to_string(AuxiliaryGroup::over_contribution)) return "over-contributors";
  std::string words(group);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace entente
