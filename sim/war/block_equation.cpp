#include "sim/war/block_equation.hpp"

#include "sim/contribution/hurdle.hpp"
#include "sim/war/kernel/amount_table.hpp"

#include <algorithm>

namespace entente {

using kernel::lanes;

BlockCoefficients::BlockCoefficients(std::size_t parameters_)
    : parameters(parameters_ * lanes), potential_slope(lanes), amount_potential_slope(lanes), sigma(lanes) {}

void BlockCoefficients::set(std::size_t lane, const CoefficientDraw& draw) {
  for (std::size_t i = 0; i < draw.parameters.size(); ++i) parameters[i * lanes + lane] = draw.parameters[i];
  potential_slope[lane] = draw.potential_slope;
  amount_potential_slope[lane] = draw.amount_potential_slope;
  sigma[lane] = draw.sigma;
}

BlockEquation::BlockEquation(const Plan& plan, const kernel::Stages& stages, const BlockEquation* intercepts_of)
    : plan_(plan),
      stages_(stages),
      intercepts_of_(intercepts_of),
      hurdle_(plan.experiment.coefficients.family == Family::hurdle),
      none_(lanes),
      amount_means_(hurdle_ ? kernel::amount_points * lanes : 0),
      outside_(lanes),
      probability_(lanes),
      expected_(lanes),
      certainty_(lanes),
      committed_signal_(lanes),
      uncommitted_signal_(lanes) {
  static_assert(lanes == ReplicateBlock::lanes);
  share_.design = &Plan::share_design;
  share_.has_state_effects = true;
  amount_.design = &Plan::amount_design;
  for (PartOfBlock* part : {&share_, &amount_}) {
    part->shift.resize(lanes);
    part->offset.resize(lanes);
  }
}

void BlockEquation::take(const BlockCoefficients& coefficients, std::size_t replicates) {
  for_good_ = false;
  coefficients_ = &coefficients;
  share_.slope = coefficients.potential_slope.data();
  amount_.slope = coefficients.amount_potential_slope.data();
  if (hurdle_) stages_.fill_amount_means(coefficients.sigma.data(), amount_means_.data());
  if (plan_.experiment.types.on) shift_types(replicates);
}

void BlockEquation::take_for_good(const BlockCoefficients& coefficients) {
  take(coefficients, lanes);
  const std::size_t acts = plan_.world.acts();
  for (auto* values : {&share_.offset_for_good, &amount_.offset_for_good, &expected_for_good_, &certainty_for_good_}) {
    values->assign(acts, 0.0);
  }
  for (const std::size_t act : plan_.invited_acts) {
    enter(act);
    share_.offset_for_good[act] = share_.offset[0];
    amount_.offset_for_good[act] = amount_.offset[0];
    expected_for_good_[act] = expected_[0];
    certainty_for_good_[act] = certainty_[0];
  }
  for_good_ = true;
}

void BlockEquation::enter(std::size_t act) {
  if (!for_good_) {
    set_offset(plan_, share_, act, share_.shift.data());
    if (hurdle_) set_offset(plan_, amount_, act, amount_.shift.data());
    return expect(act);
  }
  std::fill(share_.offset.begin(), share_.offset.end(), share_.offset_for_good[act]);
  if (hurdle_) std::fill(amount_.offset.begin(), amount_.offset.end(), amount_.offset_for_good[act]);
  std::fill(expected_.begin(), expected_.end(), expected_for_good_[act]);
  std::fill(certainty_.begin(), certainty_.end(), certainty_for_good_[act]);
}

void BlockEquation::set_offset(const Plan& plan, PartOfBlock& part, std::size_t act, const double* shift) {
  const PartDesign& design = plan.*part.design;
  const double effect = part.has_state_effects ? plan.state_effect[act % plan.world.states.size()] : 0.0;
  stages_.offsets(effect, design.terms(), design.row(act), design.parameter.data(), coefficients_->parameters.data(),
                  shift, part.offset.data());
}

void BlockEquation::expect(std::size_t act) {
  const double signal = plan_.cells[act].treaty_signal;
  const double* sigma = coefficients_->sigma.data();
  const bool may_sour = plan_.may_sour[act] != 0;
  if (!may_sour) std::fill(certainty_.begin(), certainty_.end(), 0.0);
  if (!hurdle_) {
    stages_.one_part_expectation(share_.part(), sigma, signal, expected_.data());
    if (may_sour) stages_.one_part_certainty(share_.part(), sigma, signal, expected_.data(), certainty_.data());
    return;
  }
  const double ceiling = plan_.experiment.coefficients.ceiling;
  stages_.participation_probability(share_.part(), signal, none_.data(), probability_.data());
  amount_mean(signal, none_.data(), expected_.data());
  for (std::size_t lane = 0; lane < lanes; ++lane) expected_[lane] *= ceiling * probability_[lane];
  if (!may_sour) return;
  stages_.hurdle_certainty(amount_.part(), sigma, ceiling, signal, probability_.data(), expected_.data(),
                           certainty_.data());
}

// Beyond the table the quadrature itself.
void BlockEquation::amount_mean(double signal, const double* shift, double* mean) {
  if (!stages_.amount_mean(amount_.part(), signal, shift, amount_means_.data(), mean, outside_.data())) return;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (outside_[lane] > 0) mean[lane] = mean_amount(amount_eta(signal, shift, lane), coefficients_->sigma[lane]);
  }
}

void BlockEquation::amount_mean_with_derivatives(double signal, const double* shift, const kernel::Sums& amount) {
  if (!stages_.amount_mean_with_derivatives(amount_.part(), signal, shift, amount_means_.data(), amount,
                                            outside_.data())) {
    return;
  }
  constexpr double step = 1e-3;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (!(outside_[lane] > 0)) continue;
    const double eta = amount_eta(signal, shift, lane);
    const double sigma = coefficients_->sigma[lane];
    const double below = mean_amount(eta - step, sigma);
    const double mean = mean_amount(eta, sigma);
    const double above = mean_amount(eta + step, sigma);
    amount.mean[lane] = mean;
    amount.slope[lane] = (above - below) / (2 * step);
    amount.curvature[lane] = ((above - mean) - (mean - below)) / (step * step);
  }
}

void BlockEquation::share(const double* signalled, const double* participation_shock, const double* amount_shock,
                          const double* present, double* drawn, double* share) const {
  const Coefficients& coefficients = plan_.experiment.coefficients;
  const double* sigma = coefficients_->sigma.data();
  if (hurdle_) {
    return stages_.hurdle_share(share_.part(), amount_.part(), sigma, coefficients.ceiling, signalled,
                                participation_shock, amount_shock, present, drawn, share);
  }
  stages_.one_part_share(coefficients.family == Family::tobit, share_.part(), sigma, signalled, amount_shock, present,
                         drawn, share);
}

void BlockEquation::evidence(std::size_t act, const Sight& sight, double* evidence) {
  const Persistence& persistence = plan_.experiment.persistence;
  const double* sigma = coefficients_->sigma.data();
  const double* committed = committed_signal_.data();
  const double* uncommitted = uncommitted_signal_.data();
  stages_.type_signals(plan_.cells[act], sight.potential, sight.expectation, committed_signal_.data(),
                       uncommitted_signal_.data());
  const double of_amount = evidence_weight(persistence.amount);
  if (!hurdle_) {
    return stages_.one_part_evidence(share_.part(), sigma, committed, uncommitted, sight.drawn, sight.seen, of_amount,
                                     evidence);
  }
  stages_.participation_evidence(share_.part(), committed, uncommitted, sight.share, sight.seen,
                                 evidence_weight(persistence.participation), evidence);
  stages_.add_amount_evidence(amount_.part(), sigma, committed, uncommitted, sight.drawn, sight.share, sight.has_sent,
                              of_amount, evidence);
}

}  // namespace entente
