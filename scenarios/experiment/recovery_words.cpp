#include "scenarios/experiment/recovery_words.hpp"

#include <algorithm>

namespace entente {
namespace {

bool persists(const Persistence& persistence) { return persistence.participation > 0 || persistence.amount > 0; }

bool has_potential(const RecoveryPlan& plan) {
  return std::find(plan.rows.terms.begin(), plan.rows.terms.end(), potential_term) != plan.rows.terms.end();
}

std::string by_model(const RecoveryPlan& plan) {
  std::string text =
      "Records are made by the equation that is fitted and nothing else: no types, no expectations, treaty ties alone, "
      "nobody leaves. What bias there is, is the estimator's in a record of this size.";
  if (persists(plan.prepared.experiment.persistence)) {
    text +=
        " Shocks persist as in the scenario, but the fit takes rows for independent: its estimates stay consistent, "
        "while standard errors need the clusters.";
  } else {
    text += " Shocks are independent, so that standard errors of both kinds should do.";
  }
  return text;
}

std::string by_agents(const RecoveryPlan& plan) {
  const Scenario& scenario = plan.prepared.scenario;
  const Experiment& experiment = plan.prepared.experiment;
  std::string text = "Records are made by agents who act as in a run, which is more than the fitted equation knows.";
  if (has_potential(plan) && experiment.types.on) {
    text +=
        " A committed state answers its potential above P* more strongly than the equation says, another less, for all "
        "of its years; on average over states as the equation says, in the mean share but not in its every quantile: "
        "the coefficient of potential may be biased.";
  }
  if (has_potential(plan) && experiment.leader_rule.rule != Reward::indifferent) {
    text +=
        " The leader's answer moves standing, which states act on and no record of treaties shows: potential is "
        "measured with error.";
  }
  if (experiment.expectation.learning) text += " States that expect little reward signal less.";
  if (plan.withdrawals) text += " States leave for good; their rows from then on are left out, as of the record's own.";
  if (scenario.treaty_frozen) text += " Agents act on the first year's treaties; the fit reads those of every year.";
  if (experiment.coefficients.family == Family::gaussian) {
    text += " Negative shares count as 0, of which a linear fit knows nothing.";
  }
  const bool together = experiment.types.on || persists(experiment.persistence);
  if (together) {
    text += std::string(" ") + (persists(experiment.persistence) ? "Shocks that persist" : "Types") +
            " make a state's rows go together, for which errors that take rows for independent are too small.";
  }
  return text + " Beside --generate model this shows what of a bias is the theory's and what the estimator's.";
}

}  // namespace

std::string recovery_meaning(const RecoveryPlan& plan) {
  return plan.generator == RecoveryGenerator::model ? by_model(plan) : by_agents(plan);
}

std::string recovery_fit(const RecoveryPlan& plan) {
  const Coefficients& truth = plan.prepared.experiment.coefficients;
  std::string text = std::string("Each data set is fitted as the scenario fits its record: ") + to_string(truth.family);
  if (truth.family == Family::hurdle) {
    text += plan.refit.ceiling.given ? ", ceiling known" : ", ceiling fitted";
  }
  if (plan.refit.persistence.kind == PersistencePlan::Kind::fit) text += ", persistence calibrated";
  return text + "; standard errors clustered by state. Truth: " + plan.prepared.coefficients.source + ".";
}

}  // namespace entente
