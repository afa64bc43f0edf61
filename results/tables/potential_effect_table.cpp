#include "results/tables/potential_effect_table.hpp"

#include "results/tables/csv_text.hpp"

namespace entente {

std::string potential_effect_csv(const std::vector<std::pair<WarId, PotentialEffect>>& wars) {
  std::vector<std::string> columns = {"potential", "share",      "low",         "high",      "level",
                                      "change",    "change_low", "change_high", "reference", "rows"};
  if (wars.size() > 1) columns.insert(columns.begin(), "war");
  CsvText csv(columns);
  for (const auto& [war, effect] : wars) {
    for (const PotentialEffectPoint& point : effect.points) {
      if (wars.size() > 1) csv.add(static_cast<std::size_t>(war.number()));
      csv.add(point.potential).add(point.share).add(point.low).add(point.high).add(effect.level);
      csv.add(point.change).add(point.change_low).add(point.change_high).add(effect.reference).add(effect.rows);
    }
  }
  return csv.text();
}

}  // namespace entente
