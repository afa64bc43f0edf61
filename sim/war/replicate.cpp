#include "sim/war/replicate.hpp"

#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"
#include "sim/war/leader.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

double clamped_tie(double treaty_depth, double standing) { return std::clamp(treaty_depth + standing, 0.0, 1.0); }

random::Identity identity_of(const Plan& plan, Replicate replicate, std::size_t state, random::Purpose purpose) {
  return {.seed = plan.experiment.seed, .replicate = replicate, .state = plan.world.states[state], .purpose = purpose};
}

random::Identity identity_of(const Plan& plan, Replicate replicate, std::size_t state, std::size_t year,
                             random::Purpose purpose) {
  random::Identity identity = identity_of(plan, replicate, state, purpose);
  identity.year = Year(static_cast<std::uint16_t>(plan.world.first_year.number() + year));
  identity.war = plan.world.war.id;
  return identity;
}

}  // namespace

ReplicateSimulation::ReplicateSimulation(const Plan& plan)
    : plan_(plan),
      equation_(plan),
      shocks_(plan.world.states.size()),
      committed_(plan.world.states.size()),
      standing_(plan.world.states.size()),
      log_odds_(plan.world.states.size()),
      potential_(plan.world.states.size()),
      drawn_share_(plan.world.states.size()),
      share_(plan.world.states.size()),
      judged_(plan.world.states.size()),
      casualties_(plan.world.states.size()),
      seen_(plan.world.states.size()),
      losses_(plan.world.states.size()),
      has_sent_(plan.world.states.size()),
      withdrawn_(plan.world.states.size()) {
  coefficients_ = plan.sampler.point();
}

void ReplicateSimulation::run(std::size_t lane, ReplicateBlock& block) {
  begin(Replicate(static_cast<std::uint32_t>(block.first + lane)));
  for (std::size_t year = 0; year < plan_.world.years; ++year) {
    choose(year, block);
    suffer_casualties(year);
    update_beliefs(year);
    set_standing(year);
    withdraw(year);
    record_year(year, lane, block);
  }
  for (std::size_t state = 0; state < plan_.world.states.size(); ++state) {
    const std::size_t place = state * ReplicateBlock::lanes + lane;
    block.posterior[place] = math::logistic(log_odds_[state]);
    block.committed[place] = committed_[state];
    block.withdrawn[place] = withdrawn_[state];
  }
  block.potential_slope[lane] = coefficients_.potential_slope;
  block.amount_potential_slope[lane] = coefficients_.amount_potential_slope;
}

void ReplicateSimulation::begin(Replicate k) {
  replicate_ = k;
  if (plan_.experiment.draw_coefficients) plan_.sampler.draw(plan_.experiment.seed, k, coefficients_);
  draw_types();
  std::fill(standing_.begin(), standing_.end(), 0.0);
  std::fill(seen_.begin(), seen_.end(), Seen{});
  std::fill(losses_.begin(), losses_.end(), 0.0);
  std::fill(has_sent_.begin(), has_sent_.end(), std::uint8_t{0});
  std::fill(withdrawn_.begin(), withdrawn_.end(), std::uint8_t{0});
  std::fill(judged_.begin(), judged_.end(), JudgedYears{});
  std::fill(log_odds_.begin(), log_odds_.end(), plan_.prior_log_odds);
  equation_.take(coefficients_);
}

void ReplicateSimulation::draw_types() {
  if (!plan_.experiment.types.on) return;
  for (std::size_t state = 0; state < committed_.size(); ++state) {
    random::Stream stream(identity_of(plan_, replicate_, state, random::Purpose::type));
    committed_[state] = random::bernoulli(stream, plan_.experiment.types.committed) ? 1 : 0;
  }
}

void ReplicateSimulation::draw_shocks(std::size_t year) {
  const Persistence& persistence = plan_.experiment.persistence;
  const bool hurdle = plan_.experiment.coefficients.family == Family::hurdle;
  for (const std::size_t state : plan_.acting_states) {
    random::Stream stream(identity_of(plan_, replicate_, state, year, random::Purpose::contribution));
    Shocks& shocks = shocks_[state];
    const double amount = random::normal(stream);
    shocks.amount = year == 0 ? amount : persistent_shock(persistence.amount, shocks.amount, amount);
    if (!hurdle) continue;
    const double participation = random::normal(stream);
    shocks.participation =
        year == 0 ? participation : persistent_shock(persistence.participation, shocks.participation, participation);
  }
}

void ReplicateSimulation::choose(std::size_t year, ReplicateBlock& block) {
  const World& world = plan_.world;
  draw_shocks(year);
  for (const std::size_t state : plan_.acting_states) {
    const std::size_t cell = world.cell(year, state);
    drawn_share_[state] = share_[state] = 0;
    if (!world.invited[cell]) continue;
    if (withdrawn_[state]) continue;
    // Of a state that has left nothing is expected any more: e counts for those still there.
    block.conventional_share[cell] += equation_.conventional_share(cell);
    ++block.drawn_shares;
    const double tie = clamped_tie(world.treaty_depth[cell], standing_[state]);
    const double potential = plan_.experiment.coefficients.potential.potential(world.alignment[cell], tie);
    const double strength = committed_[state] ? plan_.committed_strength[cell] : plan_.uncommitted_strength[cell];
    potential_[state] = potential;
    drawn_share_[state] = equation_.share(cell, potential, strength, shocks_[state]);
    share_[state] = std::clamp(drawn_share_[state], 0.0, 1.0);
    judged_[state].add(share_[state], equation_.conventional_share(cell), equation_.certainty(cell));
    block.negative_shares += drawn_share_[state] < 0 ? 1 : 0;
  }
}

void ReplicateSimulation::suffer_casualties(std::size_t year) {
  const World& world = plan_.world;
  const War& war = world.war;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    casualties_[state] = 0;
    if (!(share_[state] > 0)) continue;
    const std::size_t war_year = world.first_year.number() + year - war.first_year.number();
    const double deployed = troops(share_[state], world.armed_forces[world.cell(year, state)]);
    const double mean = war.deaths_per_1000[war_year] * deployed / 1000;
    if (!(mean > 0)) continue;
    random::Stream stream(identity_of(plan_, replicate_, state, year, random::Purpose::casualties));
    const std::int64_t deaths = random::negative_binomial(stream, mean, war.casualty_size);
    casualties_[state] =
        static_cast<std::int32_t>(std::min<std::int64_t>(deaths, std::numeric_limits<std::int32_t>::max()));
  }
}

void ReplicateSimulation::update_beliefs(std::size_t year) {
  const World& world = plan_.world;
  if (!plan_.experiment.types.on) return;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const std::size_t cell = world.cell(year, state);
    double evidence = 0;
    if (world.invited[cell] && !withdrawn_[state]) {
      evidence = equation_.evidence(cell, potential_[state], drawn_share_[state], seen_[state]);
      seen_[state].choice = true;
      seen_[state].amount = seen_[state].amount || drawn_share_[state] > 0;
    }
    log_odds_[state] =
        updated_log_odds(log_odds_[state], plan_.prior_log_odds, plan_.experiment.leader_rule.memory, evidence);
  }
}

void ReplicateSimulation::set_standing(std::size_t year) {
  const World& world = plan_.world;
  const LeaderRule& rule = plan_.experiment.leader_rule;
  const std::size_t calendar = world.first_year.number() + year;
  const bool decides = rule.decide == Decision::each_year || calendar == world.war.last_year.number();
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const std::size_t cell = world.cell(year, state);
    const JudgedYears& judged = judged_[state];
    standing_[state] = updated_standing(rule, {.standing = standing_[state],
                                               .posterior = math::logistic(log_odds_[state]),
                                               .prior = plan_.prior,
                                               .potential = potential_[state],
                                               .potential_reference = plan_.experiment.coefficients.potential.reference,
                                               .share = judged.share,
                                               .conventional_share = judged.conventional_share,
                                               .certainty = judged.years > 0 ? judged.certainty / judged.years : 0,
                                               .invited = judged.years > 0,
                                               .ally = world.ally[cell] != 0,
                                               .decision_point = decides});
    if (decides) judged_[state] = {};
  }
}

// Decided at the end of a year, in force from the next: whoever leaves before the war's end is gone for good, and an
// ally who does is soured.
void ReplicateSimulation::withdraw(std::size_t year) {
  const World& world = plan_.world;
  const WithdrawalHazard& hazard = plan_.experiment.withdrawal;
  const LeaderRule& rule = plan_.experiment.leader_rule;
  const std::size_t calendar = world.first_year.number() + year;
  if (!hazard.on || calendar < world.war.first_year.number() || calendar >= world.war.last_year.number()) return;
  for (const std::size_t state : plan_.acting_states) {
    const std::size_t cell = world.cell(year, state);
    losses_[state] += casualties_[state];
    if (share_[state] > 0) has_sent_[state] = 1;
    if (!world.invited[cell] || !has_sent_[state] || withdrawn_[state]) continue;
    const double losses = 1e5 * losses_[state] / world.armed_forces[cell];
    const double tie = clamped_tie(world.treaty_depth[cell], standing_[state]);
    random::Stream stream(identity_of(plan_, replicate_, state, year, random::Purpose::withdrawal));
    if (!random::bernoulli(stream, withdrawal_probability(hazard, losses, world.democracy[cell] != 0, tie))) continue;
    withdrawn_[state] = 1;
    if (rule.rule == Reward::bayesian && world.ally[cell]) {
      standing_[state] = std::max(standing_[state] - rule.souring, -rule.standing_limit);
    }
  }
}

void ReplicateSimulation::record_year(std::size_t year, std::size_t lane, ReplicateBlock& block) const {
  for (std::size_t state = 0; state < share_.size(); ++state) {
    const std::size_t place = plan_.world.cell(year, state) * ReplicateBlock::lanes + lane;
    block.share[place] = share_[state];
    block.standing[place] = standing_[state];
    block.casualties[place] = casualties_[state];
  }
}

}  // namespace entente
