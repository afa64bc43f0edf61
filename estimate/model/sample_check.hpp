#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>

namespace entente {

/// What every least-squares fit asks of a sample. Throws Error (Fault::input) with every problem found: sizes that do
/// not agree, no terms, names that are empty or stand twice, numbers that are not finite, a response that never varies,
/// no more rows than terms and absorbed effects.
/// @param absorbed degrees of freedom of absorbed effects.
void check(const Sample& sample, std::size_t absorbed = 0);

/// How many rows have an outcome above zero.
std::size_t positive_rows(const Sample& sample);

}  // namespace entente
