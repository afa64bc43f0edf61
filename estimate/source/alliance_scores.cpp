#include "estimate/source/alliance_scores.hpp"

#include "estimate/source/fields.hpp"

#include <string>

namespace entente {

AllianceScores read_alliance_scores(const Table& table) {
  const std::size_t atop = table.column("atopid"), mean = table.column("mean");
  constexpr Bounds of_score{-10, 10};  // in standard deviations
  AllianceScores scores;
  for_each_row(table, [&](std::size_t row) {
    const long long alliance = table.required_integer(row, atop);
    if (scores.emplace(alliance, required_number_in(table, row, mean, of_score)).second) return;
    throw input_error(table.place(row, atop), "alliance " + std::to_string(alliance) + " a second time",
                      "one score an alliance");
  });
  return scores;
}

}  // namespace entente
