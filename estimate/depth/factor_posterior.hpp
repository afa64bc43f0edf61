#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

enum class ParameterKind {
  loading,
  uniqueness,  ///< Gaussian model: the variance of an item that the factor leaves
  threshold,   ///< ordinal model: where an item's categories meet
};

/// Draws of one parameter, with its sign settled by the anchor.
struct FactorParameter {
  ParameterKind kind = ParameterKind::loading;
  std::size_t item = 0;
  std::size_t level = 0;      ///< of a threshold, from 1
  std::vector<double> draws;  ///< chains x kept, by chain
  double mean = 0, sd = 0;    ///< over all sweeps after burn-in, of all chains
};

/// What a sampler of the factor model gives. Every draw has the sign that makes the anchor's loading positive.
struct FactorPosterior {
  std::vector<std::string> items;
  std::size_t anchor = 0;
  std::size_t chains = 0, kept = 0;
  std::vector<FactorParameter> parameters;  ///< loadings in the order of items, then uniquenesses or thresholds
  std::vector<double> scores;               ///< alliances x (chains x kept): draws joint with those of the parameters
  std::vector<double> score_mean;           ///< over all sweeps
  std::vector<double> score_sd;
  /// By chain: sweeps after burn-in after which the anchor's loading had another sign than before.
  std::vector<std::size_t> flips;
  /// By chain, of proposals of loading and thresholds; empty where there are none (Gaussian model).
  std::vector<double> acceptance;

  std::size_t draws() const { return chains * kept; }
};

}  // namespace entente
