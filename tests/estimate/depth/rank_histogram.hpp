#pragma once

#include <cstddef>
#include <vector>

namespace entente {

/// Ranks of what data were made from among draws that were made from the data: uniform if the sampler draws from the
/// posterior (Talts, Betancourt, Simpson, Vehtari and Gelman 2018).
class RankHistogram {
 public:
  /// `draws` a data set; draws + 1 must be a multiple of `bins`.
  RankHistogram(std::size_t draws, std::size_t bins) : width_((draws + 1) / bins), counts_(bins, 0.0) {}

  void add(double truth, const std::vector<double>& draws) {
    std::size_t rank = 0;
    for (const double draw : draws) rank += draw < truth;
    counts_[rank / width_] += 1;
    total_ += 1;
  }

  /// Chi-squared with bins - 1 degrees of freedom.
  double statistic() const {
    const double expected = total_ / static_cast<double>(counts_.size());
    double sum = 0;
    for (const double count : counts_) sum += (count - expected) * (count - expected) / expected;
    return sum;
  }

 private:
  std::size_t width_;
  std::vector<double> counts_;
  double total_ = 0;
};

/// Of chi-squared with 15 degrees of freedom: exceeded once in ten thousand (R: qchisq(1e-4, 15, lower = FALSE)).
inline constexpr double chi_squared_15 = 44.26;
/// With 7 degrees of freedom.
inline constexpr double chi_squared_7 = 29.88;

}  // namespace entente
