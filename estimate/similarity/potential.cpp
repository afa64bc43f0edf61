#include "estimate/similarity/potential.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <cstddef>
#include <string>

namespace entente {
namespace {

// The lowest score of the leader's alliances (Gannon and Kent 2020), written with three digits; sums with it round.
constexpr double lowest_score = -2.141;
constexpr double of_rounding = 1e-9;

struct Line {
  double mean_x = 0, mean_y = 0, slope = 0;
  double at(double x) const { return mean_y + slope * (x - mean_x); }
};

// Of y on x, over the rows that have both. Deviations from the means first: sums of squares of raw values would cancel.
Line least_squares_line(const std::vector<double>& x, const std::vector<double>& y, const std::string& x_name) {
  const auto each = [&](auto take) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!std::isnan(x[i]) && !std::isnan(y[i])) take(x[i], y[i]);
    }
  };
  Line line;
  double n = 0;
  each([&](double a, double b) {
    n += 1;
    line.mean_x += a;
    line.mean_y += b;
  });
  line.mean_x /= n;
  line.mean_y /= n;
  double squares = 0, products = 0;
  each([&](double a, double b) {
    squares += (a - line.mean_x) * (a - line.mean_x);
    products += (a - line.mean_x) * (b - line.mean_y);
  });
  if (!(squares > 1e-24 * n * line.mean_x * line.mean_x)) {
    throw input_error({}, x_name + " does not vary over the rows that have alignment and a tie", "values that differ",
                      "without them nothing is predicted: measure the difference");
  }
  line.slope = products / squares;
  return line;
}

}  // namespace

bool is_recoded(double score) { return score - lowest_score < of_rounding; }

double tie_of_score(double score, DepthTransform transform) {
  if (transform == DepthTransform::oriented) return math::normal_cdf(score);
  return is_recoded(score) ? 0 : math::log(score - lowest_score);
}

std::vector<double> alliance_potential(const std::vector<double>& alignment, const std::vector<double>& tie,
                                       PotentialForm measure) {
  std::vector<double> potential(alignment.size());
  if (measure == PotentialForm::difference) {
    for (std::size_t i = 0; i < potential.size(); ++i) potential[i] = alignment[i] - tie[i];
    return potential;
  }
  if (measure == PotentialForm::residual) {
    const Line line = least_squares_line(alignment, tie, "alignment");
    for (std::size_t i = 0; i < potential.size(); ++i) potential[i] = line.at(alignment[i]) - tie[i];
    return potential;
  }
  const Line line = least_squares_line(tie, alignment, "the tie");
  for (std::size_t i = 0; i < potential.size(); ++i) potential[i] = alignment[i] - line.at(tie[i]);
  return potential;
}

}  // namespace entente
