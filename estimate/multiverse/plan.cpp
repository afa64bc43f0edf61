#include "estimate/multiverse/plan.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace entente {
namespace {

// What the choices of a dimension set, in words for errors.
std::set<std::string> things_set(const MultiverseDimension& dimension) {
  std::set<std::string> things;
  for (const MultiverseChoice& choice : dimension.choices) {
    for (const auto& [name, value] : choice.switches) things.insert("the switch " + name);
    if (choice.model) things.insert("the model");
    if (choice.family) things.insert("the family");
    if (choice.covariance) things.insert("the covariance");
  }
  return things;
}

void check(const MultiversePlan& plan) {
  if (plan.dimensions.empty()) throw input_error({}, "nothing varies", "at least one dimension");
  std::map<std::string, std::string> owner;
  bool modelled = false;
  for (const MultiverseDimension& dimension : plan.dimensions) {
    if (dimension.choices.empty()) {
      throw input_error({}, "the dimension " + dimension.name + " has no choices", "at least one");
    }
    for (const std::string& thing : things_set(dimension)) {
      const auto [known, fresh] = owner.emplace(thing, dimension.name);
      if (!fresh) {
        throw input_error({}, known->second + " and " + dimension.name + " both set " + thing,
                          "each thing set by one dimension");
      }
    }
    modelled = modelled || std::all_of(dimension.choices.begin(), dimension.choices.end(),
                                       [](const MultiverseChoice& choice) { return choice.model.has_value(); });
  }
  if (!modelled)
    throw input_error({}, "no dimension gives every universe a model", "one whose choices all name a model");
}

void add_clusters(const CovarianceRequest& request, std::vector<std::string>& clusters) {
  for (const std::string& cluster : request.clusters) {
    if (std::find(clusters.begin(), clusters.end(), cluster) == clusters.end()) clusters.push_back(cluster);
  }
}

std::vector<std::string> all_clusters(const MultiversePlan& plan) {
  std::vector<std::string> clusters;
  for (const MultiverseDimension& dimension : plan.dimensions) {
    for (const MultiverseChoice& choice : dimension.choices) {
      if (choice.model) add_clusters(choice.model->covariance, clusters);
      if (choice.covariance) add_clusters(*choice.covariance, clusters);
    }
  }
  return clusters;
}

}  // namespace

std::size_t combinations(const MultiversePlan& plan) {
  std::size_t count = 1;
  for (const MultiverseDimension& dimension : plan.dimensions) {
    count *= dimension.choices.size();
    if (count > most_universes) return count;
  }
  return count;
}

std::vector<Universe> universes(const MultiversePlan& plan) {
  check(plan);
  const std::size_t count = combinations(plan);
  if (count > most_universes) {
    throw input_error({}, "more than " + std::to_string(most_universes) + " combinations",
                      "at most " + std::to_string(most_universes), "set what belongs together in one choice");
  }
  std::vector<Universe> all;
  std::vector<std::size_t> choices(plan.dimensions.size(), 0);
  for (std::size_t id = 1; id <= count; ++id) {
    all.push_back({id, choices});
    for (std::size_t d = choices.size(); d-- > 0;) {
      if (++choices[d] < plan.dimensions[d].choices.size()) break;
      choices[d] = 0;
    }
  }
  return all;
}

const IncompatibleRule* broken_rule(const MultiversePlan& plan, const Universe& universe) {
  const auto breaks = [&](const IncompatibleRule& rule) {
    return std::all_of(rule.when.begin(), rule.when.end(), [&](const IncompatibleRule::Condition& condition) {
      return condition.choices.contains(universe.choices[condition.dimension]);
    });
  };
  const auto found = std::find_if(plan.incompatible.begin(), plan.incompatible.end(), breaks);
  return found == plan.incompatible.end() ? nullptr : &*found;
}

UniverseSettings settings_of(const MultiversePlan& plan, const Universe& universe) {
  UniverseSettings settings{plan.switches, {}};
  std::vector<const MultiverseChoice*> chosen;
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    chosen.push_back(&plan.dimensions[d].choices[universe.choices[d]]);
  }
  for (const MultiverseChoice* choice : chosen) {
    if (choice->model) settings.model = *choice->model;
  }
  UniverseModel& model = settings.model;
  for (const MultiverseChoice* choice : chosen) {
    for (const auto& [name, value] : choice->switches) settings.switches[name] = value;
    if (choice->family) {
      model.model.family = choice->family->family;
      model.model.amount = choice->family->amount;
      model.model.ceiling = choice->family->ceiling;
    }
    if (choice->covariance) model.covariance = *choice->covariance;
    model.sample.exclude.insert(model.sample.exclude.end(), choice->exclude.begin(), choice->exclude.end());
  }
  model.sample.clusters = all_clusters(plan);
  model.covariance.threads = 1;
  model.covariance.level = plan.level;
  return settings;
}

}  // namespace entente
