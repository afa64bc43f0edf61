#include "estimate/prediction/predict.hpp"

#include "estimate/prediction/absorbed_effects.hpp"
#include "estimate/prediction/bands.hpp"
#include "estimate/prediction/point_response.hpp"
#include "estimate/prediction/profiles.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>
#include <memory>
#include <utility>

namespace entente {
namespace {

void check(const PredictionRequest& request) {
  if (!(request.level > 0 && request.level < 1)) {
    throw input_error({.key = "level"}, "a level of " + number_text(request.level), "above 0 and below 1");
  }
  if (!std::isfinite(request.scale)) throw input_error({.key = "scale"}, "the scale is not finite");
  if (request.multiplier && !(*request.multiplier > 0 && std::isfinite(*request.multiplier))) {
    throw input_error({.key = "multiplier"}, "a multiplier of " + number_text(*request.multiplier), "above 0");
  }
  if (request.multiplier && request.band == BandMethod::simulation) {
    throw input_error({.key = "multiplier"}, "bands by simulation are quantiles of draws and take no multiplier",
                      "the delta method");
  }
  if (request.draws < 100 || request.draws > 10'000'000) {
    throw input_error({.key = "draws"}, std::to_string(request.draws) + " draws", "100 to 10000000");
  }
}

void check_reference(const PredictionRequest& request, const Profiles& profiles) {
  if (!request.reference || profiles.variables().size() == 1) return;
  throw input_error(request.reference_place,
                    "a reference for " + std::to_string(profiles.variables().size()) + " variables of several values",
                    "exactly one variable with several values");
}

void check_covariance(const ModelFit& fit, const CovarianceEstimate& covariance) {
  if (covariance.matrix.size() == fit.size() * fit.size()) return;
  throw input_error({.key = "covariance"}, "the covariance is not one of this fit's parameters");
}

/// The dispersion of the effects' own error: the model's under the model's covariance; otherwise Pearson's, since the
/// model's need not be right (a Poisson model of a share). The two are one for least squares.
double own_dispersion(const ModelFit& fit, const CovarianceEstimate& covariance) {
  if (covariance.request.kind == CovarianceKind::model || !fit.working) return fit.dispersion;
  double sum = 0;
  for (const double residual : fit.working->residual) sum += residual * residual;
  return sum / fit.statistics.residual_df;
}

std::string effects_text(const PointResponse& response, const Sample& sample, const CovarianceEstimate& covariance) {
  const std::string taken = response.effects_taken();
  if (taken.empty()) return {};
  const std::string own = sample.effects.size() == 1 ? "s2/T" : "s2 m'(D'D)^-m";
  if (covariance.request.kind == CovarianceKind::model) {
    return "effects " + taken + "; their own error (" + own + ") enters as in the regression with dummy variables";
  }
  return "effects " + taken + "; their own error enters as " + own +
         ", as if errors were independent, beside the slopes' " + covariance.name +
         ": one group's rows sum to zero and cannot tell how their errors hang together";
}

std::string change_text(const PredictionRequest& request, const std::string& variable) {
  if (!request.reference) return {};
  const std::string at = variable + " = " + number_text(*request.reference);
  if (request.change_band == ChangeBand::contrast) return "of the difference from the prediction at " + at;
  return "of the prediction, moved down by the fit at " + at + " (not of the difference, which has no width there)";
}

}  // namespace

const char* to_string(BandMethod band) { return band == BandMethod::delta ? "delta" : "simulation"; }

const char* to_string(ChangeBand band) { return band == ChangeBand::contrast ? "contrast" : "prediction"; }

const char* to_string(ChosenValue::Kind kind) {
  switch (kind) {
    case ChosenValue::Kind::values: return "values";
    case ChosenValue::Kind::mean: return "mean";
    case ChosenValue::Kind::median: return "median";
    case ChosenValue::Kind::minimum: return "min";
    case ChosenValue::Kind::maximum: return "max";
    case ChosenValue::Kind::observed: return "observed";
  }
  return "";
}

Prediction predict(const Sample& sample, const ModelFit& fit, const CovarianceEstimate& covariance,
                   const PredictionRequest& request) {
  check(request);
  check_covariance(fit, covariance);
  const Profiles profiles(sample, request);
  check_reference(request, profiles);
  const AbsorbedEffects effects(sample, fit);
  const PointResponse response(sample, fit, profiles, effects, request);
  const BandContext context{fit, covariance, effects, response, own_dispersion(fit, covariance), request};
  Prediction prediction;
  const std::unique_ptr<Bands> bands = request.band == BandMethod::delta ? delta_bands(context, prediction.notes)
                                                                         : simulated_bands(context, prediction.notes);
  prediction.variables = profiles.variables();
  prediction.at = profiles.fixed();
  prediction.reference = request.reference;
  prediction.scale = request.scale;
  prediction.band = bands->name();
  prediction.change_band = change_text(request, request.reference ? profiles.variables().front() : "");
  prediction.covariance = covariance.name;
  prediction.effects = effects_text(response, sample, covariance);
  prediction.rows = response.averaged_rows();
  if (profiles.averaged() && effects.rows().size() < sample.rows()) {
    prediction.notes.push_back(std::to_string(sample.rows() - effects.rows().size()) +
                               " rows of groups with zero outcomes only have no effect and stay out of the average");
  }
  for (const ChosenValue& chosen : request.at) {
    if (!chosen.base) continue;
    prediction.notes.push_back("values of " + chosen.variable + " are changes from " + number_text(*chosen.base));
  }
  if (request.reference) bands->set_reference(std::vector<double>{*request.reference});
  const auto predicted = [&](std::vector<double> values) {
    PredictedPoint point = bands->point(values);
    point.values = std::move(values);
    return point;
  };
  for (std::size_t k = 0; k < profiles.points(); ++k) prediction.points.push_back(predicted(profiles.values(k)));
  return prediction;
}

}  // namespace entente
