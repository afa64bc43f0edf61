#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/formula/formula.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/sample/panel.hpp"
#include "sim/parallel/blocks.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente::recovery {

inline constexpr std::size_t panels = 500;
inline constexpr std::array<double, 2> levels{0.90, 0.95};

/// What is fitted to every panel.
struct Analysis {
  std::string formula;
  ModelOptions model;
  CovarianceKind covariance = CovarianceKind::cr1;  ///< clustered by state where it is
  SampleOptions sample;
};

/// The numbers of one panel's refit, as many as parameters.
struct Refit {
  std::vector<double> estimate;
  std::array<std::vector<double>, levels.size()> low, high;
  std::vector<double> covariance;  ///< P x P
  double error_variance = 0;
  double unit_variance = 0;  ///< of a random intercept
};

/// One analysis over all panels.
struct Refits {
  std::vector<std::string> names;  ///< of the parameters
  std::size_t rows = 0;            ///< of the first panel's sample
  std::size_t clusters = 0;
  std::string covariance;  ///< its name
  std::vector<Refit> refits;
};

inline Refit refit(const Panel& panel, const Analysis& analysis, Refits* described) {
  SampleOptions options = analysis.sample;
  options.index = PanelIndex{.unit = "state", .time = "year", .place = {}};
  const Sample sample = make_sample(panel, parse_formula(analysis.formula, {}), options);
  const ModelFit fit = fit_model(sample, analysis.model);
  CovarianceRequest request{.kind = analysis.covariance, .clusters = {}, .lag = {}};
  if (request.kind != CovarianceKind::model) request.clusters = {"state"};
  const CovarianceEstimate covariance = estimate_covariance(sample, fit, request);
  Refit result{.estimate = fit.estimate, .low = {}, .high = {}, .covariance = covariance.matrix};
  for (std::size_t l = 0; l < levels.size(); ++l) {
    for (const EstimateLine& line : inference(fit, covariance, levels[l])) {
      result.low[l].push_back(line.low);
      result.high[l].push_back(line.high);
    }
  }
  const auto square = [](const std::optional<double>& sigma) { return sigma ? *sigma * *sigma : 0; };
  result.error_variance = square(fit.statistics.sigma);
  result.unit_variance = square(fit.statistics.sigma_unit);
  if (described != nullptr) {
    for (const Parameter& parameter : fit.parameters) described->names.push_back(parameter_name(parameter));
    described->rows = sample.rows();
    described->clusters = sample.unit.levels();
    described->covariance = covariance.name;
  }
  return result;
}

/// Each panel is drawn once and goes through all the analyses.
inline std::vector<Refits> refits(const std::function<Panel(std::uint32_t replicate)>& draw,
                                  const std::vector<Analysis>& analyses) {
  std::vector<Refits> results(analyses.size());
  for (Refits& result : results) result.refits.resize(panels);
  for_each_block(panels, {}, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      const Panel panel = draw(static_cast<std::uint32_t>(r));
      for (std::size_t a = 0; a < analyses.size(); ++a) {
        results[a].refits[r] = refit(panel, analyses[a], r == 0 ? &results[a] : nullptr);
      }
    }
  });
  return results;
}

}  // namespace entente::recovery
