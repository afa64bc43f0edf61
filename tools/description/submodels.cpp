#include "sim/core/number_text.hpp"
#include "tools/description/parts.hpp"

namespace entente::description {
namespace {

using Block = Description::Block;
using Paragraph = Description::Paragraph;
using Formula = Description::Formula;

std::string slope(const PotentialMeasure& potential) {
  if (potential.intercept == 0 && potential.alignment_slope == 1) return "P = s - a";
  return "P = " + rounded(potential.intercept) + " + " + rounded(potential.alignment_slope) + " s - a";
}

void add_contribution(const PreparedScenario& prepared, const Mechanisms& on, std::vector<Block>& blocks) {
  const Coefficients& coefficients = prepared.experiment.coefficients;
  blocks.emplace_back(Paragraph{"Contribution (docs/model.md, \"Contribution\"). The linear predictor of a state is"});
  std::vector<std::string> lines = {on.potential ? "eta = x'b + b_P [ min(P, P*) + Lambda R max(P - P*, 0) ]"
                                                 : "eta = x'b"};
  switch (coefficients.family) {
    case Family::gaussian: lines.emplace_back("y = eta + sigma zeta, and no troops where y < 0"); break;
    case Family::tobit: lines.emplace_back("y = max(0, eta + sigma zeta)        (Tobin 1958)"); break;
    case Family::hurdle:
      lines.emplace_back("y > 0 with probability logistic(eta_p), and then y = C logistic(eta_a + sigma zeta)");
      lines.emplace_back("C = " + rounded(coefficients.ceiling));
      break;
  }
  if (on.potential) {
    lines.push_back(slope(coefficients.potential) + ",  a = clamp(A + u, 0, 1)");
    lines.push_back("P* = " + rounded(coefficients.potential.reference));
  }
  if (on.types)
    lines.emplace_back("Lambda = 1 / c if committed, q / c if not,  c = p0 + (1 - p0) q");
  else
    lines.emplace_back("Lambda = 1: types are off");
  if (on.potential) {
    lines.emplace_back(on.learning ? "R = min(r / r0, 2),  r = alpha / (alpha + beta)" : "R = 1: states do not learn");
  }
  blocks.emplace_back(Formula{lines});
  if (on.types) {
    blocks.emplace_back(Paragraph{prepared.scenario.stake_from_table
                                      ? "The private stake q is the column private_stake of the states table."
                                      : "The private stake is q = exp(-distance / D), with D = " +
                                            number_text(prepared.scenario.types.stake_distance_km) + " km."});
  }
}

void add_leader(const PreparedScenario& prepared, const Mechanisms& on, std::vector<Block>& blocks) {
  if (on.types) {
    blocks.emplace_back(
        Paragraph{"Belief (\"Belief\"): log-odds that a state is committed, with the family's own density f,"});
    blocks.emplace_back(Formula{{"l <- l0 + phi (l - l0) + kappa [ln f(y | committed) - ln f(y | not)]"}});
  }
  const LeaderRule& rule = prepared.scenario.leader_rule;
  if (!on.moves) {
    blocks.emplace_back(Paragraph{"The leader is indifferent: no standing ever changes by its rule."});
    return;
  }
  const char* room = rule.room == Room::standing ? "u_max - u" : "max(0, P - P*)";
  blocks.emplace_back(Paragraph{
      "Standing (\"Standing\"). An ally that gave less than half of what was expected of it is soured; other states "
      "whose posterior p lies above the prior have a wish w; the rest drift:"});
  blocks.emplace_back(Formula{{"soured: u <- u - gamma max(0, 1 - 2 Pr(y < e / 2))",
                               std::string("wish:   w = g max(0, (p - p0) / (1 - p0)) (") + room + ")",
                               "drift:  u <- (1 - lambda) u"}});
  std::string meaning;
  switch (rule.rule) {
    case Reward::bayesian: meaning = "The rule is bayesian: standing rises by the wish."; break;
    case Reward::budgeted:
      meaning = "The rule is budgeted: wishes are met in descending p times capability, no more than " +
                number_text(rule.budget) + " in a decision.";
      break;
    case Reward::side_payment:
      meaning = "The rule is side payment: standing stays, and the wish counts as reward.";
      break;
    case Reward::random:
      meaning = "The rule is random: the sum of all wishes is handed out in random order (placebo).";
      break;
    case Reward::indifferent: break;
  }
  blocks.emplace_back(Paragraph{meaning});
}

void add_states(const PreparedScenario& prepared, const Mechanisms& on, std::vector<Block>& blocks) {
  if (on.learning) {
    blocks.emplace_back(Paragraph{
        "Expectation (\"Expectation\"): a trial is a decision on a state with P > P* that gave more than expected; it "
        "succeeds where standing rose, or a side payment was made, by more than 0.01; m is the others' mean success:"});
    blocks.emplace_back(Formula{{"alpha <- alpha + success + omega m", "beta  <- beta + failure + omega (1 - m)"}});
  }
  blocks.emplace_back(
      Paragraph{"Casualties (\"Casualties\"): deaths of T troops are negative binomial with mean h T / 1000 in a year "
                "with h deaths "
                "per 1,000, and variance mean + mean^2 / size."});
  if (on.withdrawal) {
    const WithdrawalHazard& hazard = prepared.experiment.withdrawal;
    blocks.emplace_back(Paragraph{"Withdrawal (\"Withdrawal\"): a contributor leaves for good with log-odds"});
    blocks.emplace_back(
        Formula{{number_text(hazard.intercept, 3) + " + " + number_text(hazard.losses, 3) +
                 " ln(1 + deaths per 100,000 of the armed forces) + " + number_text(hazard.democracy, 3) +
                 " democracy + " + number_text(hazard.tie, 3) + " a"}});
  }
  for (const WarPlan& war : prepared.scenario.wars) {
    if (!war.request.on) continue;
    blocks.emplace_back(
        Paragraph{"Request (\"Request\"), in " + war.name + ": an invited state is asked with log-odds"});
    blocks.emplace_back(Formula{{number_text(war.request.intercept) + " + " + number_text(war.request.tie) + " a + " +
                                 number_text(war.request.capability) + " ln(max(CINC, 1e-6))"}});
  }
  if (on.closure) {
    blocks.emplace_back(Paragraph{"Third-party closure, over treaty ties d_ij to states other than the leader:"});
    blocks.emplace_back(Formula{{"u_i <- u_i + c sum_j d_ij max(0, a_j - a_i) / sum_j d_ij"}});
  }
}

}  // namespace

Description::Section submodels(const PreparedScenario& prepared) {
  const Mechanisms on(prepared);
  Description::Section section{"7 Submodels",
                               {Paragraph{"docs/model.md gives each of them in full, under the heading named here."}}};
  add_contribution(prepared, on, section.blocks);
  add_leader(prepared, on, section.blocks);
  add_states(prepared, on, section.blocks);
  return section;
}

}  // namespace entente::description
