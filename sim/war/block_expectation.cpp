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
  for (auto* values : {&rewards_, &failures_, &rate_, &ratio_, &tried_, &succeeded_}) values->resize(rows * lanes);
  has_tried_.resize(rows);
}

void BlockExpectation::begin() {
  if (!learning_) return;
  const ExpectationRule& rule = plan_.experiment.expectation;
  std::fill(rewards_.begin(), rewards_.end(), rule.prior_rewards);
  std::fill(failures_.begin(), failures_.end(), rule.prior_failures);
  std::fill(rate_.begin(), rate_.end(), prior_rate(rule));
  std::fill(ratio_.begin(), ratio_.end(), 1.0);
}

void BlockExpectation::begin_decision() {
  std::fill(trials_.begin(), trials_.end(), 0.0);
  std::fill(successes_.begin(), successes_.end(), 0.0);
  std::fill(has_tried_.begin(), has_tried_.end(), std::uint8_t{0});
}

void BlockExpectation::try_out(std::size_t acting, const kernel::Judged& judged, const double* potential,
                               const double* gain) {
  if (!learning_) return;
  const std::size_t row = acting * lanes;
  stages_.try_out(judged, plan_.experiment.coefficients.potential.reference, potential, gain, tried_.data() + row,
                  succeeded_.data() + row, trials_.data(), successes_.data());
  has_tried_[acting] = 1;
}

void BlockExpectation::revise(const std::vector<std::uint8_t>& states) {
  if (!learning_) return;
  const ExpectationRule& rule = plan_.experiment.expectation;
  const kernel::Revision revision{.prior = prior_rate(rule), .others = rule.others, .most = largest_expectation};
  for (std::size_t acting = 0; acting < states.size(); ++acting) {
    if (!states[acting]) continue;
    const std::size_t row = acting * lanes;
    const bool tried = has_tried_[acting] != 0;
    stages_.revise(revision, tried ? tried_.data() + row : none_.data(), tried ? succeeded_.data() + row : none_.data(),
                   trials_.data(), successes_.data(), rewards_.data() + row, failures_.data() + row, rate_.data() + row,
                   ratio_.data() + row);
  }
}

}  // namespace entente
