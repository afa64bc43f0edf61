#pragma once

#include "estimate/covariance/inference.hpp"
#include "estimate/sample/sample.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente {

struct ModelReport;

/// One model of a coefficient plot.
struct PlottedModel {
  std::string name;
  std::string response;
  std::string covariance;  ///< "CR1 by ccode, 153 clusters"
  std::vector<EstimateLine> lines;
};

/// How estimates are made comparable.
enum class Standardise {
  none,     ///< as estimated: terms have a panel each, with a scale of its own
  term_sd,  ///< times the standard deviation of the term: what one such deviation changes, all terms on one scale
};

struct CoefficientPlotOptions {
  double level = 0.95;   ///< of the intervals in the lines
  double width_mm = 84;  ///< of the figure as printed, 60 to 400; one column of most journals is 84, a page 174
  Standardise standardise = Standardise::none;
  std::map<std::string, double> term_sd = {};      ///< by term, for Standardise::term_sd; see `term_deviations`
  std::map<std::string, std::string> labels = {};  ///< what the figure calls a term ("pot_gain": "Alliance potential")
  bool intercept = false;                          ///< draw the intercept too
  bool headline = true;                            ///< outcome, level and covariance above the panels
};

/// A model as the plot takes it, with the intervals of its covariance at `level`.
PlottedModel plotted_model(const ModelReport& report, double level = 0.95);

/// "CR1 by ccode, 153 clusters".
std::string covariance_words(const CovarianceEstimate& covariance);

/// The standard deviation (divisor n - 1) of every term of a design but the intercept.
std::map<std::string, double> term_deviations(const Sample& sample);

/// The coefficient plot as a Vega-Lite specification: a point and an interval for each term and model, in the order of
/// the models and of their terms, told apart by shape and shade of grey. Scale parameters (log(sigma), ...) are left
/// out. An infinite end of an interval runs to the edge and ends in an arrow; in the data it is null, as is one that is
/// not a number, which has no line. The same input gives the same bytes.
///
/// Throws Error: Fault::input for options that cannot be met (a width out of range, a label for a term that no model
/// has, no deviation for a term, more than eight models on one scale, nothing to draw); Fault::work for an estimate
/// that is no finite number.
std::string coefficient_plot(const std::vector<PlottedModel>& models, const CoefficientPlotOptions& options = {});

}  // namespace entente
