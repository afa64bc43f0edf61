#include "sim/war/replicate_equation.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>

namespace entente {
namespace {

// ln of the probability of what a state did: take part, or not.
double log_probability(double eta, bool participates) {
  return log_participation_probability(participates ? eta : -eta);
}

}  // namespace

ReplicateEquation::ReplicateEquation(const Plan& plan)
    : plan_(plan),
      hurdle_(plan.experiment.coefficients.family == Family::hurdle),
      ceiling_(plan.experiment.coefficients.ceiling),
      conventional_share_(plan.world.cells()),
      certainty_(plan.world.cells()) {
  for (Part* part : {&share_, &amount_}) {
    if (part == &amount_ && !hurdle_) continue;
    part->offset.resize(plan.world.cells());
    part->predictors = TypePredictors(plan.invited_cells.size());
  }
}

void ReplicateEquation::take(const CoefficientDraw& draw) {
  sigma_ = draw.sigma;
  share_.slope = draw.potential_slope;
  contribution_offsets(plan_, plan_.share_design, draw, share_.offset);
  if (hurdle_) {
    amount_.slope = draw.amount_potential_slope;
    contribution_offsets(plan_, plan_.amount_design, draw, amount_.offset);
    amount_mean_.set_sigma(sigma_);
  }
  if (plan_.experiment.types.on) shift_types();
  expect();
}

void ReplicateEquation::shift_types() {
  predict_types(share_);
  if (!hurdle_) return shift_share();
  predict_types(amount_);
  shift_participation();
  shift_amount();
}

void ReplicateEquation::expect() {
  for (const std::size_t cell : plan_.invited_cells) {
    const double potential = plan_.treaty_potential[cell];
    conventional_share_[cell] = mean(cell, potential, 0);
    const double below = probability_below(cell, potential, conventional_share_[cell] / 2);
    certainty_[cell] = std::max(0.0, 1 - 2 * below);
  }
}

// Without signalling.
double ReplicateEquation::probability_below(std::size_t cell, double potential, double share) const {
  const double predictor = eta(share_, cell, potential, 0);
  if (!hurdle_) return math::normal_cdf((share - predictor) / sigma_);
  const double amount = eta(amount_, cell, potential, 0);
  const double probability = participation_probability(predictor);
  return 1 - probability + probability * math::normal_cdf((amount_logit(share, ceiling_) - amount) / sigma_);
}

double ReplicateEquation::eta(const Part& part, std::size_t cell, double potential, double strength) const {
  const double reference = plan_.experiment.coefficients.potential.reference;
  return linear_predictor(part.offset[cell], part.slope, signalled_potential(potential, reference, strength));
}

// At the start, when nobody has standing: the ties are the treaties.
void ReplicateEquation::predict_types(Part& part) {
  for (std::size_t i = 0; i < plan_.invited_cells.size(); ++i) {
    const std::size_t cell = plan_.invited_cells[i];
    const double potential = plan_.treaty_potential[cell];
    part.predictors.fitted[i] = eta(part, cell, potential, 1);
    part.predictors.committed[i] = eta(part, cell, potential, plan_.committed_strength[cell]);
    part.predictors.uncommitted[i] = eta(part, cell, potential, plan_.uncommitted_strength[cell]);
  }
}

void ReplicateEquation::shift_share() {
  const Family family = plan_.experiment.coefficients.family;
  if (family == Family::gaussian) return;  // a linear mean needs no shift
  const TypePredictors& eta_of = share_.predictors;
  const double p0 = plan_.experiment.types.committed;
  double fitted = 0;
  for (const double predictor : eta_of.fitted) fitted += mean_share(family, predictor, sigma_);
  const double shift = marginal_mean_shift(fitted, 10 * sigma_, [&](double delta) {
    MeanAndSlope sum;
    for (std::size_t i = 0; i < eta_of.fitted.size(); ++i) {
      const double committed = eta_of.committed[i] + delta;
      const double uncommitted = eta_of.uncommitted[i] + delta;
      sum.mean += p0 * mean_share(family, committed, sigma_) + (1 - p0) * mean_share(family, uncommitted, sigma_);
      // Of the tobit mean: dm/deta = Phi(eta / sigma).
      sum.slope += p0 * math::normal_cdf(committed / sigma_) + (1 - p0) * math::normal_cdf(uncommitted / sigma_);
    }
    return sum;
  });
  for (double& offset : share_.offset) offset += shift;
}

void ReplicateEquation::shift_participation() {
  TypePredictors& eta_of = share_.predictors;
  const double p0 = plan_.experiment.types.committed;
  double fitted = 0;
  for (const double predictor : eta_of.fitted) fitted += participation_probability(predictor);
  const double shift = marginal_mean_shift(fitted, 1, [&](double delta) {
    MeanAndSlope sum;
    for (std::size_t i = 0; i < eta_of.fitted.size(); ++i) {
      const double committed = participation_probability(eta_of.committed[i] + delta);
      const double uncommitted = participation_probability(eta_of.uncommitted[i] + delta);
      sum.mean += p0 * committed + (1 - p0) * uncommitted;
      sum.slope += p0 * committed * (1 - committed) + (1 - p0) * uncommitted * (1 - uncommitted);
    }
    return sum;
  });
  for (double& offset : share_.offset) offset += shift;
  for (double& predictor : eta_of.committed) predictor += shift;
  for (double& predictor : eta_of.uncommitted) predictor += shift;
}

// The amount's intercept keeps the fitted mean share, given the participation that each type has by now. The ceiling is
// a common factor of all means here and cancels.
void ReplicateEquation::shift_amount() {
  TypePredictors& eta_of = amount_.predictors;
  TypePredictors& participation = share_.predictors;
  const double p0 = plan_.experiment.types.committed;
  double fitted = 0;
  for (std::size_t i = 0; i < eta_of.fitted.size(); ++i) {
    fitted += participation_probability(participation.fitted[i]) * amount_mean_(eta_of.fitted[i]);
    // From here on the weights of the two types: probability of the type times that of taking part.
    participation.committed[i] = p0 * participation_probability(participation.committed[i]);
    participation.uncommitted[i] = (1 - p0) * participation_probability(participation.uncommitted[i]);
  }
  const double shift = marginal_mean_shift(fitted, 1, [&](double delta) {
    MeanAndSlope sum;
    for (std::size_t i = 0; i < eta_of.fitted.size(); ++i) {
      const double committed = amount_mean_(eta_of.committed[i] + delta);
      const double uncommitted = amount_mean_(eta_of.uncommitted[i] + delta);
      sum.mean += participation.committed[i] * committed + participation.uncommitted[i] * uncommitted;
      // Nearly: mu (1 - mu), exact for sigma = 0.
      sum.slope += participation.committed[i] * committed * (1 - committed) +
                   participation.uncommitted[i] * uncommitted * (1 - uncommitted);
    }
    return sum;
  });
  for (double& offset : amount_.offset) offset += shift;
}

double ReplicateEquation::share(std::size_t cell, double potential, double strength, const Shocks& shocks) const {
  const double predictor = eta(share_, cell, potential, strength);
  if (!hurdle_) return drawn_share(plan_.experiment.coefficients.family, predictor, sigma_, shocks.amount);
  const bool participates = math::normal_cdf(shocks.participation) < participation_probability(predictor);
  return participates ? amount_share(eta(amount_, cell, potential, strength), sigma_, shocks.amount, ceiling_) : 0.0;
}

double ReplicateEquation::mean(std::size_t cell, double potential, double strength) const {
  const double predictor = eta(share_, cell, potential, strength);
  // What is below zero is not sent under gaussian either: the mean of max(0, y) is the tobit mean.
  if (!hurdle_) return mean_share(Family::tobit, predictor, sigma_);
  return participation_probability(predictor) * ceiling_ * amount_mean_(eta(amount_, cell, potential, strength));
}

double ReplicateEquation::evidence(std::size_t cell, double potential, double share, const Seen& seen) const {
  const Persistence& persistence = plan_.experiment.persistence;
  const double of_choice = hurdle_ ? persistence.participation : persistence.amount;
  const double choice_weight = seen.choice ? evidence_weight(of_choice) : 1;
  if (!hurdle_) return choice_weight * share_evidence(cell, potential, share);
  const bool participates = share > 0;
  const double participation = choice_weight * participation_evidence(cell, potential, participates);
  if (!participates) return participation;
  const double amount_weight = seen.amount ? evidence_weight(persistence.amount) : 1;
  return participation + amount_weight * amount_evidence(cell, potential, share);
}

double ReplicateEquation::share_evidence(std::size_t cell, double potential, double share) const {
  const double committed = eta(share_, cell, potential, plan_.committed_strength[cell]);
  const double uncommitted = eta(share_, cell, potential, plan_.uncommitted_strength[cell]);
  if (committed == uncommitted) return 0;
  return log_density(Family::tobit, share, committed, sigma_) - log_density(Family::tobit, share, uncommitted, sigma_);
}

double ReplicateEquation::participation_evidence(std::size_t cell, double potential, bool participates) const {
  return log_probability(eta(share_, cell, potential, plan_.committed_strength[cell]), participates) -
         log_probability(eta(share_, cell, potential, plan_.uncommitted_strength[cell]), participates);
}

// The densities of logit(y / ceiling): the Jacobian of the share is the same for both types.
double ReplicateEquation::amount_evidence(std::size_t cell, double potential, double share) const {
  const double amount = amount_logit(share, ceiling_);
  const double committed = (amount - eta(amount_, cell, potential, plan_.committed_strength[cell])) / sigma_;
  const double uncommitted = (amount - eta(amount_, cell, potential, plan_.uncommitted_strength[cell])) / sigma_;
  return (uncommitted * uncommitted - committed * committed) / 2;
}

}  // namespace entente
