#include "estimate/diagnostics/influence.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Influence influence_of(const ModelFit& fit, const std::vector<Refit>& refits, const Grouping& grouping,
                       const std::vector<double>& standard_errors, const std::string& name) {
  Influence influence;
  influence.grouping = grouping.name;
  for (const Parameter& parameter : fit.parameters) influence.parameters.push_back(parameter_name(parameter));
  influence.standard_errors = standard_errors;
  influence.standard_error_name = name;
  influence.strongest.assign(fit.size(), std::nullopt);
  for (const Refit& refit : refits) {
    UnitInfluence unit{.unit = refit.group, .rows = refit.left_out.size(), .failure = refit.failure};
    if (refit.fit) {
      unit.estimate = refit.fit->estimate;
      for (std::size_t j = 0; j < fit.size(); ++j) {
        const double change = unit.estimate[j] - fit.estimate[j];
        unit.change.push_back(standard_errors[j] > 0 ? change / standard_errors[j] : 0.0);
        unit.largest = std::max(unit.largest, std::abs(unit.change[j]));
      }
      influence.order.push_back(influence.units.size());
    }
    influence.units.push_back(std::move(unit));
  }
  for (const std::size_t u : influence.order) {
    for (std::size_t j = 0; j < fit.size(); ++j) {
      std::optional<std::size_t>& strongest = influence.strongest[j];
      const double change = std::abs(influence.units[u].change[j]);
      if (!strongest || change > std::abs(influence.units[*strongest].change[j])) strongest = u;
    }
  }
  std::stable_sort(influence.order.begin(), influence.order.end(), [&](std::size_t a, std::size_t b) {
    return influence.units[a].largest > influence.units[b].largest;
  });
  return influence;
}

}  // namespace entente
