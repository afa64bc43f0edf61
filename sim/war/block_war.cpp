#include "sim/war/block_war.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

using kernel::lanes;

BlockWar::BlockWar(const Plan& plan, std::size_t war, const kernel::Stages& stages)
    : plan_(plan),
      war_(war),
      facts_(plan.world.wars[war]),
      years_(plan.wars[war]),
      relation_(plan.world.leader_of(facts_)),
      stages_(stages),
      hurdle_(plan.experiment.coefficients.family == Family::hurdle),
      withdrawal_(plan.experiment.withdrawal.on),
      casualties_(plan, war, stages),
      amount_draws_(plan, {.purpose = random::Purpose::contribution, .war = facts_.id}, stages.normal_pairs),
      participation_draws_(plan, {.purpose = random::Purpose::participation, .war = facts_.id}, stages.normal_pairs),
      withdrawal_draws_(plan, {.purpose = random::Purpose::withdrawal, .war = facts_.id}, stages.uniform_pairs),
      everyone_(lanes) {
  for (auto* row : {&active_, &potential_, &signalled_, &drawn_, &evidence_}) row->resize(lanes);
  const std::size_t size = plan.acting_states.size() * lanes;
  for (auto* rows : {&present_, &amount_shock_, &participation_shock_, &seen_, &has_sent_, &losses_}) {
    rows->resize(size);
  }
  if (!facts_.request.on) return;
  request_.resize(size);
  asked_.resize(size);
}

void BlockWar::begin(std::size_t first_replicate, const LaneArray<double>& everyone) {
  first_replicate_ = first_replicate;
  everyone_ = everyone;
  for (auto* rows : {&seen_, &has_sent_, &losses_, &asked_}) std::fill(rows->begin(), rows->end(), 0.0);
  for (std::size_t acting = 0; acting < years_.joins.size(); ++acting) {
    const std::size_t row = acting * lanes;
    std::copy_n(everyone.data(), lanes, present_.data() + row);
    if (!facts_.request.on || !years_.joins[acting]) continue;
    // One a war and state: who is wanted in one year is wanted in the next. What else the block holds is not drawn.
    stages_.uniform_pairs(draw_identity(plan_, first_replicate, plan_.acting_states[acting],
                                        {.purpose = random::Purpose::request, .war = facts_.id}),
                          request_.data() + row, active_.data());
  }
}

// The state's shock of this year; shocks that do not persist are not kept.
const double* BlockWar::shock(PairedDraws& draws, double rho, LaneArray<double>& shocks, std::size_t year,
                              std::size_t acting) {
  const double* innovation = draws.draw(first_replicate_, acting, year);
  if (rho == 0) return innovation;
  double* now = shocks.data() + acting * lanes;
  if (year == years_.first) {
    std::copy_n(innovation, lanes, now);
  } else {
    stages_.persist(rho, std::sqrt(1 - rho * rho), innovation, now);
  }
  return now;
}

void BlockWar::act(std::size_t year, std::size_t acting, const double* committed, BlockEquation& equation,
                   BlockLeader& leader, ReplicateBlock& block) {
  if (!years_.joins[acting]) return;
  const Persistence& persistence = plan_.experiment.persistence;
  const std::size_t cell = cell_of(year, acting);
  const bool invited = facts_.invited[cell] != 0;
  // Shocks that persist go on while nobody is asked; others are drawn when they are needed.
  if (!invited && persistence.amount == 0 && persistence.participation == 0) return;
  const double* amount = shock(amount_draws_, persistence.amount, amount_shock_, year, acting);
  const double* participation =
      hurdle_ ? shock(participation_draws_, persistence.participation, participation_shock_, year, acting) : nullptr;
  if (!invited) return;

  const std::size_t act = plan_.world.act(war_, cell);
  const double* active = who_acts(year, acting, leader.standing(acting));
  equation.enter(act);
  stages_.potentials(plan_.cells[act], leader.standing(acting), committed, leader.expectation(acting),
                     potential_.data(), signalled_.data());
  double* share = block.share.data() + act * lanes;
  equation.share(signalled_.data(), participation, amount, active, drawn_.data(), share);
  count(act, active, equation.expected(), block);
  casualties_.gather(year, acting, block);
  show(act, acting, {asked(acting), active, potential_.data(), share, equation.expected(), equation.certainty()},
       equation, leader);
}

// What the leader makes of it, and what is remembered of the state.
void BlockWar::show(std::size_t act, std::size_t acting, const BlockLeader::Act& seen, BlockEquation& equation,
                    BlockLeader& leader) {
  const std::size_t row = acting * lanes;
  if (plan_.tells_types[act]) {
    equation.evidence(act,
                      {.potential = seen.potential,
                       .expectation = leader.expectation(acting),
                       .drawn = drawn_.data(),
                       .share = seen.share,
                       .seen = seen_.data() + row,
                       .has_sent = has_sent_.data() + row},
                      evidence_.data());
    leader.learn(acting, evidence_.data(), seen.active);
  }
  if (plan_.leaders[facts_.leader].may_be_rewarded[acting]) stages_.note_where(seen.asked, seen_.data() + row);
  if (hurdle_ || withdrawal_) stages_.remember(seen.share, has_sent_.data() + row);
  leader.judge(acting, seen);
}

// Flags of lanes in which the state is asked and has not left.
const double* BlockWar::who_acts(std::size_t year, std::size_t acting, const double* standing) {
  if (!facts_.request.on) return present(acting);
  const std::size_t cell = cell_of(year, acting);
  const std::size_t row = acting * lanes;
  stages_.ask(years_.request_base[cell], facts_.request.tie, relation_.treaty_depth[cell], standing,
              request_.data() + row, asked_.data() + row);
  stages_.product(present(acting), asked(acting), active_.data());
  return active_.data();
}

// Of a state that has left, or is not asked, nothing is expected: e counts for those who act.
void BlockWar::count(std::size_t act, const double* active, const double* expected, ReplicateBlock& block) const {
  block.conventional_share[act] = stages_.sum_of_present(active, expected);
  const bool all = !withdrawal_ && !facts_.request.on;
  block.drawn_shares +=
      all ? block.replicates : static_cast<std::uint64_t>(stages_.sum_of_present(active, everyone_.data()));
  if (plan_.experiment.coefficients.family != Family::gaussian) return;
  for (std::size_t lane = 0; lane < block.replicates; ++lane) block.negative_shares += drawn_[lane] < 0 ? 1 : 0;
}

void BlockWar::withdraw(std::size_t year, BlockLeader& leader, const ReplicateBlock& block) {
  const World& world = plan_.world;
  const WithdrawalHazard& hazard = plan_.experiment.withdrawal;
  const LeaderRule& rule = plan_.rule_in(year);
  if (!withdrawal_ || !years_.is_on(year) || year == years_.last) return;
  for (std::size_t acting = 0; acting < years_.joins.size(); ++acting) {
    const std::size_t cell = cell_of(year, acting);
    if (!facts_.invited[cell]) continue;
    const std::size_t row = acting * lanes;
    stages_.leave({.base = hazard.intercept + (world.democracy[cell] ? hazard.democracy : 0.0),
                   .losses_weight = hazard.losses,
                   .tie_weight = hazard.tie,
                   .per_armed_forces = 1e5 / world.armed_forces[cell],
                   .treaty_depth = relation_.treaty_depth[cell],
                   .souring = rule.rule != Reward::indifferent && relation_.ally[cell] ? rule.souring : 0.0,
                   .standing_limit = rule.standing_limit},
                  block.casualties.data() + world.act(war_, cell) * lanes, has_sent_.data() + row, asked(acting),
                  withdrawal_draws_.draw(first_replicate_, acting, year),
                  block.standing.data() + (facts_.leader * world.cells() + cell) * lanes, losses_.data() + row,
                  present_.data() + row, leader.standing(acting));
  }
}

void BlockWar::record_withdrawn(ReplicateBlock& block) const {
  for (std::size_t acting = 0; acting < years_.joins.size(); ++acting) {
    const std::size_t row = (war_ * plan_.world.states.size() + plan_.acting_states[acting]) * lanes;
    for (std::size_t lane = 0; lane < block.replicates; ++lane) {
      block.withdrawn[row + lane] = present(acting)[lane] > 0 ? 0 : 1;
    }
  }
}

}  // namespace entente
