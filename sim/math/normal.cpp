#include "sim/math/functions.hpp"
#include "sim/math/polynomial.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace entente::math {
namespace {

constexpr double inverse_sqrt_two_pi = 0.39894228040143267794;

// exp(-x^2 / 2) to full relative accuracy. The rounding of x^2 would be magnified by x^2 in the tail; Cody (1969)
// therefore splits x^2 and takes two exponentials. Here the rounding is found exactly (Dekker 1971) and given back to
// first order, at the price of one.
double exp_minus_half_square(double x) {
  if (!(x > -40 && x < 40)) return x == x ? 0 : x;
  constexpr std::uint64_t low_27_bits = (std::uint64_t{1} << 27) - 1;
  const double head = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~low_27_bits);
  const double tail = x - head;
  const double square = x * x;
  const double lost = ((head * head - square) + 2 * head * tail) + tail * tail;
  return exp(-0.5 * square) * (1 - 0.5 * lost);
}

// Rational approximations of W. J. Cody (1969, Math. Comp. 23; 1993, ACM TOMS 19, ANORM), lowest power first.
constexpr double centre = 0.67448975;                // where Cody passes from the first to the second
constexpr double far_tail = 5.65685424949238019520;  // sqrt 32, to the third

constexpr std::array<double, 5> centre_above{18154.981253343561249, 1067.6894854603709582, 161.02823106855587881,
                                             2.2352520354606839287, .065682337918207449113};
constexpr std::array<double, 5> centre_below{45507.789335026729956, 10260.932208618978205, 976.09855173777669322,
                                             47.20258190468824187, 1};
constexpr std::array<double, 9> tail_above{9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326,
                                           2494.5375852903726711, 597.27027639480026226, 93.506656132177855979,
                                           8.8831497943883759412, .39894151208813466764, 1.0765576773720192317e-8};
constexpr std::array<double, 9> tail_below{19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
                                           18615.571640885098091, 6485.558298266760755,  1519.377599407554805,
                                           235.38790178262499861, 22.266688044328115691, 1};
constexpr std::array<double, 6> far_above{2.9112874951168792e-5, .001421619193227893466, .022235277870649807,
                                          .1274011611602473639,  .21589853405795699,     .02307344176494017303};
constexpr std::array<double, 6> far_below{7.29751555083966205e-5, .00378239633202758244, .0659881378689285515,
                                          .468238212480865118,    1.28426009614491121,   1};

// Phi(x) for |x| <= centre.
double central_cdf(double x) {
  const double square = x * x;
  return 0.5 + x * polynomial(square, centre_above) / polynomial(square, centre_below);
}

// (1 - Phi(x)) exp(x^2 / 2) for x > centre.
double scaled_upper_tail(double x) {
  if (x <= far_tail) return polynomial(x, tail_above) / polynomial(x, tail_below);
  const double inverse_square = 1 / (x * x);
  const double correction =
      inverse_square * polynomial(inverse_square, far_above) / polynomial(inverse_square, far_below);
  return (inverse_sqrt_two_pi - correction) / x;
}

double upper_tail(double x) { return scaled_upper_tail(x) * exp_minus_half_square(x); }

// M. J. Wichura (1988), Applied Statistics 37, AS 241, routine PPND16; lowest power first.
constexpr std::array<double, 8> quantile_centre_above{
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> quantile_centre_below{1,
                                                      4.2313330701600911252e+1,
                                                      6.8718700749205790830e+2,
                                                      5.3941960214247511077e+3,
                                                      2.1213794301586595867e+4,
                                                      3.9307895800092710610e+4,
                                                      2.8729085735721942674e+4,
                                                      5.2264952788528545610e+3};
constexpr std::array<double, 8> quantile_tail_above{
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> quantile_tail_below{1,
                                                    2.05319162663775882187e0,
                                                    1.67638483018380384940e0,
                                                    6.89767334985100004550e-1,
                                                    1.48103976427480074590e-1,
                                                    1.51986665636164571966e-2,
                                                    5.47593808499534494600e-4,
                                                    1.05075007164441684324e-9};
constexpr std::array<double, 8> quantile_far_above{
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> quantile_far_below{1,
                                                   5.99832206555887937690e-1,
                                                   1.36929880922735805310e-1,
                                                   1.48753612908506148525e-2,
                                                   7.86869131145613259100e-4,
                                                   1.84631831751005468180e-5,
                                                   1.42151175831644588870e-7,
                                                   2.04426310338993978564e-15};

}  // namespace

double normal_density(double x) { return inverse_sqrt_two_pi * exp_minus_half_square(x); }

double normal_cdf(double x) {
  if (x < -centre) return upper_tail(-x);
  if (x > centre) return 1 - upper_tail(x);
  return central_cdf(x);
}

double log_normal_cdf(double x) {
  if (x < -centre) return -0.5 * x * x + log(scaled_upper_tail(-x));
  if (x > centre) return log1p(-upper_tail(x));
  return log(central_cdf(x));
}

double normal_quantile(double p) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!(p > 0 && p < 1)) return p == 0 ? -infinity : p == 1 ? infinity : std::numeric_limits<double>::quiet_NaN();
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(r, quantile_centre_above) / polynomial(r, quantile_centre_below);
  }
  const double r = std::sqrt(-log(q < 0 ? p : 1 - p));
  const double size = r <= 5 ? polynomial(r - 1.6, quantile_tail_above) / polynomial(r - 1.6, quantile_tail_below)
                             : polynomial(r - 5, quantile_far_above) / polynomial(r - 5, quantile_far_below);
  return q < 0 ? -size : size;
}

}  // namespace entente::math
