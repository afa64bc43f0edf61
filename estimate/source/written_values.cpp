// What of each source is looked through for values that look mistyped.
#include "estimate/source/mistyped.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"

namespace entente {

std::vector<WrittenValue> written_values(const std::vector<PlacematCell>& cells) {
  std::vector<WrittenValue> values;
  for (const PlacematCell& cell : cells) {
    const auto state = state_meant(cell);
    const auto number = parse_number(cell.written);
    if (!state || !number || !(*number > 0)) continue;
    values.push_back({state_name(*state), {*state, cell.year}, cell.ordinal, *number, cell.written, cell.line});
  }
  return values;
}

std::vector<WrittenValue> written_values(const std::vector<ArmedForcesRow>& rows) {
  std::vector<WrittenValue> values;
  for (const ArmedForcesRow& row : rows) {
    if (!row.state || !row.active || *row.active == 0) continue;
    values.push_back(
        {state_name(*row.state), {*row.state, row.year()}, 0, static_cast<double>(*row.active), row.written, row.line});
  }
  return values;
}

std::vector<WrittenValue> written_values(const std::vector<Deployment>& rows) {
  std::vector<WrittenValue> values;
  int ordinal = 0;
  for (const Deployment& row : rows) {
    ++ordinal;
    if (!row.state || !row.count || *row.count == 0) continue;
    values.push_back({state_name(*row.state) + ", " + row.operation + ", " + row.location,
                      {*row.state, row.year()},
                      ordinal,
                      static_cast<double>(*row.count),
                      row.written,
                      row.line});
  }
  return values;
}

std::vector<WrittenValue> written_values(const Facts<double>& facts) {
  std::vector<WrittenValue> values;
  for (const auto& [key, value] : facts) {
    if (value > 0) values.push_back({state_name(key.state), key, 0, value, number_text(value), 0});
  }
  return values;
}

}  // namespace entente
