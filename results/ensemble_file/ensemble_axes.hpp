#pragma once

#include "results/ensemble_file/netcdf.hpp"

#include <cstddef>
#include <optional>

namespace entente {

/// The dimensions of an ensemble's file with their lengths. There is no replicate where none is kept, and no war or
/// leader where there is one only.
struct EnsembleAxes {
  std::size_t years = 0;
  std::size_t states = 0;
  std::size_t replications = 0;
  std::size_t wars = 1;
  std::size_t leaders = 1;
  NetcdfFile::Dimension year{}, state{};
  std::optional<NetcdfFile::Dimension> replicate, war, leader;
};

}  // namespace entente
