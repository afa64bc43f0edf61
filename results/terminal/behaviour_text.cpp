#include "results/terminal/report.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"

#include <algorithm>

namespace entente {
namespace {

// How a statistic is told: `scale` times its value, with so many decimals; means may need more than counts.
struct Wording {
  const char* name;
  const PredictiveCheck& check;
  int decimals;
  int mean_decimals;
  double scale = 1;
};

const char* verdict(const PredictiveCheck& check) {
  if (!check.defined()) return "-";
  return check.inside ? "inside" : "OUTSIDE";
}

}  // namespace

std::string behaviour_text(const Behaviour& behaviour) {
  if (behaviour.state_years == 0) return {};
  const Wording wordings[] = {
      {"entries and exits", behaviour.switches, 0, 1},
      {"  entries", behaviour.entries, 0, 1},
      {"  exits", behaviour.exits, 0, 1},
      {"autocorrelation", behaviour.autocorrelation, 3, 3},
      {"  among contributors", behaviour.autocorrelation_of_contributors, 3, 3},
      {"largest share, per 1,000", behaviour.largest_share, 2, 2, 1000},
      {"without troops, %", behaviour.zeros, 1, 2, 100},
      {"contributors", behaviour.contributors, 0, 1},
      {"years of a contributor", behaviour.years_of_a_contributor, 2, 2},
  };
  TextTable table({"", "", "simulated", "central", ""}, {"", "observed", "mean", "90 %", "observed is"});
  std::size_t undefined = 0;
  for (const auto& [name, check, decimals, mean_decimals, scale] : wordings) {
    const bool known = check.defined();
    table.add({name, fixed(scale * check.observed, decimals), with_error(check.simulated, mean_decimals, scale),
               known ? fixed(scale * check.q05, decimals) + " to " + fixed(scale * check.q95, decimals) : "-",
               verdict(check)});
    undefined = std::max(undefined, check.undefined);
  }
  std::string text = "How states behave: " + std::to_string(behaviour.state_years) + " state-years, " +
                     std::to_string(behaviour.steps) + " steps from one to the next of the same state\n";
  text += table.text();
  text += wrapped(
      "Entries and exits: changes between no troops and some from one year to the next. "
      "Autocorrelation: of this year's share with last year's, all states pooled; among contributors: of logit shares, "
      "where both are above 0. Contributors: states that send troops in at least one year; years: their mean number of "
      "years with troops.",
      "  ");
  if (undefined > 0) {
    text += wrapped("Left out are up to " + std::to_string(undefined) +
                        " replicates in which a statistic is undefined; behaviour.csv counts them.",
                    "  ");
  }
  return text;
}

}  // namespace entente
