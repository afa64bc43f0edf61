#include "results/network/network_text.hpp"

#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <cmath>

namespace entente {
namespace {

struct Wording {
  const char* name;
  int decimals;
};

// In the order of NetworkMeasure and StateMeasure.
constexpr Wording network_wordings[network_measure_count] = {
    {"density", 4},    {"mean strength", 2},     {"clustering", 3},    {"  weighted", 3},
    {"components", 1}, {"  of one state", 1},    {"  the largest", 1}, {"core", 1},
    {"  fit", 3},      {"  fit of coreness", 3}, {"communities", 1},   {"modularity", 3}};
constexpr Wording state_wordings[state_measure_count] = {
    {"  ties", 1}, {"  strength", 2}, {"  eigenvector", 3}, {"  betweenness", 4}, {"  coreness", 3}};

void add(TextTable& table, const Wording& wording, const MeasuredYear& first, const MeasuredYear& last) {
  const Simulated mean{last.mean, last.sd / std::sqrt(static_cast<double>(last.replicates))};
  const bool known = last.replicates > 0;
  table.add({wording.name, fixed(first.treaty, wording.decimals), fixed(last.treaty, wording.decimals),
             with_error(mean, wording.decimals),
             known ? fixed(last.q05, wording.decimals) + " to " + fixed(last.q95, wording.decimals) : "-"});
}

std::string forecast_text(const TieForecast& forecast, const NetworkSummary& summary, const Caption& caption) {
  if (forecast.rows.empty()) return {};
  const std::string years = std::to_string(summary.first_year.number()) + " to " +
                            std::to_string(summary.first_year.number() + summary.years - 1);
  std::string text = "Ties to " + clean_line(label_of(caption.states, forecast.leader).name) + ", change from " +
                     years + ": recorded treaty depth changed for " + std::to_string(forecast.changed) + " of " +
                     std::to_string(forecast.rows.size()) + " states. RMSE of the simulated change " +
                     with_error(forecast.rmse, 4) + ", of \"no change\" " + fixed(forecast.rmse_no_change, 4);
  text += forecast.changed > 0 ? ", skill " + with_error(forecast.skill, 3) + " (above 0 the simulation is better)."
                               : ": there was nothing to foretell.";
  if (forecast.treaty_given) {
    text +=
        " Treaties follow the record here, so the recorded changes are given to the simulation: what is scored is "
        "what standing adds to them. ties.treaty: frozen makes it a forecast.";
  }
  return wrapped(text, "  ");
}

}  // namespace

std::string network_text(const NetworkSummary& summary, const std::vector<TieForecast>& forecasts,
                         const Caption& caption) {
  const std::string first_year = std::to_string(summary.first_year.number());
  const std::string last_year = std::to_string(summary.first_year.number() + summary.years - 1);
  std::string text = "The alliance network: " + std::to_string(summary.codes.size()) + " states, the first " +
                     grouped(static_cast<double>(summary.replicates)) + " replicates\n";
  TextTable table({"", "treaties", "treaties", "with standing, " + last_year, "central"},
                  {"", first_year, last_year, "mean", "90 %"});
  for (std::size_t i = 0; i < network_measure_count; ++i) {
    add(table, network_wordings[i], summary.of_network.front()[i], summary.of_network.back()[i]);
  }
  const std::size_t leaders = summary.leaders.size();
  for (std::size_t leader = 0; leader < leaders; ++leader) {
    table.add({clean_line(label_of(caption.states, summary.leaders[leader]).name), "", "", "", ""});
    const auto& first = summary.of_leader[leader];
    const auto& last = summary.of_leader[(summary.years - 1) * leaders + leader];
    for (std::size_t i = 0; i < state_measure_count; ++i) add(table, state_wordings[i], first[i], last[i]);
  }
  text += table.text();
  text += wrapped(
      "Ties weigh by depth; core: states of the discrete core, and how well core and periphery fit; betweenness: share "
      "of all pairs of other states. network.csv has every year, network_states.csv every state.",
      "  ");
  if (summary.unsettled > 0) {
    text += wrapped("In " + std::to_string(summary.unsettled) + " of " +
                        std::to_string(summary.years * summary.replicates) +
                        " networks eigenvector or coreness had not settled within their steps.",
                    "  ");
  }
  for (const TieForecast& forecast : forecasts) text += forecast_text(forecast, summary, caption);
  return text;
}

}  // namespace entente
