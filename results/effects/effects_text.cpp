#include "results/effects/effects_text.hpp"

#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t states_shown = 8;
constexpr int most_decimals = 6;
constexpr double thousand = 1000;  // shares are told as soldiers of a thousand

// An error above 0 never reads as 0: it has decimals until its first digit shows, though no fewer than `least`.
int decimals_for(double error, int least) {
  if (!(error > 0) || !std::isfinite(error)) return least;
  return std::clamp(static_cast<int>(-std::floor(std::log10(error))), least, most_decimals);
}

std::string error_text(double error, int decimals) {
  const double smallest = std::pow(10.0, -most_decimals);
  if (error > 0 && error < smallest) return "below " + fixed(smallest, most_decimals);
  return grouped(error, decimals);
}

std::string told(const Simulated& number, int least, double scale = 1) {
  const double value = scale * number.value, error = scale * number.error;
  const int decimals = decimals_for(error, least);
  if (!std::isfinite(value) || !std::isfinite(error)) return grouped(value, decimals);
  return grouped(value, decimals) + " +- " + error_text(error, decimals);
}

std::string people(const Simulated& number) { return told(number, 0); }

std::string ratio_text(const Effect& effect) {
  if (!std::isfinite(effect.variance_ratio)) return "-";
  return effect.variance_ratio < 10 ? fixed(effect.variance_ratio, 1) : grouped(effect.variance_ratio);
}

void add_people(TextTable& table, const std::string& name, const Effect& effect) {
  table.add({name, grouped(effect.baseline.value), grouped(effect.counterfactual.value), people(effect.effect),
             ratio_text(effect)});
}

void add_number(TextTable& table, const std::string& name, const Effect& effect, int decimals, double scale = 1) {
  table.add({name, fixed(scale * effect.baseline.value, decimals), fixed(scale * effect.counterfactual.value, decimals),
             told(effect.effect, decimals, scale), ratio_text(effect)});
}

TextTable sums_of(const WarEffects& war) {
  TextTable table({"", "", "counter-", "", "times the"}, {"", "baseline", "factual", "effect", "replicates"});
  add_people(table, "troop-years", war.troop_years);
  add_number(table, "mean share, per 1,000", war.share, 3, thousand);
  add_number(table, "contributors", war.contributors, 2);
  return table;
}

bool moves(const EffectOnState& state) { return state.years > 0 && state.share.effect.value != 0; }

// The states of focus, then those whose share moves most.
std::vector<EffectOnState> shown_states(const WarEffects& war, const Caption& caption) {
  std::vector<EffectOnState> shown, others;
  for (const EffectOnState& state : war.states) {
    const bool focus = std::find(caption.focus.begin(), caption.focus.end(), state.state) != caption.focus.end();
    if (focus) shown.push_back(state);
    if (!focus && moves(state)) others.push_back(state);
  }
  std::stable_sort(others.begin(), others.end(), [](const EffectOnState& a, const EffectOnState& b) {
    return std::abs(a.share.effect.value) > std::abs(b.share.effect.value);
  });
  others.resize(std::min(others.size(), states_shown));
  shown.insert(shown.end(), others.begin(), others.end());
  return shown;
}

std::string states_text(const WarEffects& war, const Caption& caption) {
  const std::vector<EffectOnState> shown = shown_states(war, caption);
  if (shown.empty()) return {};
  TextTable table({"", "per 1,000", "effect on", "times the", "effect on", "effect on"},
                  {"state", "baseline", "the share", "replicates", "troops a year", "the final tie"});
  for (const EffectOnState& state : shown) {
    table.add({clean_line(label_of(caption.states, state.state).name), fixed(thousand * state.share.baseline.value, 2),
               told(state.share.effect, 3, thousand), ratio_text(state.share), people(state.troops.effect),
               told(state.final_tie.effect, 3)});
  }
  return table.text();
}

std::string war_text(const WarEffects& war, const Caption& caption) {
  std::string text = "  " + clean_line(war.name) + '\n' + sums_of(war).text();
  const std::string states = states_text(war, caption);
  return states.empty() ? text : text + '\n' + states;
}

}  // namespace

std::string effects_text(const std::vector<NamedEffects>& counterfactuals, const Caption& caption) {
  std::string text;
  for (const auto& [name, change, notes, effects] : counterfactuals) {
    text += wrapped("Counterfactual: " + clean_line(name), "");
    text += wrapped(clean_line(change) + ".", "  ");
    for (const std::string& note : notes) text += wrapped(clean_line(note), "  - ");
    for (const WarEffects& war : effects.wars) text += '\n' + war_text(war, caption);
    if (effects.wars.size() > 1) {
      TextTable table({"", "", "counter-", "", "times the"}, {"", "baseline", "factual", "effect", "replicates"});
      add_people(table, "troop-years", effects.troop_years);
      text += "\n  All wars\n" + table.text();
    }
    text += '\n';
  }
  text += wrapped(std::string(effects_note) +
                      " Times the replicates: how many times as many independent runs would have needed for the same "
                      "error; - where all replicates agree. Shown are the states of focus and those whose share moves "
                      "most; effects_states.csv has all.",
                  "  ");
  return text;
}

}  // namespace entente
