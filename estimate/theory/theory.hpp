#pragma once

#include "estimate/theory/floor.hpp"

#include <string>
#include <vector>

namespace entente {

/// A rival account of what states contribute. Either it has terms, and then it is the contribution equation
/// (docs/model.md) with these covariates, fitted like every other; or it is a *floor*, a forecast from shares alone,
/// which anybody could make who knows no theory.
struct Theory {
  std::string name;                ///< "signalling": what scenarios and options call it
  std::string claim;               ///< one plain sentence
  std::string source;              ///< "Gannon and Kent (2020)"
  std::vector<std::string> terms;  ///< intercept first, "potential" last where it has it; empty for a floor
  FloorForecast floor = nullptr;   ///< of a theory without terms

  bool has_terms() const { return !terms.empty(); }
};

}  // namespace entente
