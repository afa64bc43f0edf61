#include "tools/compile/afghanistan/alliances.hpp"

#include "estimate/source/atop_dyad_years.hpp"
#include "estimate/source/atop_members.hpp"
#include "estimate/source/leader_alliances.hpp"
#include "estimate/table/crosswalk.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace entente::compile {
namespace {

using Dyad = std::pair<CowCode, CowCode>;
using TieYears = std::map<std::tuple<Dyad, long long>, std::set<Year>>;  // by dyad and alliance

Dyad dyad(CowCode a, CowCode b) { return {std::min(a, b), std::max(a, b)}; }

std::string label(Dyad pair, Year year) {
  return state_name(pair.first) + " - " + state_name(pair.second) + ' ' + std::to_string(year.number());
}

using States = std::set<StateYear>;  // of the scenario

std::set<long long> alliances_in_force(const AtopMembers& atop, const States& states) {
  std::set<long long> alliances;
  for (const AtopMembership& membership : atop.memberships) {
    const auto first = std::max(membership.first.year, first_year).number();
    const auto last = std::min(membership.last.year, last_year).number();
    for (auto year = first; year <= last; ++year) {
      if (states.count(StateYear{membership.member, Year{year}})) alliances.insert(membership.alliance);
    }
  }
  return alliances;
}

std::map<long long, double> read_scores(const Sources& sources) {
  const Table table = sources.read("scores/alliance_scores_gannon_kent.csv");
  const std::size_t atop = table.column("V1"), score = table.column("depth.score");
  std::map<long long, double> scores;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    scores[table.required_integer(row, atop)] = table.required_number(row, score);
  }
  return scores;
}

// Two members are tied by an alliance while they share a phase of it: treaties with a third state that Czechoslovakia
// left to both its successors do not tie these to each other.
TieYears tie_years(const AtopMembers& atop, const States& states) {
  std::map<long long, std::vector<const AtopMembership*>> by_alliance;
  for (const AtopMembership& membership : atop.memberships) by_alliance[membership.alliance].push_back(&membership);
  TieYears years;
  for (const auto& [atop_id, members] : by_alliance) {
    for (auto a = members.begin(); a != members.end(); ++a) {
      for (auto b = std::next(a); b != members.end(); ++b) {
        const AtopMembership& one = **a;
        const AtopMembership& other = **b;
        if (one.member == other.member || !are_partners(one, other)) continue;
        const Year first = std::max({one.first.year, other.first.year, first_year});
        const Year last = std::min({one.last.year, other.last.year, last_year});
        for (auto year = first.number(); year <= last.number(); ++year) {
          const Year when{year};
          if (!states.count({one.member, when}) || !states.count({other.member, when})) continue;
          years[{dyad(one.member, other.member), atop_id}].insert(when);
        }
      }
    }
  }
  return years;
}

void append_spells(const std::tuple<Dyad, long long>& tie, const std::set<Year>& years, double score,
                   std::vector<TieSpell>& spells) {
  const auto& [pair, atop_id] = tie;
  for (const Year year : years) {
    const bool goes_on = !spells.empty() && spells.back().a == pair.first && spells.back().b == pair.second &&
                         spells.back().atop_id == atop_id && spells.back().last.number() + 1 == year.number();
    if (goes_on) {
      spells.back().last = year;
    } else {
      spells.push_back({pair.first, pair.second, year, year, atop_id, score});
    }
  }
}

// The dyad-year file of the same project has treaties that the member-level file lacks; the audit names them.
void audit_against_dyad_years(Sources& sources, const TieYears& years) {
  const AtopDyadYears theirs = read_atop_dyad_years(sources.read("raw/atop_dyad_year.csv"));
  MergeAudit audit("all alliances (atop4_01m.csv) beside atop_dyad_year.csv");
  std::set<std::string> ours;
  for (const auto& [tie, tied] : years) {
    for (const Year when : tied) ours.insert(label(std::get<0>(tie), when));
  }
  for (const std::string& key : ours) audit.left_row(key);
  for (const auto& [key, obligations] : theirs.dyads) {
    if (in_scenario(key.year)) audit.right_row(label({key.a, key.b}, key.year));
  }
  sources.audits.push_back(std::move(audit));
}

void audit_leader(Sources& sources, const TieYears& years, const std::map<long long, double>& scores,
                  const Facts<LeaderTie>& leader_ties) {
  MergeAudit audit("scored ties to the leader (atop4_01m.csv) beside us_alliance_depth.csv");
  std::set<std::string> ours;
  for (const auto& [tie, tied] : years) {
    const auto& [pair, atop_id] = tie;
    if (pair.first != leader || !scores.count(atop_id)) continue;
    for (const Year when : tied) ours.insert(entente::label({pair.second, when}));
  }
  for (const std::string& key : ours) audit.left_row(key);
  for (const auto& [key, tie] : leader_ties) audit.right_row(entente::label(key));
  sources.audits.push_back(std::move(audit));
}

}  // namespace

Facts<LeaderTie> read_leader_ties(const Sources& sources) {
  Facts<LeaderTie> ties;  // a state-year not in it is no ally: the file covers every year to 2016
  for (const auto& [key, tie] : read_leader_alliances(sources.read("raw/us_alliance_depth.csv"), leader).facts) {
    if (in_scenario(key.year)) ties[key] = {tie.atop_id, tie.score};
  }
  return ties;
}

std::vector<TieSpell> read_ties(Sources& sources, const Facts<LeaderTie>& leader_ties) {
  const AtopMembers atop = read_atop_members(sources.read("raw/atop4_01m.csv"));
  const States states(sources.members.begin(), sources.members.end());
  const std::map<long long, double> scores = read_scores(sources);
  const TieYears years = tie_years(atop, states);

  TieYears of_leader;
  std::map<long long, double> leader_scores;
  for (const auto& [key, tie] : leader_ties) {
    of_leader[{dyad(leader, key.state), tie.atop_id}].insert(key.year);
    leader_scores[tie.atop_id] = tie.score;
  }
  std::vector<TieSpell> spells;
  for (const auto& [tie, tied] : of_leader) append_spells(tie, tied, leader_scores.at(std::get<1>(tie)), spells);
  for (const auto& [tie, tied] : years) {
    const auto& [pair, atop_id] = tie;
    const auto score = scores.find(atop_id);
    if (pair.first != leader && score != scores.end()) append_spells(tie, tied, score->second, spells);
  }
  std::sort(spells.begin(), spells.end(), [](const TieSpell& x, const TieSpell& y) {
    return std::tie(x.a, x.b, x.first, x.atop_id) < std::tie(y.a, y.b, y.first, y.atop_id);
  });

  MergeAudit audit("alliances in force (atop4_01m.csv) beside their scores (alliance_scores_gannon_kent.csv)");
  for (const long long atop_id : alliances_in_force(atop, states)) {
    audit.left_row("ATOP-" + std::to_string(atop_id));
    if (scores.count(atop_id)) audit.right_row("ATOP-" + std::to_string(atop_id));
  }
  sources.audits.push_back(std::move(audit));
  audit_leader(sources, years, scores, leader_ties);
  audit_against_dyad_years(sources, years);
  return spells;
}

}  // namespace entente::compile
