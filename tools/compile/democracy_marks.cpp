// Compiles scenarios/recipes/democracy_marks.csv: the state-years in which the published panel's mark of democracy is
// not what polity2 of the same panel would make it.
//
//   compile-democracy-marks ISAF_PANEL.csv DEMOCRACY_MARKS.csv
//
// The mark follows Polity's democracy score (democ >= 6), and its special codes, which are below 0, count as none. The
// score is not among the public files of Entente's recipes; with this table the mark follows from polity2, which is.

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"
#include "estimate/table/csv.hpp"
#include "estimate/table/write_file.hpp"
#include "sim/core/error.hpp"

#include <iostream>
#include <map>
#include <optional>
#include <string>

namespace entente {
namespace {

struct Mark {
  bool democracy;
  std::string reason;
};

std::string reason_of(long long score) {
  if (score == -66) return "foreign interruption (-66)";
  if (score == -77) return "interregnum (-77)";
  if (score == -88) return "transition (-88)";
  return "democracy score " + std::to_string(score);
}

std::map<StateYear, Mark> marks_of(const Table& panel) {
  const std::size_t code = panel.column("ccode"), year = panel.column("year"), score = panel.column("democ"),
                    polity2 = panel.column("polity2"), dem = panel.column("dem");
  std::map<StateYear, Mark> marks;
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    const auto mark = panel.integer(row, dem), democ = panel.integer(row, score);
    if (!mark || !democ) continue;
    const auto combined = panel.integer(row, polity2);
    if (combined && (*combined >= 6) == (*mark == 1)) continue;
    const StateYear key = state_year(panel.required_integer(row, code), panel.required_integer(row, year));
    marks[key] = {*mark == 1, reason_of(*democ)};
  }
  return marks;
}

std::string text_of(const std::map<StateYear, Mark>& marks) {
  std::string text = "cow,state,first_year,last_year,democracy,reason\n";
  for (auto spell = marks.begin(); spell != marks.end();) {
    auto last = spell;
    for (auto next = std::next(spell); next != marks.end(); last = next++) {
      const bool goes_on = next->first.state == spell->first.state &&
                           next->first.year.number() == last->first.year.number() + 1 &&
                           next->second.reason == spell->second.reason;
      if (!goes_on) break;
    }
    text += std::to_string(spell->first.state.number()) + ',' + state_name(spell->first.state) + ',' +
            std::to_string(spell->first.year.number()) + ',' + std::to_string(last->first.year.number()) + ',' +
            (spell->second.democracy ? "1" : "0") + ',' + spell->second.reason + '\n';
    spell = std::next(last);
  }
  return text;
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: compile-democracy-marks ISAF_PANEL.csv DEMOCRACY_MARKS.csv\n";
    return 2;
  }
  try {
    const entente::Table panel = entente::Table::read(arguments[1], arguments[1]);
    entente::write_file(arguments[2], entente::text_of(entente::marks_of(panel)));
    return 0;
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  }
}
