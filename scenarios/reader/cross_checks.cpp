#include "scenarios/reader/cross_checks.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/assemble_parts.hpp"
#include "scenarios/reader/recording.hpp"

#include <algorithm>

namespace entente {
namespace {

std::string from_to(const YearSpan& years) {
  return "years from " + std::to_string(years.first) + " to " + std::to_string(years.last);
}

void check_observed_years(const Values& values, Problems& problems) {
  const YearSpan* fit = values.find<YearSpan>("observed.years");
  const YearSpan wars = years_of_wars(values);
  if (fit && wars.last > 0 && (fit->first < wars.first || fit->last > wars.last)) {
    problems.add(
        values.place("observed.years"),
        items_of(values, "wars") > 1 ? "the record reaches beyond the wars" : "the record reaches beyond the war",
        from_to(wars));
  }
}

// Why a state cannot contribute to a war: "leader", "theatre" or "".
std::string excluded_from(const Values& values, const std::string& war, CowCode state) {
  const CowCode* leader = values.find<CowCode>(war + "leader");
  const CowCode* theatre = values.find<CowCode>(war + "theatre");
  if (leader && *leader == state) return "leader";
  return theatre && *theatre == state ? "theatre" : "";
}

void check_focus(const Values& values, Problems& problems) {
  const auto* focus = values.find<std::vector<StateAt>>("focus");
  const std::size_t wars = items_of(values, "wars");
  if (!focus) return;
  for (const StateAt& at : *focus) {
    std::string reason;
    std::size_t out = 0;
    for (std::size_t war = 1; war <= wars; ++war) {
      const std::string why = excluded_from(values, item_path("wars", war), at.state);
      if (!why.empty()) ++out;
      reason = wars == 1 ? "is the " + why : "is leader or theatre of every war";
    }
    if (wars > 0 && out == wars) problems.add(at.place, iso3(at.state) + " " + reason, "states that may contribute");
  }
}

void check_war_intercepts(const Values& values, Problems& problems) {
  const std::string key = "contribution.war_intercepts";
  if (values.get(key, false) && items_of(values, "wars") == 1) {
    problems.add(values.place(key), "there is one war, whose intercept is the equation's own", "several wars",
                 "leave the key out");
  }
}

void check_recording(const Values& values, Problems& problems) {
  const std::string* expectation = values.find<std::string>("expectation");
  if (!values.has("simulation.record") || !expectation) return;
  const bool learning = *expectation == "on";
  const std::vector<Quantity> recorded = recorded_quantities(values.value("simulation.record"), learning);
  const auto problem = recording_problem(recorded, learning, values.place("simulation.record"));
  if (problem) problems.add(problem->place, problem->what, problem->expected);
}

}  // namespace

void check_across_keys(const Values& values, Problems& problems) {
  check_wars(values, problems);
  check_observed_years(values, problems);
  check_focus(values, problems);
  check_war_intercepts(values, problems);
  check_recording(values, problems);
  check_counterfactuals(values, problems);
}

}  // namespace entente
