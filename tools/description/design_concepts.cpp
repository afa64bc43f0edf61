#include "tools/description/parts.hpp"

namespace entente::description {
namespace {

using DataTable = Description::DataTable;

std::string principles(const PreparedScenario& prepared, const Mechanisms& on) {
  std::string text;
  if (on.potential) {
    text =
        "States whose interests are close to the leader's but whose formal tie is weaker than that send more than "
        "capability, threat, alliance and domestic politics predict, as a costly signal (Gannon and Kent 2020). ";
  }
  if (!prepared.scenario.theory.empty())
    text += "Covariates are those of the theory " + prepared.scenario.theory + ". ";
  return text + "Behaviour is estimated where it can be and declared where it cannot; it is no equilibrium.";
}

std::string adaptation(const Mechanisms& on) {
  if (!on.potential) return "None: contributions follow the covariates.";
  if (!on.moves && !on.closure) return "States answer potential, which changes with the treaties of the record alone.";
  return "States answer potential, which shrinks as a tie deepens and grows as it sours.";
}

std::string learning(const Mechanisms& on) {
  std::string text;
  if (on.types)
    text = "Leaders learn from contributions who is committed, by the likelihood ratio of the family itself.";
  if (on.learning)
    text += std::string(text.empty() ? "" : " ") +
            "States learn from decisions whether over-contribution is rewarded (beta-binomial).";
  return text.empty() ? "None." : text;
}

std::string sensing(const Mechanisms& on) {
  std::string text = "All see facts, treaties and past contributions. ";
  text += on.types ? "Types are hidden from the leader." : "Types are off: nothing is hidden from the leader.";
  if (on.learning) text += " States see whose contributions were rewarded.";
  return text;
}

std::string interaction(const Mechanisms& on) {
  std::string text = "States meet through the leader alone";
  if (on.learning) text += ", through each other's experience with it";
  if (on.closure) text += ", and through their third-party ties";
  return text + ".";
}

std::string stochasticity(const PreparedScenario& prepared, const Mechanisms& on) {
  std::string text = "Shocks to contributions";
  text += on.persistence ? ", which persist from year to year (Gaussian copula)" : ", independent from year to year";
  if (on.types) text += "; types";
  text += "; deaths (negative binomial)";
  if (on.requests) text += "; requests";
  if (on.withdrawal) text += "; withdrawal";
  if (prepared.scenario.leader_rule.rule == Reward::random) text += "; the order of the placebo's payments";
  if (prepared.experiment.draw_coefficients) text += "; coefficients, drawn jointly in each replicate";
  return text +
         ". Draws are keyed by identity (seed, replicate, state, year, war, purpose), so that neither threads nor "
         "another war, rule or counterfactual changes them.";
}

}  // namespace

std::vector<Description::Section> design_concepts(const PreparedScenario& prepared) {
  const Mechanisms on(prepared);
  const std::string prediction = on.learning ? "States expect reward as often as their experience says."
                                             : "States go on expecting what they expect.";
  const DataTable table{
      {"concept", "in this scenario"},
      {{"Basic principles", principles(prepared, on)},
       {"Emergence", "Total contributions, who contributes, and where standing is free the pattern of ties."},
       {"Adaptation", adaptation(on)},
       {"Objectives", "None is maximised."},
       {"Learning", learning(on)},
       {"Prediction", prediction},
       {"Sensing", sensing(on)},
       {"Interaction", interaction(on)},
       {"Stochasticity", stochasticity(prepared, on)},
       {"Collectives", "The coalition of a war: all states that contribute to it."},
       {"Observation",
        "Shares, deaths, standing, belief and withdrawal by state and year, summed up over replicates and held against "
        "the record. " +
            prepared.record + "."}}};
  return {{"4 Design concepts", {table}}};
}

}  // namespace entente::description
