#include "sim/war/replicate.hpp"

#include "sim/contribution/equation.hpp"
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
      offset_(plan.world.cells()),
      committed_(plan.world.states.size()),
      standing_(plan.world.states.size()),
      log_odds_(plan.world.states.size()),
      potential_(plan.world.states.size()),
      drawn_share_(plan.world.states.size()),
      share_(plan.world.states.size()),
      conventional_share_(plan.world.states.size()),
      contribution_due_(plan.world.states.size()),
      casualties_(plan.world.states.size()) {
  predictors_.fitted.resize(plan.invited_cells.size());
  predictors_.committed.resize(plan.invited_cells.size());
  predictors_.uncommitted.resize(plan.invited_cells.size());
  coefficients_ = plan.sampler.point();
}

void ReplicateSimulation::run(Replicate k, Ensemble& ensemble, BlockSums& sums) {
  begin(k);
  for (std::size_t year = 0; year < plan_.world.years; ++year) {
    choose(year, sums);
    suffer_casualties(year);
    update_beliefs(year);
    set_standing(year);
    record_year(year, ensemble);
  }
  for (std::size_t state = 0; state < plan_.world.states.size(); ++state) {
    const std::size_t place = state * ensemble.replications + k.number();
    ensemble.posterior[place] = math::logistic(log_odds_[state]);
    ensemble.committed[place] = committed_[state];
  }
  ensemble.potential_slope[k.number()] = coefficients_.potential_slope;
}

void ReplicateSimulation::begin(Replicate k) {
  replicate_ = k;
  if (plan_.experiment.draw_coefficients) plan_.sampler.draw(plan_.experiment.seed, k, coefficients_);
  draw_types();
  std::fill(standing_.begin(), standing_.end(), 0.0);
  std::fill(log_odds_.begin(), log_odds_.end(), plan_.prior_log_odds);
  contribution_offsets(plan_, coefficients_, offset_);
  const double shift = intercept_shift();
  for (double& offset : offset_) offset += shift;
}

void ReplicateSimulation::draw_types() {
  if (!plan_.experiment.types.on) return;
  for (std::size_t state = 0; state < committed_.size(); ++state) {
    random::Stream stream(identity_of(plan_, replicate_, state, random::Purpose::type));
    committed_[state] = random::bernoulli(stream, plan_.experiment.types.committed) ? 1 : 0;
  }
}

double ReplicateSimulation::eta(std::size_t cell, double potential, double strength) const {
  const double reference = plan_.experiment.coefficients.potential.reference;
  return linear_predictor(offset_[cell], coefficients_.potential_slope,
                          signalled_potential(potential, reference, strength));
}

double ReplicateSimulation::intercept_shift() {
  if (!plan_.experiment.types.on) return 0;
  const World& world = plan_.world;
  const PotentialMeasure& measure = plan_.experiment.coefficients.potential;
  for (std::size_t i = 0; i < plan_.invited_cells.size(); ++i) {
    const std::size_t cell = plan_.invited_cells[i];
    const double potential = measure.potential(world.alignment[cell], world.treaty_depth[cell]);
    predictors_.fitted[i] = eta(cell, potential, 1);
    predictors_.committed[i] = eta(cell, potential, plan_.committed_strength[cell]);
    predictors_.uncommitted[i] = eta(cell, potential, plan_.uncommitted_strength[cell]);
  }
  return marginal_mean_shift(plan_.experiment.coefficients.family, predictors_, plan_.invited_cells.size(),
                             plan_.experiment.types.committed, coefficients_.sigma, 0);
}

void ReplicateSimulation::choose(std::size_t year, BlockSums& sums) {
  const World& world = plan_.world;
  const Coefficients& model = plan_.experiment.coefficients;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const std::size_t cell = world.cell(year, state);
    drawn_share_[state] = share_[state] = conventional_share_[state] = 0;
    if (!world.invited[cell]) continue;
    const double tie = clamped_tie(world.treaty_depth[cell], standing_[state]);
    const double potential = model.potential.potential(world.alignment[cell], tie);
    const double strength = committed_[state] ? plan_.committed_strength[cell] : plan_.uncommitted_strength[cell];
    const double predictor = eta(cell, potential, strength);
    random::Stream stream(identity_of(plan_, replicate_, state, year, random::Purpose::contribution));
    potential_[state] = potential;
    drawn_share_[state] = drawn_share(model.family, predictor, coefficients_.sigma, random::normal(stream));
    share_[state] = std::clamp(drawn_share_[state], 0.0, 1.0);
    const double conventional = eta(cell, potential, 0);
    conventional_share_[state] = mean_share(model.family, conventional, coefficients_.sigma);
    // The median of eta + sigma zeta is eta, cut off at 0 or not.
    contribution_due_[state] = conventional > conventional_share_[state] / 2 ? 1 : 0;
    sums.conventional_share[cell] += conventional_share_[state];
    sums.mean_share[cell] += mean_share(model.family, predictor, coefficients_.sigma);
    sums.negative_shares += drawn_share_[state] < 0 ? 1 : 0;
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

double ReplicateSimulation::log_likelihood_ratio(std::size_t cell, std::size_t state) const {
  const Family family = plan_.experiment.coefficients.family;
  const double committed = eta(cell, potential_[state], plan_.committed_strength[cell]);
  const double uncommitted = eta(cell, potential_[state], plan_.uncommitted_strength[cell]);
  if (committed == uncommitted) return 0;
  return log_density(family, drawn_share_[state], committed, coefficients_.sigma) -
         log_density(family, drawn_share_[state], uncommitted, coefficients_.sigma);
}

void ReplicateSimulation::update_beliefs(std::size_t year) {
  const World& world = plan_.world;
  if (!plan_.experiment.types.on) return;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    const std::size_t cell = world.cell(year, state);
    const double evidence = world.invited[cell] ? log_likelihood_ratio(cell, state) : 0.0;
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
    standing_[state] = updated_standing(rule, {.standing = standing_[state],
                                               .posterior = math::logistic(log_odds_[state]),
                                               .potential = potential_[state],
                                               .potential_reference = plan_.experiment.coefficients.potential.reference,
                                               .share = share_[state],
                                               .conventional_share = conventional_share_[state],
                                               .contribution_due = contribution_due_[state] != 0,
                                               .invited = world.invited[cell] != 0,
                                               .ally = world.ally[cell] != 0,
                                               .decision_point = decides});
  }
}

void ReplicateSimulation::record_year(std::size_t year, Ensemble& ensemble) const {
  for (std::size_t state = 0; state < share_.size(); ++state) {
    const std::size_t place = ensemble.cell(year, state) * ensemble.replications + replicate_.number();
    ensemble.share[place] = share_[state];
    ensemble.standing[place] = standing_[state];
    ensemble.casualties[place] = casualties_[state];
  }
}

}  // namespace entente
