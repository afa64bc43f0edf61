#pragma once

#include "estimate/sample/sample.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace entente {

/// How the values of a column group the rows given: labels ascending, as numbers if all are, otherwise by their bytes.
/// Numbers are equal as numbers ("2" and "2.0"). No value may be missing.
Grouping group_by(const Table& table, std::size_t column, std::span<const std::size_t> rows, std::string name);

/// The labels as numbers, or nothing where one is none.
std::optional<std::vector<double>> numbers_of(const Grouping& grouping);

}  // namespace entente
