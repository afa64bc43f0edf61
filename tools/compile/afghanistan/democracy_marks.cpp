#include "tools/compile/afghanistan/democracy_marks.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <iterator>
#include <map>

namespace entente::compile {
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

std::string democracy_marks(const Table& panel) { return text_of(marks_of(panel)); }

}  // namespace entente::compile
