#pragma once

#include "estimate/source/capitals.hpp"
#include "sim/core/identifiers.hpp"

/// What the scenario of the Crimean War is about.
namespace entente::compile::crimea {

inline constexpr Year first_year{1853};      // the last year without a treaty of the coalition
inline constexpr Year first_war_year{1854};  // France and the United Kingdom declare war in March
inline constexpr Year last_year{1856};       // peace on 30 March
inline constexpr CowCode leader{220};        // France
inline constexpr CowCode host{640};          // the Ottoman Empire, attacked on its own soil
inline constexpr CowCode opponent{365};      // Russia
inline constexpr CowCode tunisia{616}, egypt{651};
inline constexpr GeoPoint sevastopol{44.605, 33.5225};

}  // namespace entente::compile::crimea
