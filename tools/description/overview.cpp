#include "tools/description/parts.hpp"

namespace entente::description {
namespace {

using Paragraph = Description::Paragraph;
using Bullets = Description::Bullets;
using DataTable = Description::DataTable;

Description::Section purpose(const PreparedScenario& prepared, const Mechanisms& on) {
  std::string question =
      "How states' contributions to a coalition's wars come about if they act by the fitted equation";
  if (on.moves) question += ", and how the leader's answer changes the ties that contributions depend on";
  std::vector<std::string> patterns = {
      "contribution shares by state and year, with totals of troops by year (CRPS, coverage of intervals, RMSE, rank "
      "correlation with the record);",
      "how many states contribute, when they begin and end, and how alike a state's shares are from year to year;"};
  if (on.withdrawal) patterns.emplace_back("when contributors leave for good;");
  patterns.emplace_back("how large the largest contributions are.");
  return {"1 Purpose and patterns",
          {Paragraph{"This is the scenario " + prepared.scenario.file +
                     " with all values resolved, described after the ODD protocol (Overview, Design concepts, Details; "
                     "Grimm et al. 2006, 2010, 2020)."},
           Paragraph{question + ". The model is predictive and not causal: states act by an equation that is fitted or "
                                "named, the leader by declared rules; nobody optimises."},
           Paragraph{"Patterns by which a run is judged, where the record covers them (" +
                     span(prepared.scenario.observed_first_year, prepared.scenario.observed_last_year) + "):"},
           Bullets{patterns}}};
}

void add_state_variables(const Mechanisms& on, std::vector<std::vector<std::string>>& rows) {
  rows.push_back({"state", "armed forces", "M", "people", "states table"});
  rows.push_back({"state", "covariates of the contribution equation", "x", "as in the states table", "states table"});
  rows.push_back({"state and war", "contribution share", "y", "share of the armed forces, 0 to 1", "simulated"});
  rows.push_back({"state and war", "deaths", "", "soldiers a year", "simulated"});
  if (on.withdrawal) rows.push_back({"state and war", "left for good", "", "yes or no", "simulated"});
  if (on.requests) rows.push_back({"state and war", "asked to contribute", "", "yes or no, by year", "simulated"});
  rows.push_back({"state", "shocks", "zeta", "standard normal", "simulated"});
  if (on.types) rows.push_back({"state", "type: committed or not", "tau", "fixed in a replicate", "simulated"});
  rows.push_back({"tie to a leader", "alignment of preferences", "s", "0 to 1", "states table"});
  rows.push_back({"tie to a leader", "treaty depth", "A", "0 to 1", "states table"});
  if (on.moves || on.closure) {
    rows.push_back({"tie to a leader", "informal standing", "u", "-u_max to u_max", "simulated"});
  }
  rows.push_back({"tie to a leader", "unrealized alliance potential", "P", "from s and the tie", "simulated"});
  if (on.types) rows.push_back({"leader", "log-odds that a state is committed", "l", "a real number", "simulated"});
  if (on.learning) {
    rows.push_back({"state and leader", "expectation of reward", "alpha, beta", "trials", "simulated"});
  }
}

DataTable war_table(const PreparedScenario& prepared) {
  DataTable table{{"id", "war", "leader", "years", "theatre", "states invited", "state-years invited", "request"}, {}};
  for (std::size_t war = 0; war < prepared.scenario.wars.size(); ++war) {
    const WarPlan& plan = prepared.scenario.wars[war];
    table.rows.push_back({std::to_string(plan.id.number()), plan.name, named(plan.leader),
                          span(plan.first_year, plan.last_year), named(plan.theatre),
                          count(invited_states(prepared, war)), count(invited_state_years(prepared, war)),
                          plan.request.on ? "stage of requests" : "everyone is asked"});
  }
  return table;
}

Description::Section entities(const PreparedScenario& prepared, const Mechanisms& on) {
  const World& world = prepared.world;
  DataTable variables{{"entity", "state variable", "symbol", "unit, range", "from"}, {}};
  add_state_variables(on, variables.rows);
  return {
      "2 Entities, state variables and scales",
      {Paragraph{"Entities are states, coalition leaders, wars, and the alliance ties among states. The world holds " +
                 count(world.states.size()) + " states that can act or be tied, " + count(world.leaders.size()) +
                 (world.leaders.size() == 1 ? " leader and " : " leaders and ") + count(world.wars.size()) +
                 (world.wars.size() == 1 ? " war." : " wars.")},
       war_table(prepared), variables,
       Paragraph{"One time step is a year; a run covers " +
                 span(prepared.scenario.first_year, prepared.scenario.last_year) + " (" + count(world.years) +
                 " years). Space enters by distances from capitals to theatres. The ensemble has " +
                 count(prepared.experiment.replications) + " replicates."}}};
}

Description::Section schedule(const PreparedScenario& prepared, const Mechanisms& on) {
  std::vector<std::string> steps;
  std::string facts = "Facts of the year are loaded: covariates, armed forces, treaties, invitations";
  facts += on.requests ? "; in wars with a request stage it is drawn which invited states are asked." : ".";
  steps.push_back(facts);
  steps.emplace_back(
      "Potential follows from alignment and last year's tie; all invited states choose their shares at once, in all "
      "wars.");
  steps.emplace_back("Deaths are drawn from the troops sent.");
  if (on.types) steps.emplace_back("Each leader updates its belief about who is committed; older belief fades.");
  if (on.moves) {
    const bool yearly = prepared.scenario.leader_rule.decide == Decision::each_year;
    steps.push_back(std::string(yearly ? "Leaders with a war this year decide"
                                       : "Leaders one of whose wars ends this year decide") +
                    ": souring of allies that gave too little, then reward; all other standing drifts.");
  }
  if (on.learning) steps.emplace_back("States learn from the decision whether over-contribution is rewarded.");
  if (on.withdrawal) steps.emplace_back("Contributors may leave their war for good, from the next year on.");
  if (on.closure) steps.emplace_back("Standing draws nearer to that of treaty partners, for all states at once.");
  if (on.network) {
    steps.push_back("The alliance network is measured, in the first " + count(prepared.scenario.network_replicates) +
                    " replicates.");
  }
  std::vector<Description::Block> blocks = {Paragraph{"In each year, in this order:"}, Bullets{steps, true}};
  if (on.types || on.moves) {
    std::string idle = "In years without a war of a leader";
    idle += on.types ? " its belief fades" : "";
    idle += on.types && on.moves ? " and" : "";
    idle += on.moves ? " standing with it drifts" : "";
    blocks.emplace_back(Paragraph{idle + "; nothing else happens."});
  }
  for (const RuleChange& change : prepared.experiment.rule_changes) {
    blocks.emplace_back(Paragraph{"From " + std::to_string(change.from.number()) + " on the leader's rule is " +
                                  to_string(change.rule.rule) + "."});
  }
  return {"3 Process overview and scheduling", blocks};
}

}  // namespace

std::vector<Description::Section> overview(const PreparedScenario& prepared) {
  const Mechanisms on(prepared);
  return {purpose(prepared, on), entities(prepared, on), schedule(prepared, on)};
}

}  // namespace entente::description
