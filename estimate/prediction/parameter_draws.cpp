#include "estimate/prediction/parameter_draws.hpp"

#include "sim/core/error.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t most_numbers = 200'000'000;  // 1.6 GB

/// The effects' draws as linear maps: value - J (b - estimate) + own z.
struct EffectDraw {
  std::vector<double> value;  // W
  std::vector<double> slope;  // W x P
  std::vector<double> own;    // W, or W x W when `dense`
  bool dense = false;
};

EffectDraw common_draw(const AbsorbedEffects& effects, std::span<const double> weights, std::size_t parameters) {
  EffectDraw draw{{0.0}, std::vector<double>(parameters, 0.0), {0.0}};
  const std::vector<double> solved = effects.solve(weights);
  for (std::size_t l = 0; l < weights.size(); ++l) {
    if (weights[l] == 0) continue;
    draw.value[0] += weights[l] * effects.value()[l];
    draw.own[0] += weights[l] * solved[l];
    for (std::size_t j = 0; j < parameters; ++j) draw.slope[j] += weights[l] * effects.slope()[l * parameters + j];
  }
  draw.own[0] = std::sqrt(std::max(0.0, draw.own[0]));
  return draw;
}

EffectDraw effect_draw(const AbsorbedEffects& effects, const PointResponse& response, std::size_t parameters) {
  if (effects.empty()) return {};
  if (response.common_effects()) return common_draw(effects, response.common_weights(), parameters);
  EffectDraw draw;
  draw.value.assign(effects.value().begin(), effects.value().end());
  draw.slope.assign(effects.slope().begin(), effects.slope().end());
  draw.own = effects.root();
  draw.dense = draw.own.size() > draw.value.size();
  return draw;
}

}  // namespace

CovarianceRoot covariance_root(std::span<const double> covariance, std::size_t size) {
  const auto n = static_cast<Eigen::Index>(size);
  const RowMajor matrix = Eigen::Map<const RowMajor>(covariance.data(), n, n);
  const Eigen::VectorXd errors = matrix.diagonal().cwiseMax(0.0).cwiseSqrt();
  const Eigen::VectorXd inverse = errors.unaryExpr([](double error) { return error > 0 ? 1 / error : 0.0; });
  const Eigen::MatrixXd scaled = inverse.asDiagonal() * matrix * inverse.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(scaled);
  const Eigen::VectorXd& values = solver.eigenvalues();
  CovarianceRoot result;
  result.root.resize(size * size);
  if (values.size() > 0 && values.minCoeff() < 0) result.repaired = values.minCoeff() / values.maxCoeff();
  Eigen::Map<RowMajor>(result.root.data(), n, n) =
      errors.asDiagonal() * solver.eigenvectors() * values.cwiseMax(0.0).cwiseSqrt().asDiagonal();
  return result;
}

ParameterDraws::ParameterDraws(const ModelFit& fit, const CovarianceRoot& root, const AbsorbedEffects& effects,
                               const PointResponse& response, double own_dispersion, const PredictionRequest& request)
    : draws_(static_cast<std::size_t>(request.draws)), size_(fit.size()), width_(0) {
  const EffectDraw effect = effect_draw(effects, response, size_);
  width_ = effect.value.size();
  if (draws_ * (size_ + width_) > most_numbers) {
    throw input_error({.key = "draws"}, "the draws hold " + std::to_string(draws_ * (size_ + width_)) + " numbers",
                      "at most " + std::to_string(most_numbers), "take fewer draws or the delta method");
  }
  parameters_.resize(draws_ * size_);
  effects_.resize(draws_ * width_);
  const double own_error = std::sqrt(own_dispersion);
  const auto draw_block = [&](std::size_t begin, std::size_t end) {
    std::vector<double> z(std::max(size_, width_));
    for (std::size_t d = begin; d < end; ++d) {
      random::Stream stream({.seed = MasterSeed(request.seed),
                             .replicate = Replicate(static_cast<std::uint32_t>(d)),
                             .purpose = random::Purpose::coefficients});
      for (std::size_t j = 0; j < size_; ++j) z[j] = random::normal(stream);
      double* parameters = parameters_.data() + d * size_;
      double* drawn = effects_.data() + d * width_;
      std::copy(effect.value.begin(), effect.value.end(), drawn);
      for (std::size_t i = 0; i < size_; ++i) {
        double step = 0;
        for (std::size_t j = 0; j < size_; ++j) step += root.root[i * size_ + j] * z[j];
        parameters[i] = fit.estimate[i] + step;
        for (std::size_t l = 0; l < width_; ++l) drawn[l] -= effect.slope[l * size_ + i] * step;
      }
      for (std::size_t l = 0; l < width_; ++l) z[l] = own_error * random::normal(stream);
      for (std::size_t l = 0; l < width_; ++l) {
        if (!effect.dense) drawn[l] += effect.own[l] * z[l];
        for (std::size_t m = 0; effect.dense && m < width_; ++m) drawn[l] += effect.own[l * width_ + m] * z[m];
      }
    }
  };
  for_each_block(draws_, {.threads = request.threads}, draw_block);
}

}  // namespace entente
