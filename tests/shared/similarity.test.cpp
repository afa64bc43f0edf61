// Alliances of the public files: ATOP's members beside its own dyad-years, and what both projects cover.
#include "estimate/similarity/similarity.hpp"

#include "estimate/source/atop_dyad_years.hpp"
#include "estimate/source/source_file.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace entente {
namespace {

Table raw(const std::string& name) { return read_source(ENTENTE_SOURCE_DIR "/../shared/data/raw/" + name, name); }

// Allied dyads of the given years and what they are bound to.
std::map<DyadYear, Obligations> dyads_of(const AllianceTies& ties, const std::set<Year>& years) {
  std::map<DyadYear, Obligations> dyads;
  for (const AllianceTie& tie : ties.ties) {
    for (const Year year : years) {
      if (tie.first > year || tie.last < year) continue;
      Obligations& there = dyads[dyad_year(tie.a, tie.b, year)];
      there = either(there, tie.obligations);
    }
  }
  return dyads;
}

}  // namespace

TEST_CASE("ATOP's members give its dyad-years, but for treaties that the members' file lacks") {
  const AtopMembers members = read_atop_members(raw("atop4_01m.csv"));
  const AtopDyadYears theirs = read_atop_dyad_years(raw("atop_dyad_year.csv"));
  CHECK(members.memberships.size() == 2398);
  std::set<Year> years = theirs.years;
  years.erase(Year{1849});  // seven rows only, against 49 and more in the years beside it
  const std::map<DyadYear, Obligations> ours = dyads_of(ties_of(members), years);
  std::size_t both = 0, only_ours = 0, only_theirs = 0, bound_otherwise = 0;
  for (const auto& [dyad, obligations] : ours) {
    const auto found = theirs.dyads.find(dyad);
    if (found == theirs.dyads.end()) {
      ++only_ours;
    } else {
      ++both;
      bound_otherwise += found->second == obligations ? 0 : 1;
    }
  }
  for (const auto& [dyad, obligations] : theirs.dyads) {
    if (years.count(dyad.year) && !ours.count(dyad)) ++only_theirs;
  }
  CHECK(both == 77539);
  CHECK(only_ours == 0);      // no tie is made up, nor one of 1993 between the Czech and the Slovak Republic
  CHECK(only_theirs == 397);  // of 23 dyads, none before 1995
  CHECK(bound_otherwise == 86);
  // The file says "0" for members that had not left, and dates go to 2016: so does the project's own dyad-year file,
  // whose last year has no tie that is not in force here.
  CHECK(members.coverage == Coverage{Year{1815}, Year{2016}});
  CHECK(*theirs.years.rbegin() == Year{2016});
}

TEST_CASE("COW's alliances: coverage, and the rows that say nothing or too little") {
  const CowAlliances alliances = read_cow_alliances(raw("alliance_v4.1_by_dyad.csv"));
  CHECK(alliances.coverage == Coverage{Year{1816}, Year{2012}});
  CHECK(alliances.empty_lines.size() == 11);
  CHECK(alliances.untyped_lines == std::vector<int>{354});
  CHECK(alliances.spells.size() + alliances.repeated_lines.size() + alliances.empty_lines.size() == 3222);
}

TEST_CASE("All dyads of all years, by both projects' alliances") {
  SimilaritySources sources{read_state_system(raw("states2016.csv")), {}, {}, {}, {}};
  SimilarityPlan plan;
  plan.measures = {SimilarityMeasure::s_absolute, SimilarityMeasure::kappa, SimilarityMeasure::pi};
  plan.first = Year{1816};
  plan.last = Year{2022};
  const auto run = [&](AllianceTies ties) {
    sources.alliances = std::move(ties);
    double lowest = 1, highest = -1;
    const SimilarityCounts counts = measure_similarity(plan, sources, {}, [&](const SimilarityYear& year) {
      for (std::size_t i = 0; i < year.dyads.size(); ++i) {
        const double s = year.values[3 * i], kappa = year.values[3 * i + 1], pi = year.values[3 * i + 2];
        if (std::isnan(s)) continue;
        lowest = std::min(lowest, std::min(s, pi));
        highest = std::max(highest, std::max(s, kappa));
        if (pi > kappa + 1e-12) FAIL("pi above kappa in " << year.year.number());
      }
    });
    CHECK(lowest >= -1);
    CHECK(highest <= 1);
    return counts;
  };
  const SimilarityCounts atop = run(ties_of(read_atop_members(raw("atop4_01m.csv"))));
  const SimilarityCounts cow = run(ties_of(read_cow_alliances(raw("alliance_v4.1_by_dyad.csv"))));
  CHECK(atop.dyad_years == cow.dyad_years);
  CHECK(atop.outside.front() == Year{2017});
  CHECK(cow.outside.front() == Year{2013});
  CHECK(atop.measured[0] == 956175);
  CHECK(cow.measured[0] == 880515);
}

}  // namespace entente
