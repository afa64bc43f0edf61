#pragma once

#include <string>
#include <string_view>

namespace entente {

/// A group of statistics as people read it, wherever a test of it is told: "over-contributors" of `over_contribution`,
/// "not fitted" of `not_fitted`. Of any other name its words.
/// @param group as goodness_of_fit.csv has it
std::string group_words(std::string_view group);

}  // namespace entente
