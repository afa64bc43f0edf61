#pragma once

#include "results/figures/coefficient_plot.hpp"
#include "results/figures/number_axis.hpp"

#include <string>
#include <vector>

/// What a coefficient plot shows, before it is laid out. For source files of results.
namespace entente {

/// One estimate of the plot, standardised if the plot is.
struct PlottedEstimate {
  std::size_t term = 0;   ///< index into CoefficientData::terms
  std::size_t model = 0;  ///< index into CoefficientData::models
  double estimate = 0;
  double low = 0, high = 0;
};

struct CoefficientData {
  std::vector<std::string> terms;   ///< labels, in the order of their first appearance
  std::vector<std::string> models;  ///< names, each different
  std::vector<PlottedEstimate> estimates;
};

CoefficientData coefficient_data(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options);

/// An axis that holds 0 and the estimates, with the finite ends of their intervals, of one term or of all.
NumberAxis coefficient_axis(const CoefficientData& data, double width, double overhang);
NumberAxis coefficient_axis(const CoefficientData& data, std::size_t term, double width, double overhang);

struct CoefficientWords {
  std::string title;
  std::vector<std::string> subtitles;
  std::string description;
};

/// Headline and alternative text.
CoefficientWords coefficient_words(const std::vector<PlottedModel>& models, const CoefficientData& data,
                                   const CoefficientPlotOptions& options);

}  // namespace entente
