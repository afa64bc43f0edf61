#include "tools/compile/crimea/states.hpp"

#include "estimate/similarity/alliance_ties.hpp"
#include "estimate/similarity/measures.hpp"
#include "estimate/similarity/portfolio.hpp"
#include "estimate/source/democracy.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/state_system.hpp"
#include "tools/compile/common/depth.hpp"
#include "tools/compile/crimea/scope.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace entente::compile::crimea {
namespace {

std::set<CowCode> states_on_record(const Sources& sources) {
  const Table table = sources.read("facts/crimea.csv");
  std::set<CowCode> states;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    states.insert(CowCode(static_cast<std::uint16_t>(table.required_integer(row, table.column("cow_code")))));
  }
  return states;
}

std::map<long long, double> read_scores(const Sources& sources) {
  const Table table = sources.read("scores/alliance_scores_gannon_kent.csv");
  std::map<long long, double> scores;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    scores[table.required_integer(row, table.column("V1"))] = table.required_number(row, table.column("depth.score"));
  }
  return scores;
}

// Signorino and Ritter's S with the leader: absolute distances, valued commitments, all members weighing the same.
std::map<CowCode, double> similarity_with_leader(const AllianceTies& ties, const std::set<CowCode>& members,
                                                 Year year) {
  const Portfolios portfolios = alliance_portfolios(ties, members, year);
  const auto row_of = [&](CowCode state) {
    return portfolios.row(static_cast<std::size_t>(std::distance(members.begin(), members.find(state))));
  };
  std::map<CowCode, double> similarity;
  for (const CowCode state : members) {
    const PairSums sums = pair_sums(row_of(leader), row_of(state), nullptr, portfolios.items, portfolios.scale.lowest);
    similarity[state] = s_absolute(sums, portfolios.scale.range());
  }
  return similarity;
}

Year year_before(Year year) { return Year(static_cast<std::uint16_t>(year.number() - 1)); }

// A treaty of a year is part of what the year's contribution is about; the portfolio of the year before is not.
void set_alignment(World& world, const AllianceTies& ties, const StateSystem& system) {
  for (auto year = first_year.number(); year <= last_year.number(); ++year) {
    const Year before = year_before(Year{year});
    const auto similarity = similarity_with_leader(ties, system.members(before), before);
    for (auto& [key, row] : world.states) {
      const auto found = similarity.find(key.state);
      if (key.year != Year{year} || found == similarity.end()) continue;
      row.alignment = found->second;
      if (key.state == leader) continue;
      world.lowest_similarity = std::min(world.lowest_similarity, found->second);
      world.highest_similarity = std::max(world.highest_similarity, found->second);
    }
  }
  for (auto& [key, row] : world.states) {
    if (!row.alignment) continue;
    row.alignment = (*row.alignment - world.lowest_similarity) / (world.highest_similarity - world.lowest_similarity);
  }
}

void set_ties(World& world, const AllianceTies& ties, const std::map<long long, double>& scores) {
  for (const AllianceTie& tie : ties.ties) {
    std::optional<Spell> spell;
    for (auto year = std::max(tie.first, first_year).number(); year <= std::min(tie.last, last_year).number(); ++year) {
      const auto a = world.states.find({tie.a, Year{year}}), b = world.states.find({tie.b, Year{year}});
      if (a == world.states.end() || b == world.states.end()) continue;
      const auto score = scores.find(tie.alliance);
      if (score == scores.end()) {
        world.unscored.insert(tie.alliance);
        continue;
      }
      const double depth = depth_oriented(score->second);
      if (!spell) spell = Spell{tie.a, tie.b, Year{year}, Year{year}, tie.alliance, depth};
      spell->last = Year{year};
      if (tie.a != leader && tie.b != leader) continue;
      StateRow& partner = tie.a == leader ? b->second : a->second;
      partner.ally = true;
      partner.depth = std::max(partner.depth, depth);
    }
    if (spell) world.ties.push_back(*spell);
  }
  std::sort(world.ties.begin(), world.ties.end(), [](const Spell& x, const Spell& y) {
    return std::tie(x.a, x.b, x.first, x.atop_id) < std::tie(y.a, y.b, y.first, y.atop_id);
  });
}

}  // namespace

World read_world(const Sources& sources) {
  const StateSystem system = read_state_system(sources.read("raw/states2016.csv"));
  const auto capabilities = read_national_capabilities(sources.read("raw/cow_nmc_v6.csv")).facts;
  const auto regimes = read_democracy(sources.read("raw/democracy.csv")).facts;
  const auto capitals = capitals_at_year_end(read_capitals(sources.read("raw/cow_capitals.csv"))).facts;
  World world;
  const std::set<CowCode> on_record = states_on_record(sources);
  for (const StateYear key : system.member_years(first_year, last_year)) {
    if (!on_record.count(key.state)) continue;
    StateRow& row = world.states[key];
    if (const auto found = find(capabilities, key)) {
      if (found->military_personnel) row.armed_forces = std::llround(1000 * *found->military_personnel);
      row.cinc = found->cinc;
    }
    if (const auto regime = find(regimes, key); regime && regime->polity2) row.democracy = *regime->polity2 >= 6;
    // The source has Ankara, the capital from 1923, in the place of Constantinople; the host needs no distance.
    if (key.state != host) row.capital = find(capitals, key);
  }
  const AllianceTies ties = ties_of(read_atop_members(sources.read("raw/atop4_01m.csv")));
  set_alignment(world, ties, system);
  set_ties(world, ties, read_scores(sources));
  return world;
}

std::string reason_not_to_contribute(StateYear key, const StateRow& row) {
  if (key.state == leader) return "coalition leader";
  if (key.state == host) return "host of the war";
  if (key.state == opponent) return "opponent";
  if (key.state == tunisia || key.state == egypt) return "vassal of the host";
  std::string reasons;
  const auto add = [&reasons](bool applies, const char* reason) {
    if (applies) reasons += (reasons.empty() ? "" : "; ") + std::string(reason);
  };
  add(!row.armed_forces, "armed forces unknown");
  add(row.armed_forces == 0, "no armed forces");
  add(!row.cinc, "no CINC score");
  add(!row.democracy, "no Polity score");
  add(!row.alignment, "no alliance portfolio of the year before");
  add(!row.capital, "no capital on record");
  return reasons;
}

}  // namespace entente::compile::crimea
