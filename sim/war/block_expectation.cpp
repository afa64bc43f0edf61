#include "sim/war/block_expectation.hpp"

#include "sim/war/expectation.hpp"

#include <algorithm>

namespace entente {

using kernel::lanes;

BlockExpectation::BlockExpectation(const Plan& plan, const kernel::Stages& stages)
    : plan_(plan),
      stages_(stages),
      learning_(plan.experiment.expectation.learning),
      unmoved_(lanes, 1.0),
      none_(lanes),
      trials_(lanes),
      successes_(lanes) {
  if (!learning_) return;
  const std::size_t rows = plan.acting_states.size();
  for (auto* values : {&rewards_, &failures_, &ratio_, &outcome_}) values->resize(rows * lanes);
  has_tried_.resize(rows);
}

void BlockExpectation::begin() {
  if (!learning_) return;
  const ExpectationRule& rule = plan_.experiment.expectation;
  std::fill(rewards_.begin(), rewards_.end(), rule.prior_rewards);
  std::fill(failures_.begin(), failures_.end(), rule.prior_failures);
  std::fill(ratio_.begin(), ratio_.end(), 1.0);
}

void BlockExpectation::begin_decision() {
  std::fill(trials_.begin(), trials_.end(), 0.0);
  std::fill(successes_.begin(), successes_.end(), 0.0);
  std::fill(has_tried_.begin(), has_tried_.end(), std::uint8_t{0});
}

void BlockExpectation::try_out(std::size_t acting, const kernel::Judged& judged, const double* potential) {
  stages_.try_out(judged, plan_.experiment.coefficients.potential.reference, potential,
                  outcome_.data() + acting * lanes, trials_.data());
  has_tried_[acting] = 1;
}

void BlockExpectation::succeed(std::size_t acting, const double* gain) {
  stages_.succeed(gain, outcome_.data() + acting * lanes, successes_.data());
}

void BlockExpectation::revise(std::size_t acting, double* rate) {
  const ExpectationRule& rule = plan_.experiment.expectation;
  const std::size_t row = acting * lanes;
  stages_.revise({.prior = prior_rate(rule), .others = rule.others, .most = largest_expectation},
                 has_tried_[acting] ? outcome_.data() + row : none_.data(), trials_.data(), successes_.data(),
                 rewards_.data() + row, failures_.data() + row, rate, ratio_.data() + row);
}

}  // namespace entente
