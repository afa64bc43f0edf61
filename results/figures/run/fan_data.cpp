#include "results/figures/run/fan_data.hpp"

#include "results/figures/run/focus.hpp"
#include "results/figures/run/panel.hpp"
#include "results/figures/run/run_choice.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace entente {
namespace {

std::map<CowCode, Fan> all_fans(const RunTable& table) {
  const std::vector<double> cow = table.numbers("cow"), year = table.numbers("year"),
                            compared = table.numbers("compared"), observed = table.numbers("observed_share"),
                            q05 = table.numbers("share_q05"), q25 = table.numbers("share_q25"),
                            median = table.numbers("share_median"), q75 = table.numbers("share_q75"),
                            q95 = table.numbers("share_q95");
  const std::vector<std::string> certainty =
      table.has("certainty") ? table.texts("certainty") : std::vector<std::string>(table.rows());
  std::map<CowCode, Fan> fans;
  for (const StateLabel& state : states_in(table)) fans[state.cow].state = state;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (std::isnan(median[row])) continue;
    const bool doubtful = certainty[row] == "C" || certainty[row] == "D";
    // What a switch leaves out of the comparison stands in the table and is drawn, as doubtful as it is.
    const bool shown = compared[row] == 1 || doubtful;
    fans.at(CowCode(static_cast<CowCode::number_type>(cow[row])))
        .years.push_back({static_cast<int>(year[row]), shown ? observed[row] : std::numeric_limits<double>::quiet_NaN(),
                          doubtful, q05[row], q25[row], median[row], q75[row], q95[row]});
  }
  for (auto& [code, fan] : fans) {
    std::stable_sort(fan.years.begin(), fan.years.end(),
                     [](const FanYear& a, const FanYear& b) { return a.year < b.year; });
  }
  return fans;
}

// States of states.csv, those that sent most troops first.
std::vector<StateLabel> by_troops(const RunTable& states) {
  const std::vector<StateLabel> labels = states_in(states);
  const std::vector<double> troops = states.numbers("observed_troops");
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t i) { return !(troops[i] > 0); }), order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return troops[a] > troops[b]; });
  std::vector<StateLabel> sorted;
  for (const std::size_t i : order) sorted.push_back(labels[i]);
  return sorted;
}

bool holds(const std::vector<Fan>& fans, CowCode state) {
  return std::any_of(fans.begin(), fans.end(), [&](const Fan& fan) { return fan.state.cow == state; });
}

}  // namespace

std::vector<Fan> fans_of(const RunData& run, const RunWar& war, const RunFigureOptions& options, std::size_t usual) {
  const std::map<CowCode, Fan> all = all_fans(run.table("state_years.csv").of_war(war.id));
  std::vector<Fan> fans;
  for (const CowCode state : options.states) {
    const auto found = all.find(state);
    if (found == all.end() || found->second.years.empty()) {
      throw input_error({}, "state " + std::to_string(state.number()) + " was never invited to " + war_words(war),
                        "states that could act in it");
    }
    if (!holds(fans, state)) fans.push_back(found->second);
  }
  if (!fans.empty()) return fans;
  for (const std::string& code : focus_of(run)) {
    for (const auto& [cow, fan] : all) {
      if (is_named(fan.state, code) && !fan.years.empty() && fans.size() < usual) fans.push_back(fan);
    }
  }
  for (const StateLabel& state : by_troops(run.table("states.csv").of_war(war.id))) {
    const auto found = all.find(state.cow);
    if (fans.size() == usual || found == all.end() || found->second.years.empty()) continue;
    if (!holds(fans, state.cow)) fans.push_back(found->second);
  }
  return fans;
}

bool any_doubtful(const std::vector<Fan>& fans) {
  return std::any_of(fans.begin(), fans.end(), [](const Fan& fan) {
    return std::any_of(fan.years.begin(), fan.years.end(),
                       [](const FanYear& year) { return year.doubtful && !std::isnan(year.observed); });
  });
}

std::string fan_findings(const std::vector<Fan>& fans) {
  std::size_t all = 0, all_inside = 0;
  std::string each;
  for (const Fan& fan : fans) {
    std::size_t years = 0, inside = 0;
    double observed = 0, median = 0;
    for (const FanYear& year : fan.years) {
      if (std::isnan(year.observed)) continue;
      ++years;
      inside += year.inside() ? 1 : 0;
      observed += year.observed;
      median += year.median;
    }
    all += years;
    all_inside += inside;
    each += (each.empty() ? "" : "; ") + fan.state.name + " ";
    if (years == 0) {
      each += "no observed value";
      continue;
    }
    const auto n = static_cast<double>(years);
    each += std::to_string(inside) + " of " + std::to_string(years) + " inside, observed mean " +
            per_thousand(observed / n) + ", mean of the medians " + per_thousand(median / n);
  }
  return "Inside the 90 % interval lie " + std::to_string(all_inside) + " of " + std::to_string(all) +
         " observed values. By state, per 1,000: " + each + ".";
}

}  // namespace entente
