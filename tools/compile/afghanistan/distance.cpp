#include "tools/compile/afghanistan/distance.hpp"

#include "estimate/source/capitals.hpp"

namespace entente::compile {

Facts<double> read_distance(Sources& sources) {
  const auto capitals = capitals_at_year_end(read_capitals(sources.read("raw/cow_capitals.csv")));
  const Facts<double> facts = in_scenario(distances_to(theatre, capitals).facts);
  sources.audits.push_back(audit_of("capitals (cow_capitals.csv)", sources, facts));
  return facts;
}

}  // namespace entente::compile
