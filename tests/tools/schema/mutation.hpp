#pragma once

#include "scenarios/yaml/node.hpp"

#include <random>
#include <string>

namespace entente {

/// Changes one thing of a scenario's tree, for better or worse: leaves a key out, misspells it, adds one, puts a number
/// at an edge, another word, a value of another kind, an item more or less. Says what it did.
///
/// Left alone is what a schema cannot know: files that are not there, quotes, notations of numbers, years in order.
std::string mutate(Node& root, std::mt19937_64& dice);

}  // namespace entente
