#include "results/figures/run/run_choice.hpp"

#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <set>

namespace entente {

std::string lacking(const RunData& run, std::initializer_list<const char*> files) {
  if (run.kind() != "run") {
    return "This is the folder of a " + run.kind() + ", and the figure is of a run: entente run SCENARIO --out FOLDER.";
  }
  for (const char* file : files) {
    if (!run.has(file)) {
      return std::string("The run has no ") + file + ": run the scenario again with this version of Entente.";
    }
  }
  return "";
}

void check_width(const RunFigureOptions& options) {
  if (options.width_mm >= 60 && options.width_mm <= 400) return;
  throw input_error({}, "the figure's width is " + number_text(options.width_mm) + " mm", "60 to 400 mm");
}

const RunWar& chosen_war(const RunData& run, const RunFigureOptions& options) {
  if (run.wars().empty()) throw input_error({}, "there is no war in " + run.folder().string(), "a run's folder");
  if (!options.war) return run.wars().front();
  std::string known;
  for (const RunWar& war : run.wars()) {
    if (war.id == *options.war) return war;
    known += (known.empty() ? "" : ", ") + std::to_string(war.id.number()) + " (" + clean_line(war.name) + ")";
  }
  throw input_error({}, "the run has no war " + std::to_string(options.war->number()), known);
}

Year chosen_year(const RunWar& war, const RunFigureOptions& options) {
  if (!options.year) return war.last_year;
  if (*options.year >= war.first_year && *options.year <= war.last_year) return *options.year;
  throw input_error({}, std::to_string(options.year->number()) + " is no year of " + clean_line(war.name),
                    std::to_string(war.first_year.number()) + " to " + std::to_string(war.last_year.number()));
}

std::string war_words(const RunWar& war) {
  const std::string first = std::to_string(war.first_year.number()), last = std::to_string(war.last_year.number());
  return clean_line(war.name) + ", " + (first == last ? first : first + "–" + last);
}

std::string record_tag(const RunData& run) {
  const std::string outcome = run.setting("measures.outcome").value_or("");
  return outcome == "as_published" ? " (record as published)" : outcome == "corrected" ? " (corrected record)" : "";
}

std::string subject_of(const RunData& run, const RunWar& war) { return war_words(war) + record_tag(run); }

void throw_nothing(const RunWar& war, const std::string& expected) {
  throw input_error({}, "there is nothing to draw of " + war_words(war), expected);
}

std::vector<StateLabel> states_in(const RunTable& table) {
  const std::vector<double> cow = table.numbers("cow");
  const std::vector<std::string> iso3 = table.texts("iso3"), name = table.texts("state");
  std::vector<StateLabel> states;
  std::set<CowCode> known;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const CowCode code(static_cast<CowCode::number_type>(cow[row]));
    if (known.insert(code).second) states.push_back({code, clean_line(iso3[row]), clean_line(name[row])});
  }
  return states;
}

CowCode named_state(const RunData& run, const std::string& text) {
  std::vector<std::string> codes;
  std::string nearest;
  for (const StateLabel& state : states_in(run.table("states.csv"))) {
    if (text == state.iso3 || text == std::to_string(state.cow.number())) return state.cow;
    codes.push_back(state.iso3.empty() ? std::to_string(state.cow.number()) : state.iso3);
    if (text == state.name) nearest = codes.back();
  }
  if (nearest.empty()) nearest = nearest_name(text, codes);
  throw input_error({}, "the run has no state '" + text + "'", "an ISO-3 code (NZL) or a COW number (920)",
                    nearest.empty() ? "" : "did you mean '" + nearest + "'?");
}

std::string short_name(const StateLabel& state) { return state.iso3.empty() ? state.name : state.iso3; }

std::string enumerated(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return text;
}

}  // namespace entente
