#include "results/figures/run/effects_data.hpp"

#include "results/figures/run/run_choice.hpp"
#include "results/json/value.hpp"
#include "results/run_folder/contents.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {
namespace {

constexpr std::size_t usual_states = 12;
constexpr std::size_t most_states = 40;

std::vector<PlottedEffect> effects_in(const RunTable& table) {
  const std::vector<double> baseline = table.numbers("baseline"), other = table.numbers("counterfactual_value"),
                            effect = table.numbers("effect"), error = table.numbers("effect_error");
  std::vector<PlottedEffect> effects;
  for (std::size_t row = 0; row < table.rows(); ++row)
    effects.push_back({baseline[row], other[row], effect[row], error[row]});
  return effects;
}

std::string chosen_name(const RunTable& effects, const RunFigureOptions& options) {
  std::vector<std::string> names;
  for (const std::string& name : effects.texts("counterfactual")) {
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  if (names.empty()) throw input_error({}, "effects.csv has no counterfactual", "at least one");
  if (options.counterfactual.empty()) return names.front();
  if (std::find(names.begin(), names.end(), options.counterfactual) != names.end()) return options.counterfactual;
  const std::string nearest = nearest_name(options.counterfactual, names);
  throw input_error({}, "the run has no counterfactual '" + clean_line(options.counterfactual) + "'",
                    clean_line(enumerated(names)),
                    nearest.empty() ? "" : "did you mean '" + clean_line(nearest) + "'?");
}

// "0.45224157397941617" as "0.4522": the manifest keeps all digits, a subtitle needs no more.
std::string rounded(const std::string& text) {
  constexpr std::size_t decimals = 4;
  std::string shown;
  std::size_t after_point = 0;  // digits since the last decimal point, counted from 1 at the point
  for (const char letter : text) {
    const bool digit = letter >= '0' && letter <= '9';
    const bool point = letter == '.' && !shown.empty() && shown.back() >= '0' && shown.back() <= '9';
    after_point = point ? 1 : digit && after_point > 0 ? after_point + 1 : 0;
    if (after_point <= decimals + 1) shown += letter;
  }
  return shown;
}

std::string change_of(const RunData& run, const std::string& name) {
  const OrderedJson manifest = OrderedJson::parse(run.text(manifest_name));
  if (!manifest.contains("counterfactuals")) return "";
  for (const OrderedJson& each : manifest.at("counterfactuals")) {
    if (each.at("name") == name) return rounded(clean_line(each.at("change").get<std::string>()));
  }
  return "";
}

std::vector<PlottedStateEffect> states_of(const RunTable& table) {
  std::vector<PlottedStateEffect> states;
  const std::vector<PlottedEffect> effects = effects_in(table);
  const std::vector<double> cow = table.numbers("cow");
  const std::vector<std::string> iso3 = table.texts("iso3"), name = table.texts("state");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (std::isnan(effects[row].effect)) continue;  // never invited in either world
    const CowCode code(static_cast<CowCode::number_type>(cow[row]));
    states.push_back({effects[row], {code, clean_line(iso3[row]), clean_line(name[row])}});
  }
  return states;
}

std::vector<PlottedStateEffect> shown(std::vector<PlottedStateEffect> states, const RunFigureOptions& options) {
  if (options.states.size() > most_states) {
    throw input_error({}, std::to_string(options.states.size()) + " states are too many for one figure",
                      "at most " + std::to_string(most_states));
  }
  const std::set<CowCode> asked(options.states.begin(), options.states.end());
  for (const CowCode code : asked) {
    if (std::none_of(states.begin(), states.end(),
                     [&](const PlottedStateEffect& each) { return each.state.cow == code; })) {
      throw input_error({}, "no effect on state " + std::to_string(code.number()) + " is on record",
                        "states of effects_states.csv that are invited");
    }
  }
  std::stable_sort(states.begin(), states.end(), [](const PlottedStateEffect& a, const PlottedStateEffect& b) {
    return std::abs(a.effect) > std::abs(b.effect);
  });
  if (!asked.empty()) {
    states.erase(std::remove_if(states.begin(), states.end(),
                                [&](const PlottedStateEffect& each) { return asked.count(each.state.cow) == 0; }),
                 states.end());
  } else if (states.size() > usual_states) {
    states.resize(usual_states);
  }
  // A change that reaches three states is shown by three: what would be a dot on the line only where it is asked for.
  const double least = states.empty() ? 0 : std::abs(states.front().effect) / 100;
  while (asked.empty() && states.size() > 1 && std::abs(states.back().effect) <= least) states.pop_back();
  return states;
}

// The one row of a sum over states.
PlottedEffect sum_of(const RunTable& table, const char* quantity) {
  const std::vector<PlottedEffect> found = effects_in(table.where("quantity", quantity).where("year", ""));
  const double none = std::nan("");
  return found.empty() ? PlottedEffect{none, none, none, none} : found.front();
}

// A line of its own begins with a capital; names of keys do not.
std::string capitalised(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

// "+1,200", "−0.4", "0": the sign belongs to what a difference says.
std::string signed_text(double number, int decimals) {
  const std::string digits = grouped(std::abs(number), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (zero ? "" : number < 0 ? "−" : "+") + digits;
}

std::string with_interval(double scale, const PlottedEffect& effect, int decimals) {
  return signed_text(scale * effect.effect, decimals) + " (" + signed_text(scale * effect.low(), decimals) + " to " +
         signed_text(scale * effect.high(), decimals) + ")";
}

}  // namespace

double PlottedEffect::low() const { return effect - math::normal_quantile(0.975) * error; }
double PlottedEffect::high() const { return effect + math::normal_quantile(0.975) * error; }

EffectsData effects_data(const RunData& run, const RunWar& war, const RunFigureOptions& options) {
  const RunTable& all = run.table("effects.csv");
  const std::string name = chosen_name(all, options);
  const auto of = [&](const RunTable& table) {
    const RunTable own = table.where("counterfactual", name);
    return own.where("war", std::to_string(war.id.number()));
  };
  const RunTable sums = of(all);
  EffectsData data;
  data.name = clean_line(name);
  data.change = change_of(run, name);
  data.troop_years = sum_of(sums, "troop_years");
  data.share = sum_of(sums, "share");

  std::vector<PlottedStateEffect> states = states_of(of(run.table("effects_states.csv")).where("quantity", "share"));
  data.states_moved = static_cast<std::size_t>(
      std::count_if(states.begin(), states.end(), [](const PlottedStateEffect& each) { return each.effect != 0; }));
  data.states = shown(std::move(states), options);
  if (data.states.empty()) throw input_error({}, "nobody is invited to " + war_words(war), "a war with states");

  const RunTable by_year = sums.where("quantity", "troops");
  const std::vector<PlottedEffect> effects = effects_in(by_year);
  const std::vector<double> years = by_year.numbers("year");
  for (std::size_t row = 0; row < effects.size(); ++row) {
    if (!std::isnan(years[row]) && !std::isnan(effects[row].effect))
      data.years.push_back({effects[row], static_cast<int>(years[row])});
  }
  return data;
}

std::vector<std::string> effects_subtitles(const EffectsData& data) {
  std::vector<std::string> lines;
  if (!data.change.empty()) lines.push_back(capitalised(data.change));
  lines.push_back("Troop-years " + with_interval(1, data.troop_years, 0) +
                  "; mean share, troops per 1,000 of the armed forces, " + with_interval(1000, data.share, 2));
  lines.push_back("95 % Monte Carlo intervals: what other seeds would change, not what the fit leaves open");
  return lines;
}

std::string effects_description(const EffectsData& data, const std::string& title) {
  std::string text = "Counterfactual effects, counterfactual less baseline. " + title + ". ";
  for (const std::string& line : effects_subtitles(data)) text += line + ". ";
  text += "Shares change in " + std::to_string(data.states_moved) + " states; per 1,000 of the armed forces: ";
  for (std::size_t i = 0; i < data.states.size(); ++i) {
    const PlottedStateEffect& state = data.states[i];
    text += (i == 0 ? "" : "; ") + state.state.name + " " + with_interval(1000, state, 2);
  }
  text += ".";
  if (data.years.empty()) return text;
  const auto largest = std::max_element(data.years.begin(), data.years.end(), [](const auto& a, const auto& b) {
    return std::abs(a.effect) < std::abs(b.effect);
  });
  return text + " Troops of all states change most in " + std::to_string(largest->year) + ": " +
         with_interval(1, *largest, 0) + ".";
}

}  // namespace entente
