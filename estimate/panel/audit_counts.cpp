#include "estimate/panel/audit_counts.hpp"

#include "estimate/panel/outcome.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "estimate/table/crosswalk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente {
namespace {

/// The panel as published: its rows and outcomes.
struct Published {
  PanelRecipe recipe;
  MergeAudit audit{"rows"};
  std::vector<PanelRow> rows;
  std::vector<Outcome> outcomes;
  std::size_t country_years, kept;
  /// Whom the paper's estimates leave out: the leader, the theatre, states whose share is infinite.
  std::set<CowCode> left_out;

  Published(const PanelRecipe& wanted, const PanelSources::Content& content) : recipe(wanted) {
    recipe.switches = as_published();
    rows = panel_rows(recipe, content, audit);
    const Outcomes& of = *content.published_outcomes;
    left_out = {recipe.leader, recipe.theatre};
    for (const PanelRow& row : rows) {
      outcomes.push_back(of.of(row));
      const bool infinite = outcomes.back().share == std::numeric_limits<double>::infinity();
      if (infinite && row.state != CowCode{}) left_out.insert(row.state);
    }
    country_years = of.placemats().survivors().country_years;
    kept = of.placemats().survivors().kept;
  }

  bool in_sample(const PanelRow& row) const { return left_out.count(row.state) == 0; }
};

class Counter {
 public:
  AuditCount& start(const std::string& name, const std::string& meaning) {
    counts_.push_back({name, meaning, 0, {}});
    return counts_.back();
  }
  void number(const std::string& name, const std::string& meaning, std::size_t count) {
    start(name, meaning).count = count;
  }
  std::vector<AuditCount> take() { return std::move(counts_); }

 private:
  std::vector<AuditCount> counts_;
};

void add(AuditCount& count, const std::string& row) {
  ++count.count;
  count.rows.push_back(row);
}

void count_deployments(const PanelRecipe& recipe, const PanelSources::Content& content, Counter& counter) {
  AuditCount& separators =
      counter.start("thousands_separators", "deployment counts of the operations with a thousands separator, rows");
  for (const Deployment* row : counted_deployments(recipe, content)) {
    if (row->separator) add(separators, label({*row->state, row->year()}));
  }
  AuditCount& numberless =
      counter.start("forces_without_number", "forces of the operations that are named without a number, rows");
  for (const Deployment* row : counted_deployments(recipe, content)) {
    if (!row->count && !row->un_observers && is_in_recipe(recipe, row->location))
      add(numberless, label({*row->state, row->year()}));
  }
}

void count_placemats(const PanelSources::Content& content, const Published& published, Counter& counter) {
  if (!content.placemats) return;
  std::set<StateYear> state_years;
  for (const PlacematCell& cell : *content.placemats) {
    if (const auto state = state_meant(cell)) state_years.insert({*state, cell.year});
  }
  counter.number("placemat_country_years", "on the placemats, by the spelling of the name", published.country_years);
  counter.number("placemat_state_years", "on the placemats, by state", state_years.size());
  counter.number("placemat_kept_by_index", "country-years that survive the colliding index", published.kept);
  AuditCount& merged = counter.start("placemat_merged_as_published", "of these, matched with a row of the panel");
  for (std::size_t i = 0; i < published.rows.size(); ++i) {
    if (published.outcomes[i].placemat) add(merged, published.rows[i].label);
  }
  AuditCount& sample = counter.start(
      "placemat_in_sample_as_published",
      "of these, in the paper's sample: without the leader, the theatre and states whose published share is infinite");
  for (std::size_t i = 0; i < published.rows.size(); ++i) {
    if (published.outcomes[i].placemat && published.in_sample(published.rows[i])) {
      add(sample, published.rows[i].label);
    }
  }
}

void count_rows(const PanelSources::Content& content, const Published& published, Counter& counter) {
  counter.number("rows_as_published", "of the published panel", published.rows.size());
  const auto in_sample = std::count_if(published.rows.begin(), published.rows.end(),
                                       [&](const PanelRow& row) { return published.in_sample(row); });
  counter.number("rows_in_sample_as_published", "of these, in the paper's sample", static_cast<std::size_t>(in_sample));
  if (!content.world_bank) return;
  std::set<std::pair<std::string, Year>> known;
  for (const WorldBankRow& row : content.world_bank->rows) {
    for (const auto& [year, value] : row.values) known.insert({row.code, year});
  }
  AuditCount& without = counter.start("without_gdp_as_published",
                                      "of these, without GDP when COW abbreviations are merged with ISO codes");
  for (const PanelRow& row : published.rows) {
    if (published.in_sample(row) && !known.count({row.abbreviation, row.year})) add(without, row.label);
  }
}

}  // namespace

std::vector<AuditCount> audit_counts(const PanelRecipe& recipe, const PanelSources::Content& content) {
  Counter counter;
  const Published published(recipe, content);
  count_rows(content, published, counter);
  count_deployments(recipe, content, counter);
  count_placemats(content, published, counter);
  return counter.take();
}

}  // namespace entente
