#include "tools/compile/afghanistan/distance.hpp"

namespace entente::compile {

Facts<double> read_distance(Sources& sources) {
  const auto capitals = capitals_at_year_end(read_capitals(sources.read("raw/cow_capitals.csv")));
  const Facts<double> facts = in_scenario(distances_to(theatre, capitals).facts);
  sources.audits.push_back(audit_of("capitals (cow_capitals.csv)", sources, facts));
  return facts;
}

Facts<GeoPoint> read_capital_points(const Sources& sources) {
  return in_scenario(capitals_at_year_end(read_capitals(sources.read("raw/cow_capitals.csv"))).facts);
}

}  // namespace entente::compile
