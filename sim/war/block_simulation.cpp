#include "sim/war/block_simulation.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

using kernel::lanes;

BlockSimulation::BlockSimulation(const Plan& plan, InstructionSet instructions, const BlockSimulation* intercepts_of)
    : plan_(plan),
      stages_(kernel::stages_of(instructions)),
      hurdle_(plan.experiment.coefficients.family == Family::hurdle),
      withdrawal_(plan.experiment.withdrawal.on),
      block_(plan.world),
      coefficients_(plan.experiment.coefficients.parameters()),
      draw_(plan.sampler.point()),
      equation_(plan, stages_, intercepts_of != nullptr ? &intercepts_of->equation_ : nullptr),
      casualties_(plan, stages_),
      amount_draws_(plan, random::Purpose::contribution, stages_.normal_pairs),
      participation_draws_(plan, random::Purpose::participation, stages_.normal_pairs),
      withdrawal_draws_(plan, random::Purpose::withdrawal, stages_.uniform_pairs) {
  for (auto* row : {&everyone_, &signalled_, &drawn_, &evidence_, &uniform_, &unused_}) row->resize(lanes);
  for (auto* rows : {&present_, &committed_, &amount_shock_, &participation_shock_, &standing_, &log_odds_, &potential_,
                     &has_sent_, &losses_, &judged_years_, &judged_share_, &judged_expected_, &judged_certainty_}) {
    rows->resize(plan.acting_states.size() * lanes);
  }
  asked_before_.resize(plan.acting_states.size());
  std::fill(block_.posterior.begin(), block_.posterior.end(), plan.prior);
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
  const std::size_t acting_states = plan_.acting_states.size();
  for (std::size_t year = 0; year < plan_.world.years; ++year) {
    for (std::size_t acting = 0; acting < acting_states; ++acting) {
      choose(year, acting);
      update_belief(year, acting);
      set_standing(year, acting);
    }
    casualties_.suffer(year, block_);
    withdraw(year);
    record_year(year);
  }
  for (std::size_t acting = 0; acting < acting_states; ++acting) {
    const std::size_t row = plan_.acting_states[acting] * lanes;
    if (plan_.experiment.types.on) {
      stages_.logistic(log_odds_.data() + acting * lanes, block_.posterior.data() + row);
    }
    for (std::size_t lane = 0; lane < replicates; ++lane) {
      block_.withdrawn[row + lane] = present(acting)[lane] > 0 ? 0 : 1;
    }
  }
  return block_;
}

void BlockSimulation::begin(std::size_t first, std::size_t replicates) {
  block_.first = first;
  block_.replicates = replicates;
  block_.negative_shares = block_.drawn_shares = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane) everyone_[lane] = lane < replicates ? 1 : 0;
  for (std::size_t acting = 0; acting < asked_before_.size(); ++acting) {
    std::copy(everyone_.begin(), everyone_.end(), present_.begin() + static_cast<std::ptrdiff_t>(acting * lanes));
  }
  for (auto* rows : {&standing_, &has_sent_, &losses_, &judged_years_, &judged_share_, &judged_expected_,
                     &judged_certainty_, &potential_}) {
    std::fill(rows->begin(), rows->end(), 0.0);
  }
  std::fill(log_odds_.begin(), log_odds_.end(), plan_.prior_log_odds);
  std::fill(asked_before_.begin(), asked_before_.end(), std::uint8_t{0});
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
    stages_.uniform_pairs(draw_identity(plan_, block_.first, state, random::Purpose::type), uniform_.data(),
                          unused_.data());
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

// The state's shock of this year; shocks that do not persist are not kept.
const double* BlockSimulation::shock(PairedDraws& draws, double rho, LaneArray<double>& shocks, std::size_t year,
                                     std::size_t acting) {
  const double* innovation = draws.draw(block_.first, acting, year);
  if (rho == 0) return innovation;
  double* now = shocks.data() + acting * lanes;
  if (year == 0) {
    std::copy_n(innovation, lanes, now);
  } else {
    stages_.persist(rho, std::sqrt(1 - rho * rho), innovation, now);
  }
  return now;
}

void BlockSimulation::choose(std::size_t year, std::size_t acting) {
  const Persistence& persistence = plan_.experiment.persistence;
  const std::size_t cell = cell_of(year, acting);
  const bool invited = plan_.world.wars[0].invited[cell] != 0;
  // Shocks that persist go on while nobody is asked; others are drawn when they are needed.
  if (!invited && persistence.amount == 0 && persistence.participation == 0) return;
  const double* amount = shock(amount_draws_, persistence.amount, amount_shock_, year, acting);
  const double* participation =
      hurdle_ ? shock(participation_draws_, persistence.participation, participation_shock_, year, acting) : nullptr;
  if (!invited) return;
  equation_.enter(cell);
  double* potential = potential_.data() + acting * lanes;
  stages_.potentials(plan_.cells[cell], standing_.data() + acting * lanes, committed_.data() + acting * lanes,
                     potential, signalled_.data());
  equation_.share(signalled_.data(), participation, amount, present(acting), drawn_.data(), share_row(cell));

  // Of a state that has left nothing is expected any more: e counts for those still there.
  block_.conventional_share[cell] = stages_.sum_of_present(present(acting), equation_.expected());
  block_.drawn_shares += withdrawal_
                             ? static_cast<std::uint64_t>(stages_.sum_of_present(present(acting), everyone_.data()))
                             : block_.replicates;
  if (plan_.experiment.coefficients.family != Family::gaussian) return;
  for (std::size_t lane = 0; lane < block_.replicates; ++lane) block_.negative_shares += drawn_[lane] < 0 ? 1 : 0;
}

void BlockSimulation::update_belief(std::size_t year, std::size_t acting) {
  if (!plan_.may_be_rewarded[acting]) return;
  const std::size_t cell = cell_of(year, acting);
  const double* evidence = nullptr;
  if (plan_.world.wars[0].invited[cell] && plan_.tells_types[cell]) {
    equation_.evidence(cell, potential_.data() + acting * lanes, drawn_.data(), share_row(cell),
                       asked_before_[acting] != 0, has_sent_.data() + acting * lanes, evidence_.data());
    evidence = evidence_.data();
  }
  stages_.learn(plan_.prior_log_odds, plan_.experiment.leader_rule.memory, evidence, present(acting),
                log_odds_.data() + acting * lanes);
}

bool BlockSimulation::decides(std::size_t year) const {
  return each_year() || plan_.world.first_year.number() + year == plan_.world.wars[0].last_year.number();
}

void BlockSimulation::set_standing(std::size_t year, std::size_t acting) {
  const std::size_t cell = cell_of(year, acting);
  const bool invited = plan_.world.wars[0].invited[cell] != 0;
  const std::size_t row = acting * lanes;
  if (invited) {
    asked_before_[acting] = 1;
    if (hurdle_ || withdrawal_) stages_.remember(share_row(cell), has_sent_.data() + row);
  }
  const LeaderRule& rule = plan_.experiment.leader_rule;
  if (rule.rule == Reward::indifferent) return;
  double* standing = standing_.data() + row;
  if (invited && !each_year()) judge(cell, acting);
  const bool judged = each_year() ? invited : decides(year);
  // Of whom nothing can be learnt, only allies are judged.
  const bool ally = plan_.world.leaders[0].ally[cell] != 0;
  if (!judged || (!plan_.may_be_rewarded[acting] && !ally)) return stages_.drift(rule.drift, standing);
  kernel::Judged seen{present(acting), share_row(cell), equation_.expected(), equation_.certainty()};
  if (!each_year()) {
    stages_.average_certainty(judged_years_.data() + row, judged_certainty_.data() + row);
    seen = {judged_years_.data() + row, judged_share_.data() + row, judged_expected_.data() + row,
            judged_certainty_.data() + row};
  }
  const auto decide = plan_.may_be_rewarded[acting] ? stages_.decide : stages_.decide_without_types;
  decide({.prior = plan_.prior,
          .prior_log_odds = plan_.prior_log_odds,
          .generosity = rule.generosity,
          .souring = rule.souring,
          .ally = ally,
          .drift = rule.drift,
          .standing_limit = rule.standing_limit,
          .room_is_potential = rule.room == Room::potential,
          .potential_reference = plan_.experiment.coefficients.potential.reference},
         seen, log_odds_.data() + row, potential_.data() + row, standing);
}

void BlockSimulation::judge(std::size_t cell, std::size_t acting) {
  const std::size_t row = acting * lanes;
  stages_.judge(present(acting), share_row(cell), equation_.expected(), equation_.certainty(),
                judged_years_.data() + row, judged_share_.data() + row, judged_expected_.data() + row,
                judged_certainty_.data() + row);
}

// Decided at the end of a year, in force from the next: whoever leaves before the war's end is gone for good, and an
// ally who does is soured.
void BlockSimulation::withdraw(std::size_t year) {
  const World& world = plan_.world;
  const WithdrawalHazard& hazard = plan_.experiment.withdrawal;
  const LeaderRule& rule = plan_.experiment.leader_rule;
  const std::size_t calendar = world.first_year.number() + year;
  if (!hazard.on || calendar < world.wars[0].first_year.number() || calendar >= world.wars[0].last_year.number())
    return;
  for (std::size_t acting = 0; acting < plan_.acting_states.size(); ++acting) {
    const std::size_t cell = cell_of(year, acting);
    if (!world.wars[0].invited[cell]) continue;
    const std::size_t row = acting * lanes;
    stages_.leave({.base = hazard.intercept + (world.democracy[cell] ? hazard.democracy : 0.0),
                   .losses_weight = hazard.losses,
                   .tie_weight = hazard.tie,
                   .per_armed_forces = 1e5 / world.armed_forces[cell],
                   .treaty_depth = world.leaders[0].treaty_depth[cell],
                   .souring = rule.rule == Reward::bayesian && world.leaders[0].ally[cell] ? rule.souring : 0.0,
                   .standing_limit = rule.standing_limit},
                  block_.casualties.data() + cell * lanes, has_sent_.data() + row,
                  withdrawal_draws_.draw(block_.first, acting, year), losses_.data() + row, present_.data() + row,
                  standing_.data() + row);
  }
}

void BlockSimulation::record_year(std::size_t year) {
  for (std::size_t acting = 0; acting < plan_.acting_states.size(); ++acting) {
    std::copy_n(standing_.data() + acting * lanes, lanes, block_.standing.data() + cell_of(year, acting) * lanes);
  }
}

}  // namespace entente
