#include "estimate/similarity/alliance_ties.hpp"

#include <algorithm>
#include <map>

namespace entente {

AllianceTies ties_of(const CowAlliances& alliances) {
  AllianceTies result{alliances.coverage, {}};
  for (const CowAllianceSpell& spell : alliances.spells) {
    result.ties.push_back({spell.alliance, spell.a, spell.b, spell.first.year, spell.last.year, spell.obligations});
  }
  return result;
}

AllianceTies ties_of(const AtopMembers& alliances) {
  std::map<long long, std::vector<const AtopMembership*>> by_alliance;
  for (const AtopMembership& membership : alliances.memberships) {
    by_alliance[membership.alliance].push_back(&membership);
  }
  AllianceTies result{alliances.coverage, {}};
  for (const auto& [alliance, members] : by_alliance) {
    for (auto one = members.begin(); one != members.end(); ++one) {
      for (auto other = std::next(one); other != members.end(); ++other) {
        if (!are_partners(**one, **other)) continue;
        const auto [a, b] = std::minmax((*one)->member, (*other)->member);
        result.ties.push_back({alliance, a, b, std::max((*one)->first, (*other)->first).year,
                               std::min((*one)->last, (*other)->last).year,
                               either((*one)->obligations, (*other)->obligations)});
      }
    }
  }
  return result;
}

}  // namespace entente
