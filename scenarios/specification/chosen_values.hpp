#pragma once

#include "estimate/prediction/predict.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <vector>

namespace entente {

/// The values of a prediction's `at`: a map from variables to a number, a list of numbers, a word (mean, median, min,
/// max, observed) or a grid {from, to, points, base}. What is wrong goes to `problems` and is left out.
std::vector<ChosenValue> read_chosen_values(const Node& node, Problems& problems);

}  // namespace entente
