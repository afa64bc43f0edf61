#include "tools/compile/afghanistan/observed_table.hpp"

#include "estimate/panel/build_panel.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"
#include "tools/compile/common/csv_text.hpp"

namespace entente::compile {
namespace {

void add(std::string& list, const std::string& item) {
  if (!item.empty()) list += (list.empty() ? "" : "; ") + item;
}

// What the published panel adds up: ISAF, UNAMA and "OEF - HOA", in Afghanistan and at the bases of these operations in
// its neighbours. The edition of 2008 writes "Afg" and leaves UNAMA's location out.
PanelRecipe scenario_recipe() {
  PanelRecipe recipe;
  recipe.name = "afghanistan";
  recipe.first_year = first_year;
  recipe.last_year = last_year;
  recipe.leader = leader;
  recipe.theatre = theatre;
  recipe.war = "afghan";
  recipe.operation_labels = {"oef", "isaf", "unama"};
  recipe.operations = {"OEF - HOA", "ISAF", "UNAMA"};
  recipe.locations = {"Afghanistan", "Afg", "", "Pakistan", "Tajikistan", "Uzbekistan", "Kyrgyzstan", "Kgz"};
  recipe.files = {{"state_system", "states2016.csv"},
                  {"armed_forces", "iiss_troops.csv"},
                  {"deployments", "iiss_deployment.csv"},
                  {"placemats", "nato_placemats.csv"}};
  recipe.switches = corrected();
  return recipe;
}

// A repair without its cell would mean that the file is another than the one that was judged.
void check_repairs(const std::vector<PlacematCell>& cells) {
  const std::vector<PlacematRepair> left = without_a_cell(cells);
  if (left.empty()) return;
  throw input_error({"raw/nato_placemats.csv", 0, 0, {}},
                    "no cell \"" + std::string(left.front().keyed) + "\" for " + label(left.front().key) +
                        ", placemat " + std::to_string(left.front().ordinal),
                    "the cells in the list of repairs");
}

std::string why_it_differs(const Outcome& outcome, const PublishedRow& published) {
  if (!published.troops || !outcome.troops || *published.troops == *outcome.troops) return {};
  if (outcome.placemat) {
    // The other two cases explain themselves: a peak set aside, and placemats that list the state without troops.
    const bool lost = *outcome.placemat == *outcome.troops && !outcome.peak_set_aside;
    return lost ? "placemat that the merge lost" : "";
  }
  if (!outcome.deployed.listed) return "based outside the region";
  return outcome.deployed.separator ? "thousands separator" : "an operation counted once for each of its bases";
}

}  // namespace

Facts<Outcome> read_outcomes(Sources& sources) {
  const PanelRecipe recipe = scenario_recipe();
  const PanelSources files(recipe, sources.folder + "/raw");
  check_repairs(*files.content().placemats);
  MergeAudit entries("armed forces");
  const Outcomes outcomes(recipe, files.content());
  Facts<Outcome> facts;
  for (const PanelRow& row : panel_rows(recipe, files.content(), entries)) facts[row.key()] = outcomes.of(row);
  for (const MergeAudit& audit : build_panel(recipe, files).audit.merges) {
    if (!audit.merge().starts_with("armed_forces")) sources.audits.push_back(audit);
  }
  return facts;
}

Facts<Record> corrected_record(const Sources& sources, const StateFacts& facts, const Facts<Outcome>& outcomes) {
  Facts<Record> corrected;
  for (const StateYear key : sources.members) {
    const Outcome& outcome = outcomes.at(key);
    Record record{outcome.troops, outcome.share, outcome.certainty, outcome.troops_notes};
    const auto published = find(facts.published, key);
    if (published) add(record.correction, why_it_differs(outcome, *published));
    if (published && published->infinite_share) add(record.correction, "published share infinite: no armed forces");
    add(record.correction, outcome.share_notes);
    corrected[key] = record;
  }
  return corrected;
}

std::string observed_table(const Sources& sources, const StateFacts& facts, const Facts<Record>& corrected) {
  std::string text = csv_line({"year", "cow", "iso3", "troops_as_published", "share_as_published", "troops_corrected",
                               "share_corrected", "certainty", "correction"});
  for (const StateYear key : sources.members) {
    const auto published = find(facts.published, key);
    const Record& record = corrected.at(key);
    text += csv_line({std::to_string(key.year.number()), std::to_string(key.state.number()), iso3(key.state),
                      text_of(published ? published->troops : std::nullopt),
                      text_of(published ? published->share : std::nullopt), text_of(record.troops),
                      text_of(record.share), std::string(1, record.certainty), record.correction});
  }
  return text;
}

}  // namespace entente::compile
