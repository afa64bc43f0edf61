#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"

namespace entente {
namespace {

// The archive took each state's first distance on record for all years, so that states which the file has at 0 in its
// first years are neighbours for good.
std::map<CowCode, double> first_values(const Facts<double>& facts, Year since) {
  std::map<CowCode, double> first;
  for (const auto& [key, miles] : facts) {
    if (key.year >= since) first.emplace(key.state, miles);
  }
  return first;
}

void add_miles(const PanelFrame& frame) {
  frame.require_source("distances", "distance: as_published");
  const CountryYears<double>& source = *frame.content.miles;
  const std::map<CowCode, double> first = first_values(source.facts, frame.recipe.first_year);
  PanelColumn& column = frame.column(
      {"distance", "distance of the capital from the theatre's: " + choice_meaning(frame.recipe, "distance"),
       "statute miles", frame.source("distances"), "the theatre; a state that the source never has"});
  PanelMerge merge(frame, "distances", {frame.recipe.first_year, frame.recipe.last_year});
  for (const PanelRow& row : frame.rows) {
    const auto found = first.find(row.code);
    if (found != first.end()) merge.right(row.merge_key());
    column.add(found == first.end() ? std::nullopt : std::optional(found->second));
    if (found != first.end() && !source.coverage.contains(row.year)) {
      merge.set_aside("outside the source's coverage, given an earlier year's distance", row.label);
    }
  }
  merge.finish();
}

void add_kilometres(const PanelFrame& frame) {
  frame.require_source("capitals", "distance: capitals");
  const CountryYears<double>& source = *frame.content.kilometres;
  PanelColumn& column = frame.column(
      {"distance", "distance of the capital from the theatre's: " + choice_meaning(frame.recipe, "distance"), "km",
       frame.source("capitals"), "no capital on record at the end of the year"});
  for (const PanelRow& row : frame.rows) column.add(find(source.facts, row.merge_key()));
  PanelMerge merge(frame, "capitals", source.coverage);
  merge.right(source.facts);
  merge.finish();
}

}  // namespace

void add_distance_column(const PanelFrame& frame) {
  if (!frame.content.miles && !frame.content.kilometres) return;
  frame.is("distance", "as_published") ? add_miles(frame) : add_kilometres(frame);
}

}  // namespace entente
