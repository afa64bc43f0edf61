#include "estimate/source/afghan_troops.hpp"

#include "estimate/source/fields.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

// The file's own code, with leading zeros in some rows ("000").
std::optional<long long> code_in(const Table& table, std::size_t row, std::size_t column) {
  std::string_view text = table.view(row, column);
  while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  if (const auto code = parse_integer(text)) return code;
  return table.integer(row, column);  // an error
}

}  // namespace

std::vector<AfghanTroops> read_afghan_troops(const Table& table) {
  const std::size_t year = table.column("year"), country = table.column("country"), code = table.column("ccode"),
                    forces = table.column("troops_total"), total = table.column("troops_afghan_total"),
                    oef = table.column("troops_afghan_oef"), isaf = table.column("troops_afghan_isaf"),
                    unama = table.column("troops_afghan_unama"), ratio = table.column("troops_afghan_ratio");
  const auto required_count = [&](std::size_t row, std::size_t column) {
    const auto count = count_in(table, row, column);
    return count ? *count : table.required_integer(row, column);
  };
  std::vector<AfghanTroops> rows;
  for_each_row(table, [&](std::size_t row) {
    AfghanTroops troops;
    troops.year = year_in(table, row, year);
    troops.state_name = table.text(row, country);
    troops.state = named_state_in(table, row, country, troops.year);
    troops.code = code_in(table, row, code);
    troops.armed_forces = count_in(table, row, forces);
    troops.total = required_count(row, total);
    troops.oef = required_count(row, oef);
    troops.isaf = required_count(row, isaf);
    troops.unama = required_count(row, unama);
    if (table.view(row, ratio) != "Inf") troops.ratio = number_in(table, row, ratio);
    troops.line = line_of(table, row);
    rows.push_back(std::move(troops));
  });
  return rows;
}

}  // namespace entente
