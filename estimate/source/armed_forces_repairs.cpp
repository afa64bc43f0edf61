#include "estimate/source/armed_forces_repairs.hpp"

namespace entente {

const std::vector<ArmedForcesRepair>& armed_forces_repairs() {
  static constexpr std::string_view digit = "one digit too many: 352,771 in the next edition";
  static constexpr std::string_view no_forces =
      "the state has no armed forces; other editions have this number in the column of paramilitary forces";
  static const std::vector<ArmedForcesRepair> repairs{
      {{CowCode{220}, Year{2008}}, 3521771, 352771, "", digit},
      {{CowCode{94}, Year{2010}}, 9800, 0, "paramilitary", no_forces},
      {{CowCode{94}, Year{2013}}, 9800, 0, "paramilitary", no_forces},
      {{CowCode{95}, Year{2010}}, 12000, 0, "paramilitary", no_forces},
      {{CowCode{95}, Year{2014}}, 12000, 0, "paramilitary", no_forces},
  };
  return repairs;
}

const ArmedForcesRepair* repair_of(const ArmedForcesRow& row) {
  for (const ArmedForcesRepair& repair : armed_forces_repairs()) {
    if (row.state == repair.key.state && row.year() == repair.key.year && row.active == repair.keyed) return &repair;
  }
  return nullptr;
}

}  // namespace entente
