#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The tobit log-likelihood in Olsen's (1978) parametrisation gamma = beta/sigma, theta = 1/sigma, in which it is
/// globally concave: any climb ends at the one maximum, if there is one.
///
/// `design` is n x k row-major, `response` has n values of which those <= 0 are censored at zero.
class OlsenLikelihood {
 public:
  OlsenLikelihood(std::span<const double> design, std::span<const double> response);

  /// k + 1 parameters: gamma, then theta > 0.
  std::size_t parameters() const { return columns_ + 1; }

  /// Sum of log_density(tobit, y, eta, sigma) over the rows, in their order.
  double value(std::span<const double> point) const;

  struct Slope {
    std::vector<double> gradient;     ///< k + 1
    std::vector<double> information;  ///< minus the Hessian, (k+1) x (k+1) row-major
  };
  Slope slope(std::span<const double> point) const;

  /// Scores a row, n x (k + 1) row-major; their sum is the gradient.
  std::vector<double> scores(std::span<const double> point) const;

 private:
  double index(std::size_t row, std::span<const double> point) const;

  std::span<const double> design_;
  std::span<const double> response_;
  std::size_t columns_;
};

}  // namespace entente
