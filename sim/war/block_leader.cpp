#include "sim/war/block_leader.hpp"

#include <algorithm>

namespace entente {

using kernel::lanes;

BlockLeader::BlockLeader(const Plan& plan, std::size_t leader, const kernel::Stages& stages)
    : plan_(plan),
      leader_(leader),
      own_(plan.leaders[leader]),
      relation_(plan.world.leaders[leader]),
      stages_(stages),
      expectation_(plan, stages),
      handout_(plan.acting_states.size()),
      placebo_draws_(plan, {.purpose = random::Purpose::placebo, .other_state = relation_.leader},
                     stages.uniform_pairs),
      has_acted_(plan.acting_states.size()),
      gain_(lanes),
      key_(lanes),
      pool_(lanes) {
  const std::size_t size = plan.acting_states.size() * lanes;
  for (auto* rows :
       {&standing_, &log_odds_, &potential_, &years_, &share_, &expected_, &certainty_, &reward_, &loss_}) {
    rows->resize(size);
  }
  if (plan.experiment.closure == 0) return;
  ties_.resize(size);
  pull_.resize(size);
}

void BlockLeader::begin(std::size_t first_replicate) {
  first_replicate_ = first_replicate;
  std::fill(standing_.begin(), standing_.end(), 0.0);
  std::fill(potential_.begin(), potential_.end(), 0.0);
  std::fill(log_odds_.begin(), log_odds_.end(), plan_.prior_log_odds);
  std::fill(has_acted_.begin(), has_acted_.end(), std::uint8_t{0});
  expectation_.begin();
}

void BlockLeader::fade(std::size_t year, std::size_t acting) {
  if (!own_.may_be_rewarded[acting]) return;
  stages_.fade(plan_.prior_log_odds, plan_.rule_in(year).memory, log_odds_.data() + acting * lanes);
}

void BlockLeader::learn(std::size_t acting, const double* evidence, const double* active) {
  stages_.learn(evidence, active, log_odds_.data() + acting * lanes);
}

void BlockLeader::judge(std::size_t acting, const Act& act) {
  if (!own_.is_judged[acting]) return;
  const std::size_t row = acting * lanes;
  double* potential = potential_.data() + row;
  if (own_.has_requests) {
    stages_.take_where(act.asked, act.potential, potential);
  } else {
    std::copy_n(act.potential, lanes, potential);
  }
  const auto add = has_acted_[acting] ? stages_.judge : stages_.judge_first;
  add(act.active, act.share, act.expected, act.certainty, years_.data() + row, share_.data() + row,
      expected_.data() + row, certainty_.data() + row);
  has_acted_[acting] = 1;
}

kernel::Answer BlockLeader::answer_of(std::size_t year, std::size_t acting) const {
  const LeaderRule& rule = plan_.rule_in(year);
  return {.prior = plan_.prior,
          .prior_log_odds = plan_.prior_log_odds,
          .generosity = rule.generosity,
          .souring = rule.souring,
          .ally = relation_.ally[cell_of(year, acting)] != 0,
          .standing_limit = rule.standing_limit,
          .room_is_potential = rule.room == Room::potential,
          .potential_reference = plan_.experiment.coefficients.potential.reference};
}

kernel::Judged BlockLeader::judged(std::size_t acting) const {
  const std::size_t row = acting * lanes;
  return {years_.data() + row, share_.data() + row, expected_.data() + row, certainty_.data() + row};
}

void BlockLeader::begin_answers(std::size_t year) {
  if (!own_.decides[year]) return;
  if (expectation_.learning()) expectation_.begin_decision();
  if (!is_limited(year)) return;
  const LeaderRule& rule = plan_.rule_in(year);
  std::fill(pool_.begin(), pool_.end(), rule.rule == Reward::budgeted ? rule.budget : 0.0);
  handout_.clear();
}

void BlockLeader::answer(std::size_t year, std::size_t acting) {
  const LeaderRule& rule = plan_.rule_in(year);
  if (!own_.decides[year] || !has_acted_[acting]) {
    if (own_.may_move[acting] && moves(year)) stages_.drift(rule.drift, rule.standing_limit, standing(acting));
    return;
  }
  const std::size_t row = acting * lanes;
  if (expectation_.learning()) expectation_.try_out(acting, judged(acting), potential_.data() + row);
  if (moves(year)) {
    const auto weigh = own_.may_be_rewarded[acting] ? stages_.weigh : stages_.weigh_without_types;
    weigh(answer_of(year, acting), judged(acting), log_odds_.data() + row, potential_.data() + row, standing(acting),
          reward_.data() + row, loss_.data() + row);
  }
  if (is_limited(year)) return stand_in_line(year, acting);
  settle(year, acting);
}

void BlockLeader::stand_in_line(std::size_t year, std::size_t acting) {
  const LeaderRule& rule = plan_.rule_in(year);
  const std::size_t row = acting * lanes;
  double* reward = reward_.data() + row;
  stages_.within_limit(rule.standing_limit, standing(acting), reward);
  if (rule.rule == Reward::budgeted) {
    const double capability = plan_.world.capability[cell_of(year, acting)];
    stages_.logistic(log_odds_.data() + row, key_.data());
    for (double& key : key_) key *= capability;
  } else {
    for (std::size_t lane = 0; lane < lanes; ++lane) pool_[lane] += reward[lane];
    const double* uniform = placebo_draws_.draw(first_replicate_, acting, year);
    for (std::size_t lane = 0; lane < lanes; ++lane) key_[lane] = -uniform[lane];
    stages_.most_to_give(answer_of(year, acting), years_.data() + row, loss_.data() + row, potential_.data() + row,
                         standing(acting), reward);
  }
  handout_.join(acting, key_.data(), reward);
}

void BlockLeader::settle(std::size_t year, std::size_t acting) {
  const LeaderRule& rule = plan_.rule_in(year);
  const std::size_t row = acting * lanes;
  if (moves(year)) {
    const auto settle = rule.rule == Reward::side_payment ? stages_.settle_aside : stages_.settle;
    settle(rule.drift, rule.standing_limit, loss_.data() + row, reward_.data() + row, standing(acting), gain_.data());
  } else {
    std::fill(gain_.begin(), gain_.end(), 0.0);
  }
  if (expectation_.learning()) expectation_.succeed(acting, gain_.data());
}

void BlockLeader::finish_answers(std::size_t year) {
  if (!own_.decides[year]) return;
  if (is_limited(year)) {
    handout_.serve(pool_.data(), reward_);
    for (std::size_t acting = 0; acting < has_acted_.size(); ++acting) {
      if (has_acted_[acting]) settle(year, acting);
    }
  }
  std::fill(has_acted_.begin(), has_acted_.end(), std::uint8_t{0});
}

void BlockLeader::revise_expectations(std::size_t year, ReplicateBlock& block) {
  if (!expectation_.learning()) return;
  for (std::size_t acting = 0; acting < own_.faces.size(); ++acting) {
    if (!own_.faces[acting]) continue;
    double* rate = block.expectation.data() + row_of(year, acting);
    if (own_.decides[year]) {
      expectation_.revise(acting, rate);
    } else if (year > 0) {
      std::copy_n(block.expectation.data() + row_of(year - 1, acting), lanes, rate);
    }
  }
}

void BlockLeader::close(std::size_t year) {
  const double rate = plan_.experiment.closure;
  if (rate == 0 || !moves(year) || !own_.at_war[year]) return;
  const NeighbourTies& neighbours = own_.neighbours[year];
  const std::size_t states = has_acted_.size();
  std::fill(pull_.begin(), pull_.end(), 0.0);
  for (std::size_t acting = 0; acting < states; ++acting) {
    stages_.ties(relation_.treaty_depth[cell_of(year, acting)], standing(acting), ties_.data() + acting * lanes);
  }
  for (std::size_t acting = 0; acting < states; ++acting) {
    for (std::size_t i = neighbours.first[acting]; i < neighbours.first[acting + 1]; ++i) {
      stages_.lean(neighbours.weight[i], ties_.data() + acting * lanes, ties_.data() + neighbours.neighbour[i] * lanes,
                   pull_.data() + acting * lanes);
    }
  }
  for (std::size_t acting = 0; acting < states; ++acting) {
    if (neighbours.first[acting] == neighbours.first[acting + 1]) continue;
    stages_.draw_closer(rate, plan_.rule_in(year).standing_limit, pull_.data() + acting * lanes, standing(acting));
  }
}

void BlockLeader::record_standing(std::size_t year, ReplicateBlock& block) const {
  for (std::size_t acting = 0; acting < own_.faces.size(); ++acting) {
    if (!own_.may_move[acting]) continue;  // the block holds zeros
    std::copy_n(standing(acting), lanes, block.standing.data() + row_of(year, acting));
  }
}

void BlockLeader::record_posteriors(ReplicateBlock& block) const {
  if (!plan_.experiment.types.on) return;
  for (std::size_t acting = 0; acting < has_acted_.size(); ++acting) {
    if (!own_.faces[acting]) continue;
    const std::size_t row = leader_ * plan_.world.states.size() + plan_.acting_states[acting];
    stages_.logistic(log_odds_.data() + acting * lanes, block.posterior.data() + row * lanes);
  }
}

}  // namespace entente
