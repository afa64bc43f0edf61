#include "sim/war/block_simulation.hpp"

#include "sim/war/expectation.hpp"

#include <algorithm>

namespace entente {

using kernel::lanes;

BlockSimulation::BlockSimulation(const Plan& plan, InstructionSet instructions, const BlockSimulation* intercepts_of)
    : plan_(plan),
      stages_(kernel::stages_of(instructions)),
      block_(plan.world),
      coefficients_(plan.experiment.coefficients.parameters()),
      draw_(plan.sampler.point()),
      equation_(plan, stages_, intercepts_of != nullptr ? &intercepts_of->equation_ : nullptr),
      everyone_(lanes),
      committed_(plan.acting_states.size() * lanes),
      uniform_(lanes),
      unused_(lanes) {
  for (std::size_t leader = 0; leader < plan.leaders.size(); ++leader) leaders_.emplace_back(plan, leader, stages_);
  for (std::size_t war = 0; war < plan.wars.size(); ++war) wars_.emplace_back(plan, war, stages_);
  std::fill(block_.posterior.begin(), block_.posterior.end(), plan.prior);
  const ExpectationRule& expectation = plan.experiment.expectation;
  if (expectation.learning) block_.expectation.assign(block_.standing.size(), prior_rate(expectation));
  // In padding too, where no draw will replace them: whatever stands there must be numbers.
  for (std::size_t lane = 0; lane < lanes; ++lane) coefficients_.set(lane, draw_);
  if (!plan.experiment.draw_coefficients) {
    equation_.take_for_good(coefficients_);
  } else if (plan.experiment.types.on && intercepts_of == nullptr) {
    equation_.expand_intercepts();
  }
}

const ReplicateBlock& BlockSimulation::run(std::size_t first, std::size_t replicates) {
  begin(first, replicates);
  for (std::size_t year = 0; year < plan_.world.years; ++year) {
    live(year);
    leave_and_close(year);
  }
  for (const BlockLeader& leader : leaders_) leader.record_posteriors(block_);
  for (const BlockWar& war : wars_) war.record_withdrawn(block_);
  return block_;
}

void BlockSimulation::begin(std::size_t first, std::size_t replicates) {
  block_.first = first;
  block_.replicates = replicates;
  block_.negative_shares = block_.drawn_shares = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) everyone_[lane] = lane < replicates ? 1 : 0;
  for (BlockLeader& leader : leaders_) leader.begin(first);
  for (BlockWar& war : wars_) war.begin(first, everyone_);
  if (plan_.experiment.draw_coefficients) draw_coefficients(replicates);
  std::copy(coefficients_.potential_slope.begin(), coefficients_.potential_slope.end(), block_.potential_slope.begin());
  std::copy(coefficients_.amount_potential_slope.begin(), coefficients_.amount_potential_slope.end(),
            block_.amount_potential_slope.begin());
  if (plan_.experiment.types.on) draw_types();
}

void BlockSimulation::draw_coefficients(std::size_t replicates) {
  for (std::size_t lane = 0; lane < replicates; ++lane) {
    plan_.sampler.draw(plan_.experiment.seed, Replicate(static_cast<std::uint32_t>(block_.first + lane)), draw_);
    coefficients_.set(lane, draw_);
  }
  equation_.take(coefficients_, replicates);
}

void BlockSimulation::draw_types() {
  const double committed = plan_.experiment.types.committed;
  std::size_t acting = 0;
  for (std::size_t state = 0; state < plan_.world.states.size(); ++state) {
    stages_.uniform_pairs(draw_identity(plan_, block_.first, state, {.purpose = random::Purpose::type}),
                          uniform_.data(), unused_.data());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      block_.committed[state * lanes + lane] = uniform_[lane] < committed ? 1 : 0;
    }
    if (acting == plan_.acting_states.size() || plan_.acting_states[acting] != state) continue;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      committed_[acting * lanes + lane] = uniform_[lane] < committed ? 1 : 0;
    }
    ++acting;
  }
}

void BlockSimulation::live(std::size_t year) {
  for (BlockLeader& leader : leaders_) leader.begin_answers(year);
  for (std::size_t acting = 0; acting < plan_.acting_states.size(); ++acting) {
    for (BlockLeader& leader : leaders_) leader.fade(year, acting);
    for (std::size_t war = 0; war < wars_.size(); ++war) {
      if (!plan_.wars[war].is_on(year)) continue;
      wars_[war].act(year, acting, committed_.data() + acting * lanes, equation_,
                     leaders_[plan_.world.wars[war].leader], block_);
    }
    for (BlockLeader& leader : leaders_) leader.answer(year, acting);
  }
  for (BlockLeader& leader : leaders_) {
    leader.finish_answers(year);
    leader.revise_expectations(year, block_);
    leader.record_standing(year, block_);
  }
  for (std::size_t war = 0; war < wars_.size(); ++war) {
    if (plan_.wars[war].is_on(year)) wars_[war].suffer(block_);
  }
}

void BlockSimulation::leave_and_close(std::size_t year) {
  if (!plan_.experiment.withdrawal.on && plan_.experiment.closure == 0) return;
  for (std::size_t war = 0; war < wars_.size(); ++war) {
    wars_[war].withdraw(year, leaders_[plan_.world.wars[war].leader], block_);
  }
  for (BlockLeader& leader : leaders_) {
    leader.close(year);
    leader.record_standing(year, block_);
  }
}

}  // namespace entente
