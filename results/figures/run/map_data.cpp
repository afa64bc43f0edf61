#include "results/figures/run/map_data.hpp"

#include "estimate/table/crosswalk.hpp"
#include "results/figures/run/country_shapes.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {
namespace {

constexpr std::size_t share_classes = 5;
constexpr double smallest_drawn = 1e-6;  // over-contributions below this are nothing on any map

constexpr double least_told = 0.00005;  // 0.01 percentage points, rounded

// 1, 2, 3, 5 or 7 times a power of ten, near a number.
double round_number(double number) {
  if (!(number > 0)) return 0;
  const int power = static_cast<int>(std::floor(std::log10(number)));
  const std::string exponent = "e" + std::to_string(power);
  double best = 0, nearest = INFINITY;
  for (const char* digit : {"1", "2", "3", "5", "7", "10"}) {
    const double candidate = parse_number(digit + exponent).value_or(0);
    const double off = std::abs(std::log(candidate / number));
    if (off < nearest) {
      nearest = off;
      best = candidate;
    }
  }
  return best;
}

double quantile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

// 0.001 as "0.1".
std::string percent(double share) {
  std::string text = number_text(100 * share, 6);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// "14 to 17 %", of a few shares that need no classes.
std::string spanned(double low, double high) {
  const std::string from = number_text(100 * low, 2), to = number_text(100 * high, 2);
  return (from == to ? from : from + " to " + to) + " %";
}

// None; then fifths of those who sent some, at round numbers.
MapClasses classes_of_shares(const std::vector<MapState>& states) {
  std::vector<double> sent;
  for (const MapState& state : states) {
    if (state.share > 0) sent.push_back(state.share);
  }
  std::sort(sent.begin(), sent.end());
  MapClasses classes{{"none"}, {0}};
  std::vector<double> between;
  for (std::size_t i = 1; i < share_classes && !sent.empty(); ++i) {
    const double bound = round_number(quantile(sent, static_cast<double>(i) / share_classes));
    if (bound >= sent.front() && bound < sent.back() && (between.empty() || bound > between.back()))
      between.push_back(bound);
  }
  if (between.empty()) {
    if (!sent.empty()) classes.names.push_back(spanned(sent.front(), sent.back()));
    if (sent.empty()) classes.bounds.clear();
    return classes;
  }
  classes.names.push_back("up to " + percent(between.front()) + " %");
  for (std::size_t i = 1; i < between.size(); ++i)
    classes.names.push_back(percent(between[i - 1]) + " to " + percent(between[i]) + " %");
  classes.names.push_back("more than " + percent(between.back()) + " %");
  classes.bounds.insert(classes.bounds.end(), between.begin(), between.end());
  return classes;
}

// Two classes of either sign with one of nearly nothing between them, by the sizes of both signs together.
MapClasses classes_of_over(const std::vector<MapState>& states) {
  std::vector<double> sizes;
  for (const MapState& state : states) {
    if (std::abs(state.over) > smallest_drawn) sizes.push_back(std::abs(state.over));
  }
  if (sizes.empty()) return {{"none"}, {}};
  std::sort(sizes.begin(), sizes.end());
  const double small = round_number(quantile(sizes, 0.5));
  double large = round_number(quantile(sizes, 0.85));
  if (large <= small) large = round_number(2.2 * small);
  const std::string from = percent(small), to = percent(large);
  return {{"more than " + to + " pp under", from + " to " + to + " pp under", "within " + from + " pp",
           from + " to " + to + " pp over", "more than " + to + " pp over"},
          {-large, -small, small, large}};
}

std::vector<MapState> states_of(const RunTable& table) {
  const std::vector<double> cow = table.numbers("cow"), share = table.numbers("observed_share"),
                            over = table.numbers("simulated_over_contribution"),
                            error = table.numbers("simulated_over_contribution_error");
  const std::vector<std::string> iso3 = table.texts("iso3"), name = table.texts("state");
  std::vector<MapState> states;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (std::isnan(share[row]) && std::isnan(over[row])) continue;
    const CowCode code(static_cast<CowCode::number_type>(cow[row]));
    states.push_back(
        {{code, clean_line(iso3[row]), clean_line(name[row])}, shape_of(iso3[row]), share[row], over[row], error[row]});
  }
  return states;
}

std::string listed(std::vector<MapState> states, double MapState::*number, double sign, std::size_t most) {
  std::stable_sort(states.begin(), states.end(), [&](const MapState& a, const MapState& b) {
    const double left = std::isnan(a.*number) ? 0 : sign * a.*number;
    const double right = std::isnan(b.*number) ? 0 : sign * b.*number;
    return left > right;
  });
  std::vector<std::string> texts;
  for (const MapState& state : states) {
    if (texts.size() == most || !(sign * state.*number >= least_told)) break;
    texts.push_back(state.state.name + " " + (sign < 0 ? "−" : "") + number_text(100 * std::abs(state.*number), 2));
  }
  return texts.empty() ? "none" : enumerated(texts);
}

std::string counted(const MapData& data, const MapClasses& classes, double MapState::*number) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < classes.names.size(); ++i) {
    const auto states = std::count_if(data.states.begin(), data.states.end(), [&](const MapState& state) {
      return !std::isnan(state.*number) && classes.class_of(state.*number) == i;
    });
    texts.push_back(classes.names[i] + ": " + std::to_string(states));
  }
  return enumerated(texts);
}

}  // namespace

std::size_t MapClasses::class_of(double value) const {
  std::size_t at = 0;
  while (at < bounds.size() && value > bounds[at]) ++at;
  return at;
}

MapData map_data(const RunData& run, const RunFigureOptions& options) {
  const RunWar& war = chosen_war(run, options);
  MapData data;
  std::vector<MapState> classed;  // whose values make the classes
  if (options.year) {
    const std::string year = std::to_string(chosen_year(war, options).number());
    const RunTable years = run.table("state_years.csv").of_war(war.id);
    data.states = states_of(years.where("year", year));
    classed = states_of(years);  // a shade means the same in every year
  } else {
    data.states = states_of(run.table("states.csv").of_war(war.id));
  }
  const std::optional<CowCode> leader = cow_code_of(war.leader);
  data.leader = {leader.value_or(CowCode()), war.leader, leader ? state_name(*leader) : war.leader};
  std::set<std::string> drawn = {shape_of(war.leader)};
  for (MapState& state : data.states) {
    if (state.shape.empty() || !drawn.insert(state.shape).second) {
      state.shape.clear();
      data.unseen.push_back(state.state.name);
      continue;
    }
    const std::string today = state_name(state.state.cow);
    if (state.state.name != today) data.stood.push_back(state.state.name + " as " + today);
  }
  data.share = classes_of_shares(options.year ? classed : data.states);
  data.over = classes_of_over(options.year ? classed : data.states);
  return data;
}

std::vector<std::string> map_notes(const MapData& data) {
  std::vector<std::string> notes = {"Borders are today's (Natural Earth)" +
                                    (data.stood.empty() ? "" : ": " + enumerated(data.stood))};
  if (!data.unseen.empty()) notes.push_back("Without a shape today: " + enumerated(data.unseen));
  return notes;
}

std::string map_description(const MapData& data, const std::string& title) {
  std::string text =
      "World map, two panels: observed share of the armed forces sent, and simulated over-contribution, "
      "in percentage points. " +
      title + ". The leader, " + data.leader.name +
      ", is not compared. Observed shares in per cent, states by class: " +
      counted(data, data.share, &MapState::share) + "; largest: " + listed(data.states, &MapState::share, 1, 5) +
      ". Over-contribution, states by class: " + counted(data, data.over, &MapState::over) +
      "; most: " + listed(data.states, &MapState::over, 1, 5) +
      "; least: " + listed(data.states, &MapState::over, -1, 5) + ".";
  for (const std::string& note : map_notes(data)) text += " " + note + ".";
  return text;
}

}  // namespace entente
