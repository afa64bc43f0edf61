#pragma once

#include "estimate/panel/panel_content.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A state's troops in the recipe's operations by The Military Balance.
struct Deployed {
  std::vector<std::optional<double>> by_operation;  ///< in the recipe's order
  std::optional<double> total;                      ///< nothing when unknown
  bool listed = false;                              ///< the state has a force in one of the operations
  bool separator = false;    ///< a count that is written with a thousands separator is among them
  bool no_number = false;    ///< a force without its number is among them
  bool not_covered = false;  ///< the file says nothing of the year
};

/// What the recipe's switches make of the deployments.
class Deployments {
 public:
  Deployments(const PanelRecipe& recipe, const PanelSources::Content& content);

  Deployed of(StateYear key) const;
  Coverage coverage() const { return coverage_; }
  std::vector<StateYear> listed() const;  ///< with a force that counts
  /// Rows of the operations in places that do not count; they live as long as the sources.
  const std::vector<const Deployment*>& elsewhere() const { return elsewhere_; }

 private:
  struct Force {
    std::size_t operation;
    std::optional<double> count;
    bool separator;
    bool no_number;
  };
  Deployed summed(const std::vector<Force>& forces) const;
  std::vector<std::optional<double>> once(const std::vector<Force>& forces) const;
  std::vector<std::optional<double>> crossed(const std::vector<Force>& forces) const;

  std::size_t operations_;
  bool crossed_, zero_without_number_, zero_after_coverage_;
  Coverage coverage_;
  Facts<std::vector<Force>> forces_;
  std::vector<const Deployment*> elsewhere_;
};

/// The rows of the file that count whatever the switches say of regions: those of the recipe's operations and years.
std::vector<const Deployment*> counted_deployments(const PanelRecipe& recipe, const PanelSources::Content& content);
/// Whether a location is one of the recipe's.
bool is_in_recipe(const PanelRecipe& recipe, const std::string& location);

}  // namespace entente
