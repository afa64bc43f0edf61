#include "estimate/similarity/portfolio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::optional<std::size_t> row_of(const std::vector<CowCode>& states, CowCode state) {
  const auto found = std::lower_bound(states.begin(), states.end(), state);
  if (found == states.end() || *found != state) return std::nullopt;
  return static_cast<std::size_t>(found - states.begin());
}

double self_commitment(SelfCommitment self, const Scale& scale) {
  switch (self) {
    case SelfCommitment::highest: return scale.highest;
    case SelfCommitment::none: return scale.lowest;
    case SelfCommitment::left_out: break;
  }
  return missing;
}

}  // namespace

Scale observed_scale(const Portfolios& portfolios) {
  std::optional<Scale> observed;
  for (const double value : portfolios.values) {
    if (std::isnan(value)) continue;
    if (!observed) observed = Scale{value, value};
    observed->lowest = std::min(observed->lowest, value);
    observed->highest = std::max(observed->highest, value);
  }
  return observed.value_or(portfolios.scale);
}

double commitment(const Obligations& obligations, CommitmentScale scale) {
  if (scale == CommitmentScale::binary) return obligations.any() ? 1 : 0;
  if (obligations.defense || obligations.offense) return 3;
  if (obligations.neutrality || obligations.nonaggression) return 2;
  return obligations.consultation ? 1 : 0;
}

Portfolios alliance_portfolios(const AllianceTies& ties, const std::set<CowCode>& states, Year year,
                               const AlliancePortfolioOptions& options) {
  Portfolios portfolios;
  portfolios.states.assign(states.begin(), states.end());
  portfolios.items = states.size();
  portfolios.scale = {0, options.scale == CommitmentScale::valued ? 3.0 : 1.0};
  const bool covered = ties.coverage.contains(year);
  portfolios.values.assign(states.size() * states.size(), covered ? 0 : missing);
  if (!covered) return portfolios;

  for (const AllianceTie& tie : ties.ties) {
    if (tie.first > year || tie.last < year) continue;
    const auto a = row_of(portfolios.states, tie.a), b = row_of(portfolios.states, tie.b);
    if (!a || !b) continue;
    double& there = portfolios.values[*a * portfolios.items + *b];
    there = std::max(there, commitment(tie.obligations, options.scale));
    portfolios.values[*b * portfolios.items + *a] = there;
  }
  const double self = self_commitment(options.self, portfolios.scale);
  for (std::size_t i = 0; i < portfolios.items; ++i) portfolios.values[i * portfolios.items + i] = self;
  return portfolios;
}

void weigh_by_capability(Portfolios& portfolios, const CountryYears<Capabilities>& capabilities, Year year) {
  portfolios.weights.clear();
  for (const CowCode state : portfolios.states) {
    const auto found = find(capabilities.facts, {state, year});
    portfolios.weights.push_back(found && found->cinc ? *found->cinc : missing);
  }
}

Portfolios vote_portfolios(const UnRollCalls& votes, const std::set<CowCode>& states, Year year) {
  Portfolios portfolios;
  portfolios.states.assign(states.begin(), states.end());
  const auto begin = std::partition_point(votes.votes.begin(), votes.votes.end(),
                                          [&](const RollCallVote& vote) { return vote.year < year; });
  const auto end =
      std::partition_point(begin, votes.votes.end(), [&](const RollCallVote& vote) { return vote.year == year; });
  std::map<std::uint32_t, std::size_t> column;
  for (auto vote = begin; vote != end; ++vote) column.emplace(vote->roll_call, column.size());
  portfolios.items = column.size();
  portfolios.values.assign(states.size() * portfolios.items, missing);
  for (auto vote = begin; vote != end; ++vote) {
    const auto row = row_of(portfolios.states, vote->state);
    if (!row) continue;
    constexpr double values[] = {1, 0.5, 0};  // of Vote::yes, abstain, no
    portfolios.values[*row * portfolios.items + column.at(vote->roll_call)] = values[static_cast<int>(vote->vote)];
  }
  return portfolios;
}

}  // namespace entente
