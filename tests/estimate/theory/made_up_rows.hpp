#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/registry.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace entente::testing {

/// A record with known coefficients: a tobit, shares in the order of one in a hundred, two fifths of them zero.
struct MadeUp {
  std::size_t states = 60;
  std::size_t years = 8;
  double potential = 0.05;  ///< b_P
  double persistence = 0;   ///< of the shocks
  double sigma = 0.01;
  std::uint64_t seed = 1;
};

inline ContributionRows made_up_rows(const MadeUp& plan) {
  ContributionRows rows;
  rows.terms = terms_of_all(theories());
  rows.columns.resize(rows.terms.size());
  for (std::size_t state = 0; state < plan.states; ++state) {
    const CowCode code(static_cast<std::uint16_t>(2 + 7 * state));
    random::Stream stream({.seed = MasterSeed(plan.seed), .state = code, .purpose = random::Purpose::record_shock});
    const auto number = [&stream] { return random::normal(stream); };
    const double cinc = std::abs(number()) / 100, gdp = 5 + number(), wealth = number(),
                 distance = random::uniform(stream);
    const double agreement = random::uniform(stream), ally = random::uniform(stream) < 0.3 ? 1 : 0;
    const double democracy = random::uniform(stream) < 0.5 ? 1 : 0, depth = ally * random::uniform(stream);
    double shock = number();
    for (std::size_t year = 0; year < plan.years; ++year) {
      const double alignment = std::clamp(0.2 + 0.6 * agreement + 0.1 * number(), 0.0, 1.0);
      const double potential = alignment - depth;
      const double eta = -0.004 + 0.1 * cinc + 0.004 * wealth - 0.004 * distance + 0.006 * democracy +
                         plan.potential * (potential - 0.4);
      shock = plan.persistence * shock + std::sqrt(1 - plan.persistence * plan.persistence) * number();
      const double facts[] = {1, cinc, gdp, wealth, distance, agreement, ally, democracy};
      for (std::size_t term = 0; term < std::size(facts); ++term) {
        rows.columns[term].push_back(facts[term] + (term > 0 && term < 4 ? 0.01 * number() : 0));
      }
      rows.wars.push_back(WarId(1));
      rows.states.push_back(code);
      rows.years.push_back(Year(static_cast<std::uint16_t>(2001 + year)));
      rows.share.push_back(std::clamp(eta + plan.sigma * shock, 0.0, 1.0));
      rows.alignment.push_back(alignment);
      rows.depth.push_back(depth);
    }
  }
  return rows;
}

}  // namespace entente::testing
