#include "scenarios/world/observed_record.hpp"

#include "scenarios/world/row_reader.hpp"
#include "sim/core/number_text.hpp"

#include <limits>
#include <string>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string share_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "share_as_published" : "share_corrected";
}
std::string troops_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "troops_as_published" : "troops_corrected";
}

}  // namespace

ObservedRecord read_observed(const Scenario& scenario, const StateFacts& facts) {
  const Table table = Table::read(scenario.observed.path, scenario.observed.shown);
  const std::size_t share = table.column(share_column(scenario.measures.outcome));
  const std::size_t troops = table.column(troops_column(scenario.measures.outcome));
  ObservedRecord observed{.share = std::vector<double>(facts.layout.cells(), missing),
                          .whole_share = std::vector<double>(facts.layout.cells(), missing),
                          .troops = std::vector<double>(facts.layout.cells(), missing)};
  std::vector<Problem> problems;
  for (const StateYearKey& key : read_keys(table, scenario)) {
    const auto observed_share = number_within(table, key.row, share, 0, 1, problems);
    const auto observed_troops = number_within(table, key.row, troops, 0, 1e9, problems);
    if (key.state == scenario.leader) continue;
    const std::size_t state = facts.layout.find(key.state);
    const std::size_t cell = facts.layout.cell(key.year.number() - scenario.first_year.number(), state);
    if (state == facts.layout.states.size() || facts.row[cell] == StateFacts::no_row) {
      problems.push_back({table.place(key.row, table.column("cow")),
                          "state " + std::to_string(key.state.number()) + " in " + std::to_string(key.year.number()) +
                              " has no row in " + scenario.states.shown,
                          "a state-year of that table",
                          {}});
      continue;
    }
    if (facts.can_contribute[cell] && observed_share.has_value() != observed_troops.has_value()) {
      problems.push_back({table.place(key.row, observed_share ? troops : share),
                          "a share or a number of troops without the other",
                          "both, or neither",
                          {}});
    }
    if (facts.can_contribute[cell] && observed_troops.value_or(0) > facts.armed_forces[cell]) {
      problems.push_back({table.place(key.row, troops),
                          number_text(*observed_troops) + " troops are more than the armed forces",
                          "at most " + number_text(facts.armed_forces[cell]),
                          {}});
    }
    observed.whole_share[cell] = observed_share.value_or(missing);
    if (key.year < scenario.observed_first_year || scenario.observed_last_year < key.year) continue;
    observed.share[cell] = observed_share.value_or(missing);
    observed.troops[cell] = observed_troops.value_or(missing);
  }
  throw_if_any(std::move(problems));
  return observed;
}

}  // namespace entente
