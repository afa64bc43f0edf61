#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"

namespace entente {
namespace {

// Where Polity's own numbers are not the Correlates of War's. As if they were, a state has the score of the one that
// has its number in Polity's list, or none.
struct Misfiled {
  CowCode code;
  int first, last;
  CowCode scored;  // 0: nobody
  int later = 0;   // years by which the score is taken from a later year
};

constexpr CowCode nobody{0};
constexpr Misfiled misfiled[] = {
    {CowCode{530}, 1993, 2100, nobody},        // Ethiopia: 529
    {CowCode{345}, 1991, 2100, nobody},        // Serbia and Montenegro: 347, Serbia: 342
    {CowCode{341}, 2006, 2007, nobody},        // Montenegro: 348
    {CowCode{341}, 2008, 2100, CowCode{347}},  // 341 is Kosovo
    {CowCode{347}, 2008, 2100, nobody},        // 347 was Serbia and Montenegro
    {CowCode{625}, 2012, 2100, nobody},        // Sudan from 2011: 626
    // Polity scores Sudan without the South from 2011, when the source at hand still has the score of the whole.
    {CowCode{626}, 2011, 2011, CowCode{625}, 1},
    {CowCode{626}, 2012, 2100, CowCode{625}},
    {CowCode{816}, 1976, 2100, nobody},  // Vietnam: 818
};

/// The state-year whose score the row is given; nothing for one that is given none.
std::optional<StateYear> scored(StateYear key, bool by_polity_number) {
  if (!by_polity_number) return key;
  for (const Misfiled& one : misfiled) {
    const int year = key.year.number();
    if (one.code != key.state || year < one.first || year > one.last) continue;
    if (one.scored == nobody) return std::nullopt;
    return state_year(one.scored, year + one.later);
  }
  return key;
}

class Scores {
 public:
  explicit Scores(const PanelFrame& frame)
      : source_(*frame.content.democracy), by_polity_number_(frame.is("democracy_merge", "polity_number")) {}

  Democracy of(StateYear key) const {
    const auto whose = scored(key, by_polity_number_);
    return (whose ? find(source_.facts, *whose) : std::nullopt).value_or(Democracy{});
  }

 private:
  const CountryYears<Democracy>& source_;
  bool by_polity_number_;
};

std::optional<double> mark(const PanelFrame& frame, const Democracy& democracy, StateYear key) {
  if (frame.is("democracy_mark", "polyarchy")) {
    if (!democracy.polyarchy) return std::nullopt;
    return *democracy.polyarchy >= 0.5 ? 1 : 0;
  }
  if (frame.is("democracy_mark", "democracy_score")) {
    if (const auto known = find(*frame.content.democracy_marks, key)) return *known ? 1 : 0;
  }
  if (!democracy.polity2) return std::nullopt;
  return *democracy.polity2 >= 6 ? 1 : 0;
}

}  // namespace

void add_democracy_columns(const PanelFrame& frame) {
  if (!frame.content.democracy) return;
  if (frame.is("democracy_mark", "democracy_score")) {
    frame.require_source("democracy_marks", "democracy_mark: democracy_score");
  }
  const CountryYears<Democracy>& source = *frame.content.democracy;
  const Scores scores(frame);
  const std::string file = frame.source("democracy"), merged = choice_meaning(frame.recipe, "democracy_merge");
  PanelColumn& polity2 = frame.column(
      {"polity2", "Polity's combined score, merged " + merged, "-10 to 10", file, "not scored, or lost in the merge"});
  for (const PanelRow& row : frame.rows) polity2.add(scores.of(row.merge_key()).polity2);
  PanelColumn& dem = frame.column({"dem", "1 for a democracy: " + choice_meaning(frame.recipe, "democracy_mark"),
                                   "0 or 1", file, "not scored, or lost in the merge"});
  for (const PanelRow& row : frame.rows) dem.add(mark(frame, scores.of(row.merge_key()), row.merge_key()));
  PanelColumn& polyarchy = frame.column({"v2x_polyarchy", "V-Dem's electoral democracy index, merged " + merged,
                                         "0 to 1", file, "not scored, or lost in the merge"});
  for (const PanelRow& row : frame.rows) polyarchy.add(scores.of(row.merge_key()).polyarchy);

  PanelMerge merge(frame, "democracy", coverage_of(source.facts, &Democracy::polity2));
  for (const auto& [key, democracy] : source.facts) {
    if (democracy.polity2) merge.right(key);
  }
  for (const PanelRow& row : frame.rows) {
    const auto whose = scored(row.merge_key(), frame.is("democracy_merge", "polity_number"));
    if (whose == row.merge_key()) continue;
    merge.set_aside(whose ? "given the score of another state" : "not found under Polity's number", row.label);
  }
  merge.finish();
}

}  // namespace entente
