#include "results/tables/behaviour_table.hpp"

#include "results/tables/csv_text.hpp"

namespace entente {

std::string behaviour_csv(const Behaviour& behaviour) {
  CsvText csv({"statistic", "observed", "simulated", "simulated_error", "simulated_q05", "simulated_q95", "inside",
               "replicates_undefined"});
  for (const auto& [name, check] : checks_of(behaviour)) {
    csv.add(name).add(check.observed).add(check.simulated).add(check.q05).add(check.q95);
    csv.add_flag(check.inside, check.defined()).add(check.undefined);
  }
  return csv.text();
}

}  // namespace entente
