#pragma once

#include "estimate/sample/sample.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Rows that alone make up a group of an effect.
struct Singletons {
  std::vector<std::size_t> kept;     ///< rows that remain, ascending
  std::vector<std::size_t> dropped;  ///< how many rows each effect cost
};

/// Drops rows that are alone in a group of any effect, again and again until none is left: a row that goes may leave
/// another alone (Correia 2015). Such a row's residual is 0 whatever the coefficients. Takes time in proportion to
/// rows.
Singletons drop_singletons(const std::vector<Grouping>& effects, std::size_t rows);

}  // namespace entente
