#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/table/crosswalk.hpp"

namespace entente {

void add_casualty_column(const PanelFrame& frame) {
  if (!frame.content.casualties) return;
  const Casualties& source = *frame.content.casualties;
  const bool exact = frame.is("casualty_names", "exact");
  PanelColumn& column = frame.column(
      {"casualties",
       "deaths of the state's soldiers in the theatre in the year: " + choice_meaning(frame.recipe, "casualty_names"),
       "deaths", frame.source("casualties"), "what is not in the state system; years outside the source's coverage"});
  const auto lost = [&](CowCode state) {
    const auto heading = source.names.find(state);
    return exact && heading != source.names.end() && heading->second != state_name(state);
  };
  PanelMerge merge(frame, "casualties", source.coverage);
  merge.only_listed();
  for (const PanelRow& row : frame.rows) {
    if (!row.in_system() || !source.coverage.contains(row.year)) {
      column.add(std::nullopt);
      continue;
    }
    const auto deaths = find(source.deaths, row.merge_key());
    const bool counted = deaths && !lost(row.code);
    column.add(counted ? static_cast<double>(*deaths) : 0);
    if (deaths && !counted) merge.set_aside("lost, the heading not being the state's name", row.label);
  }
  for (const auto& [key, deaths] : source.deaths) {
    if (!lost(key.state)) merge.right(key);
  }
  for (const auto& [year, deaths] : source.unattributed) {
    if (deaths > 0 && year >= frame.recipe.first_year && year <= frame.recipe.last_year) {
      merge.set_aside("deaths of no named state", std::to_string(year.number()) + ": " + std::to_string(deaths));
    }
  }
  merge.finish();
}

}  // namespace entente
