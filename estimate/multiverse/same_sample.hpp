#pragma once

#include "estimate/sample/sample.hpp"

#include <cstdint>

namespace entente {

/// Whether a model sees the same in two samples: outcome, terms, design, leaves and groupings, bit for bit.
bool same_sample(const Sample& a, const Sample& b);

/// Equal for samples that are the same; for finding those that may be.
std::uint64_t sample_hash(const Sample& sample);

}  // namespace entente
