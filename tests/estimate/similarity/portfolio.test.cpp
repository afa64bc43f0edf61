#include "estimate/similarity/portfolio.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

namespace entente {
namespace {

constexpr Obligations defence{.defense = true, .consultation = true};
constexpr Obligations pledge{.nonaggression = true};
constexpr Obligations talk{.consultation = true};

// States 1 to 4; 1 and 2 defend each other, 2 and 3 do not attack each other until 1905, 9 is no member.
AllianceTies ties() {
  const CowCode one{1}, two{2}, three{3}, stranger{9};
  return {{Year{1900}, Year{1910}},
          {{7, one, two, Year{1900}, Year{1910}, defence},
           {8, one, two, Year{1900}, Year{1910}, talk},
           {9, two, three, Year{1901}, Year{1905}, pledge},
           {10, one, stranger, Year{1900}, Year{1910}, defence}}};
}
const std::set<CowCode> states = {CowCode{1}, CowCode{2}, CowCode{3}, CowCode{4}};

bool is(const Portfolios& portfolios, const std::vector<double>& wanted) {
  if (portfolios.values.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool both_missing = std::isnan(wanted[i]) && std::isnan(portfolios.values[i]);
    if (!both_missing && portfolios.values[i] != wanted[i]) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("Obligations as numbers") {
  CHECK(commitment({}, CommitmentScale::valued) == 0);
  CHECK(commitment(talk, CommitmentScale::valued) == 1);
  CHECK(commitment(pledge, CommitmentScale::valued) == 2);
  CHECK(commitment({.neutrality = true}, CommitmentScale::valued) == 2);
  CHECK(commitment(defence, CommitmentScale::valued) == 3);
  CHECK(commitment({.offense = true}, CommitmentScale::valued) == 3);
  CHECK(commitment(talk, CommitmentScale::binary) == 1);
  CHECK(commitment({}, CommitmentScale::binary) == 0);
}

TEST_CASE("Portfolios of alliances: the strongest tie of the year, with every member") {
  const AllianceTies all = ties();
  CHECK(is(alliance_portfolios(all, states, Year{1903}), {3, 3, 0, 0,  //
                                                          3, 3, 2, 0,  //
                                                          0, 2, 3, 0,  //
                                                          0, 0, 0, 3}));
  CHECK(
      is(alliance_portfolios(all, states, Year{1906}, {CommitmentScale::binary, SelfCommitment::none}), {0, 1, 0, 0,  //
                                                                                                         1, 0, 0, 0,  //
                                                                                                         0, 0, 0, 0,  //
                                                                                                         0, 0, 0, 0}));
  const Portfolios out = alliance_portfolios(all, states, Year{1903}, {.self = SelfCommitment::left_out});
  CHECK(std::isnan(out.values[0]));
  CHECK(out.values[1] == 3);
  CHECK(out.scale.range() == 3);
  CHECK(observed_scale(alliance_portfolios(all, {CowCode{3}, CowCode{4}}, Year{1903}, {.self = SelfCommitment::none}))
            .range() == 0);
}

TEST_CASE("Outside the coverage of the alliances nothing is known, and a false zero is not there") {
  for (const Year year : {Year{1899}, Year{1911}}) {
    for (const double value : alliance_portfolios(ties(), states, year).values) CHECK(std::isnan(value));
  }
}

TEST_CASE("Weights are the third state's capability, unknown where there is none") {
  Portfolios portfolios = alliance_portfolios(ties(), states, Year{1903});
  CountryYears<Capabilities> capabilities;
  Capabilities half;
  half.cinc = 0.5;
  capabilities.facts[{CowCode{2}, Year{1903}}] = half;
  capabilities.facts[{CowCode{3}, Year{1902}}] = half;
  weigh_by_capability(portfolios, capabilities, Year{1903});
  REQUIRE(portfolios.weights.size() == 4);
  CHECK(portfolios.weights[1] == 0.5);
  CHECK(std::isnan(portfolios.weights[0]));
  CHECK(std::isnan(portfolios.weights[2]));
}

TEST_CASE("Portfolios of votes") {
  UnRollCalls votes;
  votes.coverage = {Year{1946}, Year{1947}};
  votes.votes = {{Year{1946}, CowCode{1}, Vote::yes, 3},
                 {Year{1946}, CowCode{2}, Vote::abstain, 3},
                 {Year{1946}, CowCode{1}, Vote::no, 4},
                 {Year{1947}, CowCode{1}, Vote::yes, 5}};
  const double none = std::nan("");
  const Portfolios portfolios = vote_portfolios(votes, {CowCode{1}, CowCode{2}, CowCode{3}}, Year{1946});
  CHECK(portfolios.items == 2);
  CHECK(is(portfolios, {1, 0, 0.5, none, none, none}));
  CHECK(vote_portfolios(votes, {CowCode{1}}, Year{1948}).items == 0);
}

}  // namespace entente
