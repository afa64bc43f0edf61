#include "estimate/fit/index_model.hpp"

#include "estimate/fit/climb.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "estimate/fit/separation.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace entente {
namespace {

/// The likelihood in a basis whose columns have mean square 1, so that Newton's method is well conditioned.
class BasisLikelihood : public Objective {
 public:
  BasisLikelihood(const RegressionData& data, const std::vector<double>& basis, const IndexFamily& family)
      : response_(data.response), basis_(basis), family_(family), columns_(data.columns()) {}

  double value(std::span<const double> point) const override {
    double sum = 0;
    for (std::size_t i = 0; i < response_.size(); ++i) sum += family_.value(response_[i], index(i, point));
    return sum;
  }

  void slope(std::span<const double> point, std::span<double> gradient, std::span<double> information) const override {
    const std::size_t k = columns_;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    std::fill(information.begin(), information.end(), 0.0);
    for (std::size_t i = 0; i < response_.size(); ++i) {
      const IndexSlope row = family_.slope(response_[i], index(i, point));
      const double* x = basis_.data() + i * k;
      for (std::size_t j = 0; j < k; ++j) {
        gradient[j] += row.first * x[j];
        for (std::size_t m = 0; m <= j; ++m) information[j * k + m] += row.weight * x[j] * x[m];
      }
    }
    for (std::size_t j = 0; j < k; ++j) {
      for (std::size_t m = 0; m < j; ++m) information[m * k + j] = information[j * k + m];
    }
  }

 private:
  double index(std::size_t i, std::span<const double> point) const {
    double sum = 0;
    for (std::size_t j = 0; j < columns_; ++j) sum += basis_[i * columns_ + j] * point[j];
    return sum;
  }

  const std::vector<double>& response_;
  const std::vector<double>& basis_;
  const IndexFamily& family_;
  std::size_t columns_;
};

std::vector<double> start_in_basis(const PivotedQr& qr, const std::vector<double>& start) {
  if (start.empty()) return std::vector<double>(qr.columns, 0.0);
  std::vector<double> point = qr.coordinates(start);
  for (double& value : point) value /= static_cast<double>(qr.rows);
  return point;
}

Climb run(const RegressionData& data, const PivotedQr& qr, const IndexFamily& family, const NewtonOptions& options,
          const std::vector<double>& start) {
  return climb(BasisLikelihood(data, qr.basis, family), start_in_basis(qr, start), options);
}

bool ran_off(const Climb& end, std::size_t rows) { return !dead_direction(end.information, rows).empty(); }

}  // namespace

IndexFit fit_index_model(const RegressionData& data, const IndexFamily& family, const NewtonOptions& options,
                         const std::vector<double>& start) {
  const PivotedQr qr = scaled_basis(data);
  const Climb end = run(data, qr, family, options, start);
  if (ran_off(end, data.rows())) {
    const auto separated = [&](const RegressionData& rest) {
      return ran_off(run(rest, scaled_basis(rest), family, options, start), rest.rows());
    };
    throw_separated(separating_terms(data, separated), family.separated);
  }
  require_convergence(end, family.name);

  IndexFit fit;
  fit.coefficients = qr.coefficients(end.point);
  fit.root = inverse_root(qr.root, end.information);
  fit.value = BasisLikelihood(data, qr.basis, family).value(end.point);
  fit.convergence = end.convergence;
  return fit;
}

}  // namespace entente
