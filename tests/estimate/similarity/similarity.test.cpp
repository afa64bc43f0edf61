// A world of five states, two alliances and a few votes; the portfolios are small enough to be compared by hand.
#include "estimate/similarity/similarity.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace entente {
namespace {

CowCode state(int number) { return CowCode{static_cast<std::uint16_t>(number)}; }
Year year(int number) { return Year{static_cast<std::uint16_t>(number)}; }

Membership member(int code, int first, int last) {
  return {state(code), "", "", {year(first), 1, 1}, {year(last), 12, 31}};
}

// 1 to 4 from 1900, 5 from 1902; the list ends with 1905. Alliances are known to 1903.
SimilaritySources sources() {
  SimilaritySources result{StateSystem({member(1, 1900, 1905), member(2, 1900, 1905), member(3, 1900, 1905),
                                        member(4, 1900, 1905), member(5, 1902, 1905)}),
                           {},
                           {},
                           {},
                           {}};
  result.alliances = AllianceTies{{year(1899), year(1903)},
                                  {{1, state(1), state(2), year(1900), year(1903), {.defense = true}},
                                   {2, state(2), state(3), year(1900), year(1903), {.consultation = true}}}};
  UnRollCalls votes;
  votes.coverage = {year(1901), year(1901)};
  votes.votes = {{year(1901), state(1), Vote::yes, 1}, {year(1901), state(2), Vote::abstain, 1},
                 {year(1901), state(9), Vote::yes, 1}, {year(1901), state(1), Vote::no, 2},
                 {year(1901), state(2), Vote::no, 2},  {year(1901), state(9), Vote::yes, 3}};
  result.votes = votes;
  CountryYears<UnVotes> points;
  const auto put = [&](int code, double point) {
    UnVotes fact;
    fact.ideal_point = point;
    points.facts[{state(code), year(1901)}] = fact;
    points.coverage.extend(year(1901));
  };
  put(1, 0.5);
  put(2, -0.25);
  result.ideal_points = points;
  return result;
}

SimilarityPlan plan(std::vector<SimilarityMeasure> measures, int first, int last) {
  SimilarityPlan result;
  result.measures = std::move(measures);
  result.first = year(first);
  result.last = year(last);
  return result;
}

struct Measured {
  std::vector<SimilarityYear> years;
  SimilarityCounts counts;

  // NaN when the dyad is there without a value; an error when it is not there.
  double value(int in_year, int a, int b, std::size_t measure = 0) const {
    for (const SimilarityYear& one : years) {
      for (std::size_t i = 0; i < one.dyads.size(); ++i) {
        if (one.year == year(in_year) && one.dyads[i].a == state(a) && one.dyads[i].b == state(b)) {
          return one.values[i * counts.measured.size() + measure];
        }
      }
    }
    throw std::out_of_range("no such dyad");
  }
};

Measured measured(const SimilarityPlan& plan, int threads = 1) {
  Measured result;
  result.counts = measure_similarity(plan, sources(), {.threads = threads},
                                     [&](const SimilarityYear& one) { result.years.push_back(one); });
  return result;
}

using M = SimilarityMeasure;

}  // namespace

TEST_CASE("Similarity of alliances by hand, with each convention on commitments to oneself") {
  // Portfolios of 1900 with the highest for oneself: 1: 3 3 0 0, 2: 3 3 1 0, 3: 0 1 3 0, 4: 0 0 0 3.
  SimilarityPlan p = plan({M::s_absolute, M::s_squared, M::kappa}, 1900, 1900);
  Measured m = measured(p);
  CHECK(m.value(1900, 1, 2) == Approx(1 - 2 * 1.0 / 12));
  CHECK(m.value(1900, 1, 2, 1) == Approx(1 - 2 * 1.0 / 36));
  CHECK(m.value(1900, 1, 4) == Approx(1 - 2 * 9.0 / 12));
  // 1 and 3: d = 3 2 3 0; squares 22; sums 6 and 4, squares 18 + 10; expected 28 - 2 * 24 / 4 = 16.
  CHECK(m.value(1900, 1, 3, 2) == Approx(1 - 22.0 / 16));
  // 0 for oneself: 1: 0 3 0 0, 2: 3 0 1 0.
  p.alliances.self = SelfCommitment::none;
  CHECK(measured(p).value(1900, 1, 2) == Approx(1 - 2 * 7.0 / 12));
  // Without the dyad's own columns: 0 0 and 1 0.
  p.alliances.self = SelfCommitment::left_out;
  m = measured(p);
  CHECK(m.value(1900, 1, 2) == Approx(1 - 2 * 1.0 / 6));
  CHECK(m.years[0].compared[0] == 2);
  // Held against the largest value of the year, 3, when commitments are valued; the binary scale's is 1.
  p.largest = LargestDistance::observed;
  CHECK(measured(p).value(1900, 1, 2) == Approx(1 - 2 * 1.0 / 6));
  p.alliances.scale = CommitmentScale::binary;
  CHECK(measured(p).value(1900, 1, 2) == Approx(1 - 2 * 1.0 / 2));
}

TEST_CASE("Dyads follow the membership of the year, and what no source covers is missing and said") {
  const Measured m = measured(plan({M::s_absolute, M::ideal_point_distance}, 1900, 1907));
  REQUIRE(m.years.size() == 8);
  CHECK(m.years[0].dyads.size() == 6);
  CHECK(m.years[2].dyads.size() == 10);
  CHECK(std::isnan(m.value(1904, 1, 2)));
  CHECK(std::isnan(m.value(1907, 1, 2)));
  CHECK(m.value(1901, 1, 2, 1) == Approx(0.75));
  CHECK(std::isnan(m.value(1901, 1, 3, 1)));
  CHECK(m.counts.outside == std::vector<Year>{year(1904), year(1905), year(1906), year(1907)});
  CHECK(m.counts.after_list == std::vector<Year>{year(1906), year(1907)});
  CHECK(m.counts.without_points.size() == 7);
  CHECK(m.counts.measured == std::vector<std::size_t>{6 + 6 + 10 + 10, 1});
  CHECK(m.counts.dyad_years == 6 + 6 + 6 * 10);
}

TEST_CASE("Votes: absent ones are deleted by pairs, and voters that are no members of the system have dyads") {
  SimilarityPlan p = plan({M::agreement, M::s_absolute}, 1901, 1901);
  p.portfolio = PortfolioKind::votes;
  const Measured m = measured(p);
  CHECK(m.value(1901, 1, 2) == Approx(0.75));  // yes and abstention: half; no and no: whole
  CHECK(m.value(1901, 1, 2, 1) == Approx(0.5));
  CHECK(m.value(1901, 1, 9) == Approx(1));  // both voted on roll call 1 alone
  CHECK(std::isnan(m.value(1901, 1, 3)));
  CHECK(m.counts.measured[0] == 3);
}

TEST_CASE("A leader and a list of states narrow the dyads, not the portfolios") {
  SimilarityPlan p = plan({M::s_absolute}, 1900, 1900);
  const double whole = measured(p).value(1900, 1, 2);
  p.leader = state(2);
  Measured m = measured(p);
  CHECK(m.years[0].dyads.size() == 3);
  CHECK(m.value(1900, 1, 2) == whole);
  p.states = {state(1), state(2)};
  m = measured(p);
  CHECK(m.years[0].dyads.size() == 1);
  CHECK(m.value(1900, 1, 2) == whole);
}

TEST_CASE("Any number of threads gives the same bits") {
  const SimilarityPlan p = plan({M::s_absolute, M::kappa, M::pi}, 1900, 1903);
  const Measured one = measured(p, 1), many = measured(p, 7);
  for (std::size_t i = 0; i < one.years.size(); ++i) {
    const auto &a = one.years[i].values, &b = many.years[i].values;
    REQUIRE(a.size() == b.size());
    CHECK(std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
  }
}

TEST_CASE("Portfolios without variation are counted as such, and a missing source is an error") {
  SimilarityPlan p = plan({M::kappa, M::s_absolute}, 1902, 1902);
  p.alliances.self = SelfCommitment::left_out;
  p.states = {state(4), state(5)};  // neither is committed to anybody
  const Measured m = measured(p);
  CHECK(m.counts.undefined == std::vector<std::size_t>{1, 0});
  CHECK(m.counts.measured == std::vector<std::size_t>{0, 1});
  SimilaritySources none{sources().system, {}, {}, {}, {}};
  CHECK_THROWS_AS(measure_similarity(p, none, {}, [](const SimilarityYear&) {}), Error);
  p.first = year(1880);
  CHECK_THROWS_AS(measured(p), Error);
}

}  // namespace entente
