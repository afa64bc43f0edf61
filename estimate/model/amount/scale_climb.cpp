#include "estimate/model/amount/scale_climb.hpp"

#include "estimate/fit/climb.hpp"
#include "estimate/fit/pivoted_qr.hpp"

#include <algorithm>
#include <span>

namespace entente {
namespace {

/// Coordinates: k of the basis, then the log scale.
class ScaleLikelihood : public Objective {
 public:
  ScaleLikelihood(const RegressionData& data, const std::vector<double>& basis, const ScaleFamily& family)
      : response_(data.response), basis_(basis), row_(family.row), columns_(data.columns()) {}

  double value(std::span<const double> point) const override {
    double sum = 0;
    for (std::size_t i = 0; i < response_.size(); ++i) sum += at(i, point).value;
    return sum;
  }

  void slope(std::span<const double> point, std::span<double> gradient, std::span<double> information) const override {
    const std::size_t k = columns_;
    const std::size_t p = k + 1;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    std::fill(information.begin(), information.end(), 0.0);
    for (std::size_t i = 0; i < response_.size(); ++i) {
      const RowLikelihood row = at(i, point);
      const double* x = basis_.data() + i * k;
      for (std::size_t j = 0; j < k; ++j) {
        gradient[j] += row.eta * x[j];
        for (std::size_t m = 0; m <= j; ++m) information[j * p + m] -= row.eta_eta * x[j] * x[m];
        information[k * p + j] -= row.eta_scale * x[j];
      }
      gradient[k] += row.scale;
      information[k * p + k] -= row.scale_scale;
    }
    for (std::size_t j = 0; j < p; ++j) {
      for (std::size_t m = 0; m < j; ++m) information[m * p + j] = information[j * p + m];
    }
  }

 private:
  RowLikelihood at(std::size_t i, std::span<const double> point) const {
    double eta = 0;
    for (std::size_t j = 0; j < columns_; ++j) eta += basis_[i * columns_ + j] * point[j];
    return row_(response_[i], eta, point[columns_]);
  }

  const std::vector<double>& response_;
  const std::vector<double>& basis_;
  RowLikelihood (*row_)(double, double, double);
  std::size_t columns_;
};

/// The basis' root, and a log scale that is its own coordinate.
std::vector<double> with_scale(const std::vector<double>& root, std::size_t k) {
  std::vector<double> result((k + 1) * (k + 1), 0.0);
  for (std::size_t i = 0; i < k; ++i) {
    std::copy_n(root.data() + i * k, k, result.data() + i * (k + 1));
  }
  result.back() = 1;
  return result;
}

}  // namespace

AmountFit climb_with_scale(const RegressionData& positive, const ScaleFamily& family, const std::vector<double>& start,
                           double start_scale, const NewtonOptions& options) {
  const PivotedQr qr = scaled_basis(positive);
  const ScaleLikelihood likelihood(positive, qr.basis, family);
  std::vector<double> point = qr.coordinates(start);
  for (double& value : point) value /= static_cast<double>(qr.rows);
  point.push_back(start_scale);
  const Climb end = climb(likelihood, std::move(point), options);
  require_convergence(end, family.name);

  AmountFit fit;
  fit.estimate = qr.coefficients(end.point);
  fit.estimate.push_back(end.point.back());
  fit.root = inverse_root(with_scale(qr.root, qr.columns), end.information);
  fit.log_likelihood = likelihood.value(end.point);
  fit.convergence = end.convergence;
  return fit;
}

}  // namespace entente
