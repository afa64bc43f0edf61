#pragma once

#include "estimate/panel/panel_column.hpp"

namespace entente {

/// Ideal points scaled to [0, 1] by the lowest and the highest of any state in the recipe's years.
class ScaledPoints {
 public:
  /// The sources must have votes and outlive this.
  explicit ScaledPoints(const PanelFrame& frame)
      : votes_(&*frame.content.votes),
        leader_(frame.recipe.leader),
        span_(span_of_ideal_points(votes_->facts, frame.recipe.first_year, frame.recipe.last_year)) {}

  std::optional<double> of(StateYear key) const;
  /// |point - that of the leader in the year|
  std::optional<double> distance(StateYear key) const;

 private:
  const CountryYears<UnVotes>* votes_;
  CowCode leader_;
  std::optional<Span> span_;
};

}  // namespace entente
