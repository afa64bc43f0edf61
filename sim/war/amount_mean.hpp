#pragma once

#include <vector>

namespace entente {

/// The mean of a logit-normal amount as a function of eta for one sigma: quadrature on a grid once a replicate, cubic
/// interpolation between its points. Relative error below 1e-6 of the quadrature; outside the grid the quadrature
/// itself.
class AmountMean {
 public:
  AmountMean();
  void set_sigma(double sigma);
  double operator()(double eta) const;

 private:
  double sigma_ = 0;
  std::vector<double> values_;
};

}  // namespace entente
