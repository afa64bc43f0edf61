#include "tools/compile/afghanistan/ties_table.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/depth.hpp"

#include <optional>

namespace entente::compile {
namespace {

// Below a score of -1.141, which no alliance with the leader has, the published transform turns negative: shallower
// than no tie at all. Such an alliance ties nobody in that measure, and its cell is empty.
std::optional<double> published_depth_of_a_tie(double score) {
  const double depth = depth_as_published(score);
  return depth < 0 ? std::nullopt : std::optional<double>(depth);
}

}  // namespace

std::string ties_table(const std::vector<TieSpell>& spells) {
  std::string text = csv_line({"cow_a", "iso3_a", "cow_b", "iso3_b", "first_year", "last_year", "atop_id",
                               "depth_as_published", "depth_oriented"});
  for (const TieSpell& spell : spells) {
    text += csv_line({std::to_string(spell.a.number()), iso3(spell.a), std::to_string(spell.b.number()), iso3(spell.b),
                      std::to_string(spell.first.number()), std::to_string(spell.last.number()),
                      std::to_string(spell.atop_id), text_of(published_depth_of_a_tie(spell.score)),
                      text_of(depth_oriented(spell.score))});
  }
  return text;
}

}  // namespace entente::compile
