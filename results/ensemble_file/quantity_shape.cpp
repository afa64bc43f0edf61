#include "results/ensemble_file/quantity_shape.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente {
namespace {

constexpr std::array descriptions{
    QuantityDescription{Quantity::share, QuantityShape::by_cell, QuantityPer::war, NetcdfType::float64, sizeof(double),
                        "contribution share: troops sent over armed forces, 0 where not invited", ""},
    QuantityDescription{Quantity::standing, QuantityShape::by_cell, QuantityPer::leader, NetcdfType::float64,
                        sizeof(double),
                        "informal standing with the leader at the end of the year, in units of tie depth", ""},
    QuantityDescription{Quantity::expectation, QuantityShape::by_cell, QuantityPer::leader, NetcdfType::float64,
                        sizeof(double),
                        "expected chance that the leader rewards over-contribution, at the end of the year", ""},
    QuantityDescription{Quantity::casualties, QuantityShape::by_cell, QuantityPer::war, NetcdfType::int32,
                        sizeof(std::int32_t), "deaths of soldiers sent", ""},
    QuantityDescription{Quantity::posterior, QuantityShape::by_state, QuantityPer::leader, NetcdfType::float64,
                        sizeof(double), "the leader's belief, at the end, that the state is committed: a probability",
                        ""},
    QuantityDescription{Quantity::committed, QuantityShape::by_state, QuantityPer::ensemble, NetcdfType::uint8,
                        sizeof(std::uint8_t), "the state's true type; 0 for all with types off",
                        "uncommitted committed"},
    QuantityDescription{Quantity::withdrawn, QuantityShape::by_state, QuantityPer::war, NetcdfType::uint8,
                        sizeof(std::uint8_t), "whether the state left for good before the war's end",
                        "stayed withdrawn"},
    QuantityDescription{Quantity::potential_slope, QuantityShape::by_replicate, QuantityPer::ensemble,
                        NetcdfType::float64, sizeof(double),
                        "coefficient of unrealized alliance potential in this replicate", ""},
};
static_assert(descriptions.size() == all_quantities.size());

}  // namespace

const QuantityDescription& description_of(Quantity quantity) {
  return *std::find_if(descriptions.begin(), descriptions.end(),
                       [&](const QuantityDescription& candidate) { return candidate.quantity == quantity; });
}

}  // namespace entente
