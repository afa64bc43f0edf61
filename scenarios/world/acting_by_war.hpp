#pragma once

#include "scenarios/world/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// The cells that act, by war: those that can and have every fact that they need, the coefficients' effect of their
/// state among them where `state_effects` has values. Adds notes on who is left out and on years in which the record
/// names a selection. Errors as acting_cells.
std::vector<std::vector<std::size_t>> acting_by_war(const Scenario& scenario, const Record& record,
                                                    const std::optional<Fact>& state_effects,
                                                    std::vector<std::string>& notes);

}  // namespace entente
