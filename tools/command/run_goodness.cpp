#include "tools/command/run_goodness.hpp"

#include "results/goodness/goodness_table.hpp"

namespace entente {

std::vector<GoodnessRecord> goodness_records(const PreparedScenario& prepared,
                                             const std::vector<ObservedShares>& observed) {
  const World& world = prepared.world;
  std::vector<GoodnessRecord> records;
  for (std::size_t war = 0; war < observed.size(); ++war) {
    const std::vector<double>& depth = prepared.recorded_depth[world.wars[war].leader];
    const auto last_year = depth.begin() + static_cast<std::ptrdiff_t>(world.cell(world.years - 1, 0));
    records.push_back({observed[war], std::vector<double>(last_year, depth.end())});
  }
  return records;
}

GoodnessChoices goodness_choices(const PreparedScenario& prepared) {
  const Scenario& scenario = prepared.scenario;
  const bool fitted = scenario.coefficients.kind == CoefficientSource::Kind::fit;
  GoodnessChoices choices;
  choices.fit = {.family = prepared.experiment.coefficients.family,
                 .coefficients = fitted,
                 .ceiling = fitted && !scenario.ceiling.given,
                 .persistence = scenario.persistence.kind == PersistencePlan::Kind::fit,
                 .withdrawal = scenario.withdrawal.kind == WithdrawalPlan::Kind::fit};
  if (!scenario.treaty_frozen) {
    choices.network_not_judged =
        "the simulation is given the record's treaties, so what differs is standing, of which there is no record";
  }
  return choices;
}

void write_goodness(RunFolder& folder, const std::vector<GoodnessOfFit>& wars) {
  folder.write("goodness_of_fit.csv", goodness_of_fit_csv(wars));
}

}  // namespace entente
