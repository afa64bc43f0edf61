#pragma once

#include "results/json/value.hpp"

#include <string>

/// For source files of results/report only.
namespace entente {

/// A CSV file so that it takes little room and comes back byte for byte: {"csv": text} as it is, or, where that is
/// shorter, {"rows": count, "columns": [column, ...]} by columns, the heading being a row as any other. A column is a
/// list of its fields, quotes and all, or {"of": different fields, "at": the place of each row's} (place_letters.hpp).
/// Lists are one text, divided by commas, where no field has a comma.
OrderedJson packed_table(const std::string& csv);

}  // namespace entente
