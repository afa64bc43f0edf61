#include "estimate/panel/audit_counts.hpp"
#include "estimate/panel/outcome.hpp"
#include "estimate/panel/panel_content.hpp"
#include "estimate/source/capitals.hpp"
#include "estimate/source/distances.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "estimate/source/source_file.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr const char* in_windows_1252 = "gdp_current";

constexpr double most_people = 1e7;  // no army has more

/// Reads the files one after the other and gathers what is wrong with them, so that the user can mend all in one go.
class Reader {
 public:
  Reader(const PanelRecipe& recipe, std::string folder) : recipe_(recipe), folder_(std::move(folder)) {}

  /// Hands the table of a kind of source to `take` when the recipe names one.
  template <class Take>
  void read(const std::string& kind, Take take) {
    if (!recipe_.files.count(kind)) return;
    const std::string path = source_path(recipe_, folder_, kind);
    try {
      const bool latin = kind == in_windows_1252;
      take(read_source(path, path, latin ? Encoding::latin1 : Encoding::utf8));
    } catch (const Error& error) {
      if (error.fault() != Fault::input) throw;
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
  }

  void throw_if_any() const {
    if (!problems_.empty()) throw Error(Fault::input, problems_);
  }

 private:
  const PanelRecipe& recipe_;
  std::string folder_;
  std::vector<Problem> problems_;
};

// A cell that is no number of people is known to the list of repairs, or an error: it must not be lost without a sound.
void check_numbers(const std::vector<PlacematCell>& cells, const std::string& file) {
  std::vector<Problem> problems;
  for (const PlacematCell& cell : cells) {
    const auto number = parse_number(cell.written);
    if ((number && *number >= 0 && *number <= most_people) || repair_of(cell)) continue;
    const std::string what = '"' + cell.written + (number ? "\" is no number of people" : "\" is no number");
    problems.push_back({{file, cell.line, cell.column, "count_total"}, what, "a count", ""});
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

// An operation or a place that The Military Balance never names would count as no troops sent.
void check_named(const PanelRecipe& recipe, const std::string& key, const std::vector<std::string>& wanted,
                 const std::vector<Deployment>& rows, std::string Deployment::*part) {
  std::set<std::string> known;
  for (const Deployment& row : rows) known.insert(row.*part);
  std::vector<Problem> problems;
  const auto place = recipe.places.find(key);
  for (const std::string& name : wanted) {
    if (known.count(name) > 0) continue;
    const std::string nearest = nearest_name(name, std::vector<std::string>(known.begin(), known.end()));
    problems.push_back({place == recipe.places.end() ? Place{.key = key} : place->second,
                        "no row of the deployments has \"" + name + '"', "a name as The Military Balance spells it",
                        nearest.empty() ? "" : "did you mean " + nearest + "?"});
  }
  if (!problems.empty()) throw Error(Fault::input, std::move(problems));
}

void read_record(Reader& reader, PanelSources::Content& content) {
  reader.read("state_system", [&](const Table& table) { content.states = read_state_system(table); });
  reader.read("armed_forces", [&](const Table& table) { content.armed_forces = read_armed_forces(table); });
  reader.read("deployments", [&](const Table& table) { content.deployments = read_deployments(table); });
  reader.read("placemats", [&](const Table& table) {
    content.placemats = read_placemats(table);
    check_numbers(*content.placemats, table.name());
  });
  reader.read("casualties", [&](const Table& table) { content.casualties = read_casualties(table); });
}

void read_covariates(Reader& reader, const PanelRecipe& recipe, PanelSources::Content& content) {
  reader.read("national_capabilities_5",
              [&](const Table& table) { content.capabilities_5 = read_national_capabilities(table); });
  reader.read("national_capabilities_6",
              [&](const Table& table) { content.capabilities_6 = read_national_capabilities(table); });
  reader.read("ideal_points", [&](const Table& table) { content.votes = read_ideal_points(table); });
  reader.read("democracy", [&](const Table& table) { content.democracy = read_democracy(table); });
  reader.read("democracy_marks", [&](const Table& table) { content.democracy_marks = read_democracy_marks(table); });
  reader.read("leader_alliances",
              [&](const Table& table) { content.alliances = read_leader_alliances(table, recipe.leader); });
  reader.read("alliance_scores", [&](const Table& table) { content.alliance_scores = read_alliance_scores(table); });
  reader.read("distances",
              [&](const Table& table) { content.miles = distances_from(recipe.theatre, read_distances(table)); });
  reader.read("capitals", [&](const Table& table) {
    content.kilometres = distances_to(recipe.theatre, capitals_at_year_end(read_capitals(table)));
  });
  reader.read("gdp_current", [&](const Table& table) {
    content.world_bank = read_world_bank(table);
    content.gdp_by_iso = by_iso_code(*content.world_bank);
  });
  reader.read("gdp_estimates", [&](const Table& table) { content.estimates = by_cow_code(read_gdp_estimates(table)); });
}

std::shared_ptr<const Outcomes> outcomes_under(SwitchChoices choices, PanelRecipe recipe,
                                               const PanelSources::Content& content) {
  recipe.switches = std::move(choices);
  return std::make_shared<const Outcomes>(recipe, content);
}

}  // namespace

PanelSources::PanelSources(const PanelRecipe& recipe, const std::string& folder)
    : content_(std::make_unique<Content>()) {
  Reader reader(recipe, folder);
  read_record(reader, *content_);
  read_covariates(reader, recipe, *content_);
  reader.throw_if_any();
  check_named(recipe, "operations", recipe.operations, content_->deployments, &Deployment::operation);
  check_named(recipe, "locations", recipe.locations, content_->deployments, &Deployment::location);
  content_->published_outcomes = outcomes_under(as_published(), recipe, *content_);
  content_->corrected_outcomes = outcomes_under(corrected(), recipe, *content_);
  content_->counts = audit_counts(recipe, *content_);
  content_->suspects = find_suspects(recipe, *content_);
}

PanelSources::~PanelSources() = default;
PanelSources::PanelSources(PanelSources&&) noexcept = default;
PanelSources& PanelSources::operator=(PanelSources&&) noexcept = default;

}  // namespace entente
