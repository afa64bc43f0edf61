#include "sim/war/mimicry_of_act.hpp"

#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/contribution/predictor.hpp"
#include "sim/core/error.hpp"
#include "sim/war/block_equation.hpp"
#include "sim/war/plan.hpp"

#include <algorithm>

namespace entente {
namespace {

double eta_of(const kernel::Part& part, double signal) {
  return linear_predictor(part.offset[0], part.slope[0], signal);
}

TypeOfAct type_of(const BlockEquation& equation, const Coefficients& coefficients, double sigma, double signal) {
  const double eta = eta_of(equation.share_part(), signal);
  if (coefficients.family != Family::hurdle) {
    return {.participation = 1, .latent = eta, .mean_share = std::min(mean_share(Family::tobit, eta, sigma), 1.0)};
  }
  const double amount = eta_of(equation.amount_part(), signal);
  return {.participation = participation_probability(eta),
          .latent = amount,
          .mean_share = coefficients.ceiling * hurdle_mean(eta, amount, sigma)};
}

}  // namespace

MimicryCase mimicry_of_act(const World& world, const Experiment& experiment, std::size_t act, double reward_value) {
  const Plan plan(world, experiment);
  if (!experiment.types.on || !std::binary_search(plan.invited_acts.begin(), plan.invited_acts.end(), act)) {
    throw work_error("mimicry: types are off, or the state is not invited in that year");
  }
  const CoefficientDraw point = plan.sampler.point();
  BlockCoefficients coefficients(experiment.coefficients.parameters());
  for (std::size_t lane = 0; lane < kernel::lanes; ++lane) coefficients.set(lane, point);
  BlockEquation equation(plan, kernel::stages_of(best_instruction_set()));
  equation.take(coefficients, 1);
  equation.enter(act);

  const LeaderRule& rule = experiment.leader_rule;
  const kernel::Cell& cell = plan.cells[act];
  const double potential = plan.treaty_potential[act];
  const auto signal = [&](double lambda) { return signalled_potential(potential, cell.reference, lambda); };
  const double room = rule.room == Room::potential ? std::max(0.0, potential - cell.reference) : rule.standing_limit;
  return {.committed = type_of(equation, experiment.coefficients, point.sigma, signal(cell.committed_strength)),
          .uncommitted = type_of(equation, experiment.coefficients, point.sigma, signal(cell.uncommitted_strength)),
          .sigma = point.sigma,
          .censored = experiment.coefficients.family != Family::hurdle,
          .prior = plan.prior,
          .generosity = rule.generosity,
          .room = room,
          .reward_value = reward_value};
}

}  // namespace entente
