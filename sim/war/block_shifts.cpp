#include "sim/contribution/predictor.hpp"
#include "sim/war/block_equation.hpp"
#include "sim/war/marginal_mean.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

/// The intercepts under which types keep the fitted means (BlockEquation::take), at the start, when nobody has
/// standing: the ties are the treaties.
namespace entente {
namespace {

using kernel::lanes;

/// What one cell signals by its treaty, as fitted and by type, with the probabilities of the types. Below P* types act
/// alike: one entry does.
struct TypeSignals {
  double fitted;
  double signal[2];
  double probability[2];
  std::size_t count;

  TypeSignals(const Plan& plan, std::size_t act) : fitted(plan.treaty_potential[act]) {
    const kernel::Cell& facts = plan.cells[act];
    signal[0] = signalled_potential(fitted, facts.reference, facts.committed_strength);
    signal[1] = signalled_potential(fitted, facts.reference, facts.uncommitted_strength);
    probability[0] = plan.prior;
    probability[1] = 1 - plan.prior;
    count = 2;
    if (signal[0] != signal[1]) return;
    probability[0] = 1;
    count = 1;
  }
};

/// Means mixed over types: for every invited act `enter(act)`, then `add(signal, probability, shift, sums)` by type.
template <class Enter, class Add>
auto mixed_over_types(const Plan& plan, Enter enter, Add add) {
  return [&plan, enter, add](const LaneArray<double>& shift, MeanSums& sums) {
    for (const std::size_t act : plan.invited_acts) {
      enter(act);
      const TypeSignals types(plan, act);
      for (std::size_t i = 0; i < types.count; ++i) add(types.signal[i], types.probability[i], shift, sums);
    }
  };
}

kernel::Sums in(MeanSums& sums) { return {sums.mean.data(), sums.slope.data(), sums.curvature.data()}; }

}  // namespace

void BlockEquation::expand_intercepts() {
  const Coefficients& fitted = plan_.experiment.coefficients;
  const std::size_t parameters = fitted.parameters();
  BlockCoefficients around(parameters);
  std::vector<double> step(parameters);
  // Lane 0 holds the estimates; in each other lane one parameter is a standard error away.
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    std::vector<double> values = fitted.estimate;
    const std::size_t moved = lane - 1;
    if (lane > 0 && moved < parameters) {
      step[moved] = std::sqrt(fitted.covariance[moved * parameters + moved]);
      values[moved] += step[moved];
    }
    around.set(lane, plan_.sampler.with(std::move(values)));
  }
  take(around, lanes);
  for (PartOfBlock* part : {&share_, &amount_}) {
    part->shift_of_estimate = part->shift[0];
    part->shift_slope.assign(parameters, 0.0);
    for (std::size_t i = 0; i < std::min(parameters, lanes - 1); ++i) {
      if (step[i] > 0) part->shift_slope[i] = (part->shift[i + 1] - part->shift[0]) / step[i];
    }
  }
}

void BlockEquation::guess_shifts(PartOfBlock& part) const {
  std::fill(part.shift.begin(), part.shift.end(), part.shift_of_estimate);
  for (std::size_t i = 0; i < part.shift_slope.size(); ++i) {
    const double* parameter = coefficients_->parameters.data() + i * lanes;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      part.shift[lane] += part.shift_slope[i] * (parameter[lane] - plan_.experiment.coefficients.estimate[i]);
    }
  }
}

void BlockEquation::shift_types(std::size_t replicates) {
  if (intercepts_of_ != nullptr) {
    share_.shift = intercepts_of_->share_.shift;
    amount_.shift = intercepts_of_->amount_.shift;
    return;
  }
  guess_shifts(share_);
  guess_shifts(amount_);
  if (hurdle_) return shift_hurdle(replicates);
  shift_share(replicates);
}

void BlockEquation::shift_share(std::size_t replicates) {
  if (plan_.experiment.coefficients.family == Family::gaussian) return;  // a linear mean needs no shift
  const Plan& means = plan_.of_means();
  const double* sigma = coefficients_->sigma.data();
  MeanSums fitted(lanes);
  LaneArray<double> longest_step(lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) longest_step[lane] = 10 * sigma[lane];
  const auto enter = [&](std::size_t act) { set_offset(means, share_, act, none_.data()); };
  const auto add = [&](double signal, double probability, const LaneArray<double>& shift, MeanSums& sums) {
    stages_.add_one_part_mean(share_.part(), sigma, signal, probability, shift.data(), in(sums));
  };
  for (const std::size_t act : means.invited_acts) {
    enter(act);
    add(means.treaty_potential[act], 1, none_, fitted);
  }
  solve_shifts({.fitted = fitted.mean,
                .longest_step = longest_step,
                .lanes = replicates,
                .mixed = mixed_over_types(means, enter, add)},
               share_.shift);
}

// Participation first; then the amount's intercept keeps the fitted mean share, given the participation that each type
// has by then.
void BlockEquation::shift_hurdle(std::size_t replicates) {
  const Plan& means = plan_.of_means();
  MeanSums participation(lanes);
  MeanSums share(lanes);
  MeanSums amount(lanes);
  const LaneArray<double> longest_step(lanes, 1.0);
  for (const std::size_t act : means.invited_acts) {
    set_offset(means, share_, act, none_.data());
    set_offset(means, amount_, act, none_.data());
    const double signal = means.treaty_potential[act];
    stages_.participation_probability(share_.part(), signal, none_.data(), probability_.data());
    amount_mean(signal, none_.data(), amount.mean.data());
    stages_.add_amount_mean(1, probability_.data(), in(amount), in(share));
    for (std::size_t lane = 0; lane < lanes; ++lane) participation.mean[lane] += probability_[lane];
  }
  const auto enter_participation = [&](std::size_t act) { set_offset(means, share_, act, none_.data()); };
  const auto add_participation = [&](double signal, double probability, const LaneArray<double>& shift,
                                     MeanSums& sums) {
    stages_.add_participation_mean(share_.part(), signal, probability, shift.data(), in(sums));
  };
  solve_shifts({.fitted = participation.mean,
                .longest_step = longest_step,
                .lanes = replicates,
                .mixed = mixed_over_types(means, enter_participation, add_participation)},
               share_.shift);
  const auto enter_share = [&](std::size_t act) {
    set_offset(means, share_, act, share_.shift.data());
    set_offset(means, amount_, act, none_.data());
  };
  const auto add_share = [&](double signal, double probability, const LaneArray<double>& shift, MeanSums& sums) {
    stages_.participation_probability(share_.part(), signal, none_.data(), probability_.data());
    amount_mean_with_derivatives(signal, shift.data(), in(amount));
    stages_.add_amount_mean(probability, probability_.data(), in(amount), in(sums));
  };
  solve_shifts({.fitted = share.mean,
                .longest_step = longest_step,
                .lanes = replicates,
                .mixed = mixed_over_types(means, enter_share, add_share)},
               amount_.shift);
}

}  // namespace entente
