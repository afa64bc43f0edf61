#include "scenarios/world/third_party_ties.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace entente {
namespace {

using Dyad = std::pair<std::size_t, std::size_t>;

// By state: the first year in which the table has it.
std::vector<std::size_t> first_years(const StateFacts& facts) {
  const StateYears& layout = facts.layout;
  std::vector<std::size_t> first(layout.states.size(), layout.years);
  for (std::size_t state = 0; state < layout.states.size(); ++state) {
    for (std::size_t year = layout.years; year-- > 0;) {
      if (facts.row[layout.cell(year, state)] != StateFacts::no_row) first[state] = year;
    }
  }
  return first;
}

std::map<Dyad, double> dyads_of(const StateYears& layout, const AllianceNetwork& network,
                                const std::vector<CowCode>& leaders) {
  const auto leads = [&](CowCode state) { return std::find(leaders.begin(), leaders.end(), state) != leaders.end(); };
  std::map<Dyad, double> dyads;
  for (const NetworkTie& tie : network.all_ties()) {
    if (leads(tie.a) || leads(tie.b) || !(tie.depth > 0)) continue;
    dyads[std::minmax(layout.find(tie.a), layout.find(tie.b))] = tie.depth;
  }
  return dyads;
}

}  // namespace

std::vector<std::vector<ThirdPartyTie>> third_party_ties(const StateFacts& facts, const std::vector<TieSpell>& ties,
                                                         const std::vector<CowCode>& leaders, bool frozen) {
  const StateYears& layout = facts.layout;
  const std::vector<CowCode> everyone = facts.everyone();
  const std::vector<std::size_t> first = first_years(facts);
  std::vector<std::vector<ThirdPartyTie>> by_year;
  std::map<Dyad, double> before;
  for (std::size_t year = 0; year < layout.years; ++year) {
    const Year calendar(static_cast<std::uint16_t>(layout.first_year.number() + year));
    std::map<Dyad, double> dyads = dyads_of(layout, AllianceNetwork(everyone, ties, calendar), leaders);
    if (frozen) {
      const auto settled = [&](const auto& tie) {
        return std::max(first[tie.first.first], first[tie.first.second]) < year;
      };
      std::erase_if(dyads, settled);
      for (const auto& tie : before) {
        if (settled(tie)) dyads.insert(tie);
      }
    }
    auto& of_year = by_year.emplace_back();
    for (const auto& [dyad, depth] : dyads) of_year.push_back({dyad.first, dyad.second, depth});
    before = std::move(dyads);
  }
  return by_year;
}

}  // namespace entente
