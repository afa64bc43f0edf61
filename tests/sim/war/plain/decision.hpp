#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/rules.hpp"
#include "tests/sim/war/plain/broken.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace entente::testing {

/// One state as a leader sees it when it decides.
struct PlainCandidate {
  double standing = 0;   ///< u
  double log_odds = 0;   ///< l
  double potential = 0;  ///< P of the last year in which the state was asked
  bool ally = false;
  double capability = 0;  ///< CINC
  double uniform = 0;     ///< its place in the placebo's line
  CowCode code;
  // Sums over what it did since the last decision; 0 years: not judged.
  double years = 0, shares = 0, expectations = 0, certainties = 0;
};

/// What becomes of it.
struct PlainVerdict {
  double standing = 0;
  double gain = 0;  ///< by which standing rose, or what was paid aside
  bool tried = false, succeeded = false;
  bool soured = false, rewarded = false, cut_short = false;
};

/// One decision of one leader (docs/model.md, "Standing"), over all states that face it.
class PlainDecision {
 public:
  PlainDecision(const LeaderRule& rule, double prior, double reference, Broken broken)
      : rule_(rule), prior_(prior), reference_(reference), broken_(broken) {}

  std::vector<PlainVerdict> on(const std::vector<PlainCandidate>& candidates) const {
    std::vector<PlainVerdict> verdicts(candidates.size());
    std::vector<double> rewards(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      verdicts[i].standing = candidates[i].standing;
      verdicts[i].soured = is_soured(candidates[i]);
      if (candidates[i].years > 0 && !verdicts[i].soured) rewards[i] = wish(candidates[i]);
    }
    if (rule_.rule == Reward::budgeted) hand_out_budget(candidates, rewards, verdicts);
    if (rule_.rule == Reward::random) hand_out_at_random(candidates, rewards, verdicts);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (rule_.rule != Reward::indifferent) settle(candidates[i], rewards[i], verdicts[i]);
      const PlainCandidate& state = candidates[i];
      verdicts[i].tried = state.years > 0 && state.potential > reference_ && state.shares > state.expectations;
      verdicts[i].succeeded = verdicts[i].tried && verdicts[i].gain > 0.01;
    }
    return verdicts;
  }

  /// An ally that gave less than e / 2, though more was to be had for sure enough.
  bool is_soured(const PlainCandidate& state) const {
    return rule_.rule != Reward::indifferent && state.years > 0 && state.ally && state.certainties > 0 &&
           state.shares < state.expectations / 2;
  }
  double room(const PlainCandidate& state) const {
    return std::max(
        0.0, rule_.room == Room::potential ? state.potential - reference_ : rule_.standing_limit - state.standing);
  }
  double wish(const PlainCandidate& state) const {
    // By log-odds: a probability that has not moved may differ from the prior in its last bit.
    if (!(state.log_odds > math::logit(prior_))) return 0;
    const double surplus = std::max(0.0, math::logistic(state.log_odds) - prior_);
    const double belief = broken_ == Broken::undivided_reward ? surplus : surplus / (1 - prior_);
    return rule_.generosity * belief * room(state);
  }

 private:
  // What standing's limit lets in.
  double within_limit(const PlainCandidate& state, double reward) const {
    return std::min(reward, std::max(0.0, rule_.standing_limit - state.standing));
  }

  // Whoever comes first by `before` gets what it wants, or what is left.
  void hand_out(double pool, const std::vector<double>& wanted, std::vector<double>& rewards,
                std::vector<PlainVerdict>& verdicts,
                const std::function<bool(std::size_t, std::size_t)>& before) const {
    std::vector<std::size_t> line(wanted.size());
    for (std::size_t i = 0; i < line.size(); ++i) line[i] = i;
    std::sort(line.begin(), line.end(), before);
    for (const std::size_t i : line) {
      rewards[i] = std::min(wanted[i], pool);
      verdicts[i].cut_short = rewards[i] < wanted[i];
      pool -= rewards[i];
    }
  }

  void hand_out_budget(const std::vector<PlainCandidate>& candidates, std::vector<double>& rewards,
                       std::vector<PlainVerdict>& verdicts) const {
    std::vector<double> wanted = rewards;
    std::vector<double> weight;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      wanted[i] = within_limit(candidates[i], wanted[i]);
      const double belief = math::logistic(candidates[i].log_odds);
      weight.push_back(broken_ == Broken::budget_by_belief_alone ? belief : belief * candidates[i].capability);
    }
    hand_out(rule_.budget, wanted, rewards, verdicts, [&](std::size_t i, std::size_t j) {
      return weight[i] > weight[j] || (weight[i] == weight[j] && candidates[i].code < candidates[j].code);
    });
  }

  void hand_out_at_random(const std::vector<PlainCandidate>& candidates, std::vector<double>& rewards,
                          std::vector<PlainVerdict>& verdicts) const {
    std::vector<double> wanted(rewards.size());
    double pool = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      pool += within_limit(candidates[i], rewards[i]);
      if (candidates[i].years == 0 || verdicts[i].soured) continue;
      wanted[i] = within_limit(candidates[i], rule_.generosity * room(candidates[i]));
    }
    hand_out(pool, wanted, rewards, verdicts, [&](std::size_t i, std::size_t j) {
      return candidates[i].uniform < candidates[j].uniform ||
             (candidates[i].uniform == candidates[j].uniform && candidates[i].code < candidates[j].code);
    });
  }

  void settle(const PlainCandidate& state, double reward, PlainVerdict& verdict) const {
    const double u = state.standing;
    verdict.rewarded = reward > 0;
    if (verdict.soured) {
      // Where no more was to be had (certainty 0) an ally is not soured, and the other rules hold.
      verdict.standing = u - rule_.souring * (state.certainties / state.years);
    } else if (reward > 0) {
      verdict.standing = rule_.rule == Reward::side_payment ? u : u + reward;
    } else {
      verdict.standing = u * (1 - rule_.drift);
    }
    verdict.standing = std::clamp(verdict.standing, -rule_.standing_limit, rule_.standing_limit);
    verdict.gain = rule_.rule == Reward::side_payment ? reward : verdict.standing - u;
  }

  const LeaderRule& rule_;
  double prior_;
  double reference_;  // P*
  Broken broken_;
};

}  // namespace entente::testing
