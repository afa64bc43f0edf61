#include "estimate/panel/deployed.hpp"

#include "estimate/panel/choice.hpp"

#include <algorithm>

namespace entente {
namespace {

template <class List, class Text>
bool among(const List& list, const Text& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// The published panel left out the Horn of Africa and the Gulf, and a base in Kyrgyzstan that the edition of 2008
// abbreviates.
constexpr const char* left_out_as_published[] = {"Djibouti", "Kenya", "Kuwait", "Kgz"};

bool is_as_published(const std::string& location) {
  return std::none_of(std::begin(left_out_as_published), std::end(left_out_as_published),
                      [&](const char* place) { return location == place; });
}

}  // namespace

bool is_in_recipe(const PanelRecipe& recipe, const std::string& location) { return among(recipe.locations, location); }

std::vector<const Deployment*> counted_deployments(const PanelRecipe& recipe, const PanelSources::Content& content) {
  std::vector<const Deployment*> counted;
  for (const Deployment& row : content.deployments) {
    const bool in_years = row.year() >= recipe.first_year && row.year() <= recipe.last_year;
    if (in_years && row.state && among(recipe.operations, row.operation)) counted.push_back(&row);
  }
  return counted;
}

Deployments::Deployments(const PanelRecipe& recipe, const PanelSources::Content& content)
    : operations_(recipe.operations.size()),
      crossed_(chosen(recipe, "deployment_bases", "crossed")),
      zero_without_number_(chosen(recipe, "forces_without_number", "zero")),
      zero_after_coverage_(chosen(recipe, "deployments_after_coverage", "zero")),
      coverage_(coverage_of(content.deployments)) {
  const bool read = chosen(recipe, "deployment_counts", "read");
  const bool by_recipe = chosen(recipe, "deployment_region", "recipe");
  for (const Deployment* row : counted_deployments(recipe, content)) {
    if (by_recipe ? !is_in_recipe(recipe, row->location) : !is_as_published(row->location)) {
      elsewhere_.push_back(row);
      continue;
    }
    Force force{};
    const auto operation = std::find(recipe.operations.begin(), recipe.operations.end(), row->operation);
    force.operation = static_cast<std::size_t>(operation - recipe.operations.begin());
    force.separator = row->separator;
    if (row->count) force.count = static_cast<double>(*row->count);
    if (row->separator && !read) force.count = 0;
    // A total left out beside a number of observers is no force without a number: the United Nations' observers do not
    // count as troops.
    force.no_number = !row->count && !row->un_observers;
    forces_[{*row->state, row->year()}].push_back(force);
  }
}

Deployed Deployments::of(StateYear key) const {
  const auto found = forces_.find(key);
  if (found != forces_.end()) return summed(found->second);
  Deployed none;
  none.not_covered = !coverage_.contains(key.year);
  const bool unknown = none.not_covered && !zero_after_coverage_;
  none.total = unknown ? std::nullopt : std::optional<double>(0);
  none.by_operation.assign(operations_, none.total);
  return none;
}

std::vector<StateYear> Deployments::listed() const {
  std::vector<StateYear> keys;
  for (const auto& [key, forces] : forces_) keys.push_back(key);
  return keys;
}

Deployed Deployments::summed(const std::vector<Force>& forces) const {
  Deployed deployed;
  deployed.listed = true;
  for (const Force& force : forces) {
    deployed.separator = deployed.separator || force.separator;
    deployed.no_number = deployed.no_number || force.no_number;
  }
  deployed.by_operation = crossed_ ? crossed(forces) : once(forces);
  double total = 0;
  for (const std::optional<double>& of_operation : deployed.by_operation) total += of_operation.value_or(0);
  for (const Force& force : forces) {
    std::optional<double>& of_operation = deployed.by_operation[force.operation];
    if (force.no_number && of_operation == 0.0 && !zero_without_number_) of_operation.reset();
  }
  const bool unknown = total == 0 && deployed.no_number && !zero_without_number_;
  if (!unknown) deployed.total = total;
  return deployed;
}

std::vector<std::optional<double>> Deployments::once(const std::vector<Force>& forces) const {
  std::vector<std::optional<double>> sums(operations_, 0.0);
  for (const Force& force : forces) *sums[force.operation] += force.count.value_or(0);
  return sums;
}

// The archive joined the tables of the operations by state and year, so that a state-year has a row for every
// combination of bases, and then added the first two rows up.
std::vector<std::optional<double>> Deployments::crossed(const std::vector<Force>& forces) const {
  std::vector<std::vector<double>> counts(operations_);
  for (const Force& force : forces) counts[force.operation].push_back(force.count.value_or(0));
  std::size_t rows = 1;
  for (std::vector<double>& of_operation : counts) {
    if (of_operation.empty()) of_operation.push_back(0);
    rows *= of_operation.size();
  }
  std::vector<std::optional<double>> sums(operations_, 0.0);
  for (std::size_t row = 0; row < std::min<std::size_t>(rows, 2); ++row) {
    std::size_t rest = row;  // the last operation changes fastest
    for (std::size_t i = operations_; i-- > 0;) {
      *sums[i] += counts[i][rest % counts[i].size()];
      rest /= counts[i].size();
    }
  }
  return sums;
}

}  // namespace entente
