#pragma once

#include "sim/core/place.hpp"

#include <filesystem>

namespace entente {

/// The place of an error that concerns a whole file or folder.
inline Place place_of(const std::filesystem::path& path) {
  Place place;
  place.file = path.string();
  return place;
}

}  // namespace entente
