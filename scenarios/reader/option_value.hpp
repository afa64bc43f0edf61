#pragma once

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/problems.hpp"

#include <optional>
#include <string>

namespace entente {

/// The value of a key of KeyType::word_or_list as a command line gives it: a word, or names with commas between them.
/// Nothing and problems otherwise, with the place `option`.
std::optional<Value> option_value(const std::string& path, const std::string& text, const std::string& option,
                                  Problems& problems);

}  // namespace entente
