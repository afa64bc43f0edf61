// Statistical Reference Datasets of the National Institute of Standards and Technology (StRD, linear least squares):
// Longley (1967), Filip and Wampler's (1970) five, all of higher difficulty, with their certified values.
#include "estimate/covariance/inference.hpp"
#include "estimate/fit/least_squares.hpp"
#include "tests/estimate/covariance/hand_made.hpp"
#include "tests/estimate/fit/near.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

namespace entente {
namespace {

RegressionData longley() {
  RegressionData data;
  data.terms = {"intercept", "deflator", "gnp", "unemployed", "armed", "population", "year"};
  const std::array<std::array<double, 7>, 16> rows{{{{60323, 83, 234289, 2356, 1590, 107608, 1947}},
                                                    {{61122, 88.5, 259426, 2325, 1456, 108632, 1948}},
                                                    {{60171, 88.2, 258054, 3682, 1616, 109773, 1949}},
                                                    {{61187, 89.5, 284599, 3351, 1650, 110929, 1950}},
                                                    {{63221, 96.2, 328975, 2099, 3099, 112075, 1951}},
                                                    {{63639, 98.1, 346999, 1932, 3594, 113270, 1952}},
                                                    {{64989, 99, 365385, 1870, 3547, 115094, 1953}},
                                                    {{63761, 100, 363112, 3578, 3350, 116219, 1954}},
                                                    {{66019, 101.2, 397469, 2904, 3048, 117388, 1955}},
                                                    {{67857, 104.6, 419180, 2822, 2857, 118734, 1956}},
                                                    {{68169, 108.4, 442769, 2936, 2798, 120445, 1957}},
                                                    {{66513, 110.8, 444546, 4681, 2637, 121950, 1958}},
                                                    {{68655, 112.6, 482704, 3813, 2552, 123366, 1959}},
                                                    {{69564, 114.2, 502601, 3931, 2514, 125368, 1960}},
                                                    {{69331, 115.7, 518173, 4806, 2572, 127852, 1961}},
                                                    {{70551, 116.9, 554894, 4007, 2827, 130081, 1962}}}};
  for (const auto& row : rows) {
    data.add(row[0], std::array<double, 7>{1, row[1], row[2], row[3], row[4], row[5], row[6]}, CowCode(2));
  }
  return data;
}

RegressionData filip() {
  constexpr std::array<double, 82> y{
      0.8116, 0.9072, 0.9052, 0.9039, 0.8053, 0.8377, 0.8667, 0.8809, 0.7975, 0.8162, 0.8515, 0.8766, 0.8885, 0.8859,
      0.8959, 0.8913, 0.8959, 0.8971, 0.9021, 0.909,  0.9139, 0.9199, 0.8692, 0.8872, 0.89,   0.891,  0.8977, 0.9035,
      0.9078, 0.7675, 0.7705, 0.7713, 0.7736, 0.7775, 0.7841, 0.7971, 0.8329, 0.8641, 0.8804, 0.7668, 0.7633, 0.7678,
      0.7697, 0.77,   0.7749, 0.7796, 0.7897, 0.8131, 0.8498, 0.8741, 0.8061, 0.846,  0.8751, 0.8856, 0.8919, 0.8934,
      0.894,  0.8957, 0.9047, 0.9129, 0.9209, 0.9219, 0.7739, 0.7681, 0.7665, 0.7703, 0.7702, 0.7761, 0.7809, 0.7961,
      0.8253, 0.8602, 0.8809, 0.8301, 0.8664, 0.8834, 0.8898, 0.8964, 0.8963, 0.9074, 0.9119, 0.9228};
  constexpr std::array<double, 82> x{
      -6.860120914, -4.324130045, -4.358625055, -4.358426747, -6.955852379, -6.661145254, -6.355462942, -6.118102026,
      -7.115148017, -6.815308569, -6.519993057, -6.204119983, -5.853871964, -6.109523091, -5.79832982,  -5.482672118,
      -5.171791386, -4.851705903, -4.517126416, -4.143573228, -3.709075441, -3.499489089, -6.300769497, -5.953504836,
      -5.642065153, -5.031376979, -4.680685696, -4.329846955, -3.928486195, -8.56735134,  -8.363211311, -8.107682739,
      -7.823908741, -7.522878745, -7.218819279, -6.920818754, -6.628932138, -6.323946875, -5.991399828, -8.781464495,
      -8.663140179, -8.473531488, -8.247337057, -7.971428747, -7.676129393, -7.352812702, -7.072065318, -6.774174009,
      -6.478861916, -6.159517513, -6.835647144, -6.53165267,  -6.224098421, -5.910094889, -5.598599459, -5.290645224,
      -4.974284616, -4.64454848,  -4.290560426, -3.885055584, -3.408378962, -3.13200249,  -8.726767166, -8.66695597,
      -8.511026475, -8.165388579, -7.886056648, -7.588043762, -7.283412422, -6.995678626, -6.691862621, -6.392544977,
      -6.067374056, -6.684029655, -6.378719832, -6.065855188, -5.752272167, -5.132414673, -4.811352704, -4.098269308,
      -3.66174277,  -3.2644011};
  RegressionData data;
  data.terms = {"intercept"};
  for (int power = 1; power <= 10; ++power) data.terms.push_back("x^" + std::to_string(power));
  for (std::size_t i = 0; i < y.size(); ++i) {
    std::array<double, 11> row{1};
    for (std::size_t j = 1; j < row.size(); ++j) row[j] = row[j - 1] * x[i];
    data.add(y[i], row, CowCode(2));
  }
  return data;
}

/// Wampler's five: y a polynomial of degree 5 in x = 0, ..., 20 (all its coefficients 1, or powers of 0.1 in the
/// second), with `noise` times a vector that is orthogonal to all polynomials of that degree.
RegressionData wampler(double noise, double decay = 1) {
  constexpr std::array<double, 21> deltas{759,   -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 1838,  -2048, 2048,
                                          -2048, 1838,  -2048, 2048,  -2048, 2523,  -2048, 2048,  -2048, 759};
  RegressionData data;
  data.terms = {"intercept", "x", "x^2", "x^3", "x^4", "x^5"};
  for (std::size_t x = 0; x < deltas.size(); ++x) {
    std::array<double, 6> row{1};
    long double y = 1;
    long double factor = 1;
    for (std::size_t j = 1; j < row.size(); ++j) {
      row[j] = row[j - 1] * static_cast<double>(x);
      factor *= decay;
      y += factor * row[j];
    }
    data.add(static_cast<double>(y) + noise * deltas[x], row, CowCode(2));
  }
  return data;
}

std::vector<double> standard_errors(const Sample& sample, const ModelFit& fit) {
  const CovarianceEstimate covariance = estimate_covariance(sample, fit, {});
  std::vector<double> errors;
  for (std::size_t j = 0; j < fit.size(); ++j) errors.push_back(covariance.standard_error(j));
  return errors;
}

}  // namespace

TEST_CASE("Least squares meets NIST's certified values for Longley", "[fit][nist]") {
  const LeastSquaresFit fit = least_squares(longley());
  check_near(fit.coefficients,
             {-3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
              -0.511041056535807E-01, 1829.15146461355},
             1e-11);
  check_near(standard_errors(fit.covariance),
             {890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
              0.226073200069370, 455.478499142212},
             1e-11);
  CHECK(std::sqrt(fit.dispersion) == Approx(304.854073561965).epsilon(1e-11));
  CHECK(fit.deviance == Approx(836424.055505915).epsilon(1e-11));
  CHECK(fit.r_squared() == Approx(0.995479004577296).epsilon(1e-12));
}

TEST_CASE("Least squares meets NIST's certified values for Filip, rank 11 of 11", "[fit][nist]") {
  const LeastSquaresFit fit = least_squares(filip());
  check_near(
      fit.coefficients,
      {-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349, -75.1242017393757,
       -10.8753180355343, -1.06221498588947, -0.670191154593408E-01, -0.246781078275479E-02, -0.402962525080404E-04},
      1e-7);
  check_near(
      standard_errors(fit.covariance),
      {298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927, 15.2897178747400,
       2.23691159816033, 0.221624321934227, 0.142363763154724E-01, 0.535617408889821E-03, 0.896632837373868E-05},
      1e-7);
  // The powers of x are rounded to doubles before any fit sees them, which limits what can be met.
  CHECK(std::sqrt(fit.dispersion) == Approx(0.334801051324544E-02).epsilon(1e-8));
  CHECK(fit.deviance == Approx(0.795851382172941E-03).epsilon(1e-8));
  CHECK(fit.r_squared() == Approx(0.996727416185620).epsilon(1e-10));
}

TEST_CASE("fit_model meets NIST's certified values for Longley and Filip", "[fit][nist]") {
  const Sample employment = sample_of(longley());
  const ModelFit longley_fit = fit_model(employment, {});
  check_near(longley_fit.estimate,
             {-3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
              -0.511041056535807E-01, 1829.15146461355},
             1e-11);
  check_near(standard_errors(employment, longley_fit),
             {890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
              0.226073200069370, 455.478499142212},
             1e-11);
  CHECK(*longley_fit.statistics.sigma == Approx(304.854073561965).epsilon(1e-11));
  CHECK(*longley_fit.statistics.r_squared == Approx(0.995479004577296).epsilon(1e-12));
  CHECK(*longley_fit.statistics.f_statistic == Approx(330.285339234588).epsilon(1e-11));

  const Sample polynomial = sample_of(filip());
  const ModelFit filip_fit = fit_model(polynomial, {});
  check_near(
      filip_fit.estimate,
      {-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349, -75.1242017393757,
       -10.8753180355343, -1.06221498588947, -0.670191154593408E-01, -0.246781078275479E-02, -0.402962525080404E-04},
      1e-7);
  CHECK(*filip_fit.statistics.sigma == Approx(0.334801051324544E-02).epsilon(1e-8));
  CHECK(*filip_fit.statistics.r_squared == Approx(0.996727416185620).epsilon(1e-10));
}

TEST_CASE("fit_model meets NIST's certified values for Wampler 1 to 5", "[fit][nist]") {
  // Certified for Wampler 3; those of 4 and 5 are 100 and 10,000 times as large.
  const std::vector<double> errors{2152.32624678170, 2363.55173469681, 779.343524331583,
                                   101.475507550350, 5.64566512170752, 0.112324854679312};
  struct Line {
    double noise, r_squared, tolerance;
  };
  for (const auto& [noise, r_squared, tolerance] :
       {Line{1, 0.999995559025820, 1e-9}, Line{100, 0.957478440825662, 1e-7},
        Line{10000, 0.224668921574940E-02, 1e-5}}) {
    const Sample sample = sample_of(wampler(noise));
    const ModelFit fit = fit_model(sample, {});
    check_near(fit.estimate, {1, 1, 1, 1, 1, 1}, tolerance);
    std::vector<double> scaled(errors);
    for (double& error : scaled) error *= noise;
    check_near(standard_errors(sample, fit), scaled, 1e-11);
    CHECK(*fit.statistics.sigma == Approx(2360.14502379268 * noise).epsilon(1e-12));
    CHECK(*fit.statistics.r_squared == Approx(r_squared).epsilon(1e-11));
  }
  // Without noise standard errors are zero but for rounding.
  const ModelFit exact = fit_model(sample_of(wampler(0)), {});
  check_near(exact.estimate, {1, 1, 1, 1, 1, 1}, 1e-9);
  CHECK(*exact.statistics.sigma < 1e-8);
  const ModelFit decaying = fit_model(sample_of(wampler(0, 0.1)), {});
  check_near(decaying.estimate, {1, 0.1, 0.01, 0.001, 0.0001, 0.00001}, 1e-11);
  CHECK(*decaying.statistics.sigma < 1e-13);
}

/// Columns 1, h1 and h1 + e h2 of a Hadamard matrix of order 8, with e = 2^-33: their condition number is 2/e = 1.7e10.
/// The outcome 3 + 5 h1 + 7 (h1 + e h2) + noise h4 has fewer than 53 bits, so that all of this is exact: the
/// coefficients are 3, 5 and 7, the residuals noise h4, and (X'X)^-1 has 1/8, (1 + 1/e^2)/8 and 1/(8 e^2) on its
/// diagonal.
RegressionData nearly_collinear(double noise) {
  RegressionData data;
  data.terms = {"intercept", "a", "b"};
  for (unsigned i = 0; i < 8; ++i) {
    const auto sign = [i](unsigned mask) { return (i & mask) != 0 ? -1.0 : 1.0; };
    const double b = sign(1) + std::ldexp(sign(2), -33);
    data.add(3 + 5 * sign(1) + 7 * b + noise * sign(4), std::array<double, 3>{1, sign(1), b}, CowCode(2));
  }
  return data;
}

TEST_CASE("fit_model solves a design with condition number 1e10", "[fit][nist]") {
  const ModelFit exact = fit_model(sample_of(nearly_collinear(0)), {});
  check_near(exact.estimate, {3, 5, 7}, 1e-9);

  // With residuals the error of any solver in doubles goes with the square of the condition number (Bjorck 1996,
  // theorem 1.4.6), but it stays far below the standard errors.
  const Sample sample = sample_of(nearly_collinear(1));
  const ModelFit fit = fit_model(sample, {});
  const double sigma = std::sqrt(8.0 / 5);
  const double steep = std::ldexp(1.0, 33);
  CHECK(*fit.statistics.sigma == Approx(sigma).epsilon(1e-9));
  const std::vector<double> errors = standard_errors(sample, fit);
  check_near(errors, {sigma / std::sqrt(8), sigma * std::sqrt((1 + steep * steep) / 8), sigma * steep / std::sqrt(8)},
             1e-5);
  const double truth[] = {3, 5, 7};
  for (std::size_t j = 0; j < 3; ++j) CHECK(std::abs(fit.estimate[j] - truth[j]) < 1e-5 * errors[j]);
}

}  // namespace entente
