#include "estimate/fit/ceiling.hpp"

#include "estimate/fit/least_squares.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// The grid: from this fraction above the largest share to 1, so many points a unit of the logarithm.
constexpr double nearest = 1e-6;
constexpr double points_per_unit = 8;
constexpr int bisections = 200;

/// Value and slope of the profile log-likelihood, but for what does not depend on the ceiling.
struct ProfilePoint {
  double value = 0;
  double score = 0;
};

/// The least squares of one design for many responses.
class Profile {
 public:
  explicit Profile(const RegressionData& shares) : data_(shares) {
    for (std::size_t i = 0; i < shares.rows(); ++i) logits_.push_back(amount_logit(shares.response[i], 1));
    RegressionData once = shares;
    once.response = logits_;
    root_ = least_squares(once).root;
  }

  ProfilePoint at(double ceiling) const {
    std::vector<double> residual(data_.rows());
    for (std::size_t i = 0; i < residual.size(); ++i) residual[i] = amount_logit(data_.response[i], ceiling);
    remove_fit(residual);
    double squares = 0;
    for (const double r : residual) squares += r * r;
    const double n = static_cast<double>(residual.size());
    const double precision = n / squares;
    ProfilePoint point{.value = -n / 2 * math::log(squares / n), .score = n / ceiling};
    for (std::size_t i = 0; i < residual.size(); ++i) {
      const double room = ceiling - data_.response[i];
      point.value -= math::log1p(-data_.response[i] / ceiling);
      // Along the profile only the direct effect counts: b and sigma are at their maximum (the envelope theorem).
      point.score += (residual[i] * precision - 1) / room;
    }
    return point;
  }

  /// Minus the derivative of the score, where the score is zero: Schur's complement of the ceiling in the information.
  double curvature(double ceiling) const {
    const std::size_t k = data_.columns();
    std::vector<double> residual(data_.rows());
    for (std::size_t i = 0; i < residual.size(); ++i) residual[i] = amount_logit(data_.response[i], ceiling);
    remove_fit(residual);
    double squares = 0;
    for (const double r : residual) squares += r * r;
    const double n = static_cast<double>(residual.size());
    const double precision = n / squares;
    double own = n / (ceiling * ceiling);
    double with_sigma = 0;
    std::vector<double> with_slopes(k, 0.0);  // in the coordinates of the root, where X'X is the identity
    for (std::size_t i = 0; i < residual.size(); ++i) {
      const double g = 1 / (ceiling - data_.response[i]);
      own += g * g * ((1 + residual[i]) * precision - 1);
      with_sigma += 2 * residual[i] * g * precision;
      for (std::size_t j = 0; j < k; ++j) {
        double x = 0;
        for (std::size_t m = 0; m < k; ++m) x += root_[m * k + j] * data_.row(i)[m];
        with_slopes[j] += x * g;
      }
    }
    double curvature = own - with_sigma * with_sigma / (2 * n);
    for (const double a : with_slopes) curvature -= a * a * precision;
    return curvature;
  }

 private:
  // r = z - X W W'X'z, with (X'X)^-1 = W W'.
  void remove_fit(std::vector<double>& response) const {
    const std::size_t k = data_.columns();
    std::vector<double> crossed(k, 0.0);
    std::vector<double> turned(k, 0.0);
    std::vector<double> slopes(k, 0.0);
    for (std::size_t i = 0; i < response.size(); ++i) {
      for (std::size_t j = 0; j < k; ++j) crossed[j] += data_.row(i)[j] * response[i];
    }
    for (std::size_t j = 0; j < k; ++j) {
      for (std::size_t m = 0; m < k; ++m) turned[j] += root_[m * k + j] * crossed[m];
    }
    for (std::size_t j = 0; j < k; ++j) {
      for (std::size_t m = 0; m < k; ++m) slopes[j] += root_[j * k + m] * turned[m];
    }
    for (std::size_t i = 0; i < response.size(); ++i) {
      for (std::size_t j = 0; j < k; ++j) response[i] -= data_.row(i)[j] * slopes[j];
    }
  }

  const RegressionData& data_;
  std::vector<double> logits_;
  std::vector<double> root_;
};

/// Between `low`, where the likelihood rises, and `high`, where it falls; places are ln(c / largest - 1).
double maximum_between(const Profile& profile, double largest, double low, double high) {
  for (int step = 0; step < bisections; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (profile.at(largest * (1 + std::exp(middle))).score > 0 ? low : high) = middle;
  }
  return largest * (1 + std::exp(low));
}

}  // namespace

CeilingEstimate estimate_ceiling(const RegressionData& shares) {
  const Profile profile(shares);
  const double largest = *std::max_element(shares.response.begin(), shares.response.end());
  const double first = std::log(nearest);
  const double last = std::log(1 / largest - 1);
  const int points = std::max(2, static_cast<int>(std::ceil((last - first) * points_per_unit)) + 1);
  const auto place = [&](int i) { return i + 1 == points ? last : first + (last - first) * i / (points - 1); };

  std::optional<double> best;
  double best_value = 0;
  const auto consider = [&](double ceiling) {
    const double value = profile.at(ceiling).value;
    if (best && value <= best_value) return;
    best = ceiling;
    best_value = value;
  };
  bool rising = false;  // a likelihood that falls from the start on comes from the singularity at the largest share
  for (int i = 0; i < points; ++i) {
    const double ceiling = i + 1 == points ? 1 : largest * (1 + std::exp(place(i)));
    const bool rises = profile.at(ceiling).score > 0;
    if (rising && !rises) consider(maximum_between(profile, largest, place(i - 1), place(i)));
    rising = rises;
  }
  if (rising) consider(1);
  if (!best) {
    throw input_error({.file = {}, .key = "ceiling"},
                      "the likelihood of the ceiling has no maximum above the largest share, " + number_text(largest),
                      "a record that shows where shares end", "give the ceiling as a number");
  }
  if (*best == 1) return {};
  const CeilingEstimate estimate{.ceiling = *best, .curvature = profile.curvature(*best)};
  if (!(estimate.curvature > 0)) {
    throw input_error({.file = {}, .key = "ceiling"},
                      "the likelihood of the ceiling is flat at its maximum, " + number_text(*best),
                      "a record that shows where shares end", "give the ceiling as a number");
  }
  return estimate;
}

}  // namespace entente
