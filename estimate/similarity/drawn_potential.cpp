#include "estimate/similarity/drawn_potential.hpp"

#include <cmath>

namespace entente {

DrawnPotential::DrawnPotential(const PotentialRows& rows, const DepthDraws& draws, DepthTransform transform,
                               PotentialForm measure)
    : rows_(rows), draws_(draws), transform_(transform), measure_(measure) {
  for (std::size_t row = 0; row < rows.alignment.size(); ++row) {
    if (std::isnan(rows.alignment[row])) continue;
    const bool drawn = rows.alliance[row].has_value();
    if (drawn || (measure != PotentialForm::difference && !std::isnan(rows.tie[row]))) varying_.push_back(row);
  }
}

DrawnPotential::Draw DrawnPotential::draw(std::size_t draw) const {
  Draw result;
  result.tie = rows_.tie;
  for (std::size_t row = 0; row < result.tie.size(); ++row) {
    if (!rows_.alliance[row]) continue;
    const double score = draws_.score(draw, *rows_.alliance[row]);
    result.tie[row] = tie_of_score(score, transform_);
    if (transform_ == DepthTransform::published && is_recoded(score)) ++result.recoded;
  }
  result.potential = alliance_potential(rows_.alignment, result.tie, measure_);
  return result;
}

}  // namespace entente
