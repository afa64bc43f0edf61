#include "tools/compile/ties_table.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/csv_text.hpp"
#include "tools/compile/depth.hpp"

namespace entente::compile {

std::string ties_table(const std::vector<TieSpell>& spells) {
  std::string text = csv_line({"cow_a", "iso3_a", "cow_b", "iso3_b", "first_year", "last_year", "atop_id",
                               "depth_as_published", "depth_oriented"});
  for (const TieSpell& spell : spells) {
    text += csv_line({std::to_string(spell.a.number()), iso3(spell.a), std::to_string(spell.b.number()), iso3(spell.b),
                      std::to_string(spell.first.number()), std::to_string(spell.last.number()),
                      std::to_string(spell.atop_id), text_of(depth_as_published(spell.score)),
                      text_of(depth_oriented(spell.score))});
  }
  return text;
}

}  // namespace entente::compile
