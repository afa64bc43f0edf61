#pragma once

#include "results/ensemble_file/netcdf_type.hpp"
#include "sim/war/recording.hpp"

#include <cstddef>
#include <optional>
#include <vector>

/// How the quantities of every replicate lie in an ensemble's file: for its writer and its reader alike.
namespace entente {

/// By what a quantity's values lie in a block.
enum class QuantityShape { by_cell, by_state, by_replicate };

/// What a quantity differs by besides, where there are several.
enum class QuantityPer { ensemble, war, leader };

struct QuantityDescription {
  Quantity quantity;
  QuantityShape shape;
  QuantityPer per;
  NetcdfType type;
  std::size_t bytes;  ///< of a value
  const char* long_name;
  const char* meanings;  ///< of 0 and 1, for yes or no
};

const QuantityDescription& description_of(Quantity quantity);

/// The second variable of Quantity::potential_slope.
inline constexpr const char* amount_slope_name = "amount_potential_slope";

/// A value a dimension; no war or leader where there is one only.
template <class Value>
struct PerDimension {
  std::optional<Value> war, leader;
  Value year, state, replicate;
};

/// One value a dimension that the quantity has, in the order of the file.
template <class Value>
std::vector<Value> in_shape(const QuantityDescription& about, const PerDimension<Value>& each) {
  std::vector<Value> values;
  if (about.per == QuantityPer::war && each.war) values.push_back(*each.war);
  if (about.per == QuantityPer::leader && each.leader) values.push_back(*each.leader);
  if (about.shape == QuantityShape::by_cell) values.push_back(each.year);
  if (about.shape != QuantityShape::by_replicate) values.push_back(each.state);
  values.push_back(each.replicate);
  return values;
}

}  // namespace entente
