#include "estimate/covariance/model_report.hpp"
#include "results/figures/coefficient_plot.hpp"

namespace entente {

PlottedModel plotted_model(const ModelReport& report, double level) {
  return {report.name, report.response, covariance_words(report.covariance),
          inference(report.fit, report.covariance, level)};
}

}  // namespace entente
