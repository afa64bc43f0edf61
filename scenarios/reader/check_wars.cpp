#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/assemble_parts.hpp"
#include "scenarios/reader/cross_checks.hpp"
#include "scenarios/reader/declarations.hpp"

#include <algorithm>
#include <map>

namespace entente {
namespace {

using NumbersByYear = std::map<int, NumberAt>;

void check_years(const Values& values, const std::string& war, Problems& problems) {
  const YearSpan* run = values.find<YearSpan>("years");
  const YearSpan* years = values.find<YearSpan>(war + "years");
  if (run && years && (years->first < run->first || years->last > run->last)) {
    problems.add(values.place(war + "years"), "the war lies partly outside the years of the run",
                 "years from " + std::to_string(run->first) + " to " + std::to_string(run->last));
  }
  const NumbersByYear* deaths = values.find<NumbersByYear>(war + "deaths_per_1000");
  if (!years || !deaths) return;
  const std::string expected =
      "every year from " + std::to_string(years->first) + " to " + std::to_string(years->last) + " and no other";
  for (const auto& [number, at] : *deaths) {
    if (number < years->first || number > years->last) problems.add(at.place, "the year is outside the war", expected);
  }
  std::string missing;
  for (long long y = years->first; y <= years->last; ++y) {
    if (!deaths->contains(static_cast<int>(y))) missing += (missing.empty() ? "" : ", ") + std::to_string(y);
  }
  if (!missing.empty()) problems.add(values.place(war + "deaths_per_1000"), "no number for " + missing, expected);
}

// Where nobody dies there is nothing that could spread.
void check_casualties(const Values& values, const std::string& war, Problems& problems) {
  const NumbersByYear* deaths = values.find<NumbersByYear>(war + "deaths_per_1000");
  if (!deaths || values.faulty(war + "casualty_size")) return;
  const bool some =
      std::any_of(deaths->begin(), deaths->end(), [](const auto& year) { return year.second.number > 0; });
  const bool given = values.has(war + "casualty_size");
  if (some && !given) {
    Place place = values.place(war + "deaths_per_1000");
    place.key = war + "casualty_size";
    problems.add(place, "the key is missing, and soldiers die", expected_text(declaration(place.key)));
  } else if (!some && given) {
    problems.add(values.place(war + "casualty_size"), "nobody dies in this war", {}, "leave the key out");
  }
}

void check_states(const Values& values, const std::string& war, Problems& problems) {
  const CowCode* leader = values.find<CowCode>(war + "leader");
  const CowCode* theatre = values.find<CowCode>(war + "theatre");
  if (leader && theatre && *leader == *theatre) {
    problems.add(values.place(war + "theatre"), "the theatre is the leader itself",
                 "the state where the war is fought");
  }
  const auto* invited = values.find<std::vector<StateAt>>(war + "invited");
  if (!invited) return;
  for (const StateAt& at : *invited) {
    const bool leads = leader && at.state == *leader;
    const bool hosts = theatre && at.state == *theatre;
    if (leads || hosts) {
      problems.add(at.place, iso3(at.state) + " is the war's " + (leads ? "leader" : "theatre"),
                   "states that may contribute to it");
    }
  }
}

// With one war the states table has its distances; with several it could have those of one war only.
void check_coordinates(const Values& values, const std::string& war, Problems& problems) {
  if (items_of(values, "wars") < 2 || values.has(war + "coordinates") || values.faulty(war + "coordinates")) return;
  if (!values.has(war + "id")) return;
  Place place = values.place(war + "id");
  place.key = war + "coordinates";
  problems.add(place, "the key is missing, and there are several wars", "[latitude, longitude] in degrees");
}

}  // namespace

void check_wars(const Values& values, Problems& problems) {
  std::map<long long, std::size_t> war_of;
  std::map<std::string, std::size_t> war_called;
  for (std::size_t item = 1; item <= items_of(values, "wars"); ++item) {
    const std::string war = item_path("wars", item);
    check_years(values, war, problems);
    check_casualties(values, war, problems);
    check_states(values, war, problems);
    check_coordinates(values, war, problems);
    const long long* id = values.find<long long>(war + "id");
    if (id && !war_of.emplace(*id, item).second) {
      problems.add(values.place(war + "id"),
                   std::to_string(*id) + " is the id of wars[" + std::to_string(war_of.at(*id)) + "] too",
                   "a number of its own");
    }
    // Tables and notes tell wars apart by name.
    const std::string* name = values.find<std::string>(war + "name");
    if (name && !war_called.emplace(*name, item).second) {
      problems.add(values.place(war + "name"),
                   "wars[" + std::to_string(war_called.at(*name)) + "] is called \"" + *name + "\" too",
                   "a name of its own");
    }
  }
}

}  // namespace entente
