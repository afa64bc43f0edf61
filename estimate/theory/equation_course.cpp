#include "estimate/theory/equation_course.hpp"

#include "estimate/theory/latent_shocks.hpp"
#include "estimate/theory/share_density.hpp"
#include "estimate/theory/theory_fit.hpp"
#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Beyond this, an amount on record that lies above a ceiling is as surprising as a shock may be.
constexpr double largest_shock = 8;

/// The covariates of a row in both parts.
struct RowDesign {
  Year year;
  double share = 0;
  std::vector<double> choice, amount;
};

RowDesign row_design(const ContributionRows& rows, std::size_t row, const Coefficients& coefficients) {
  return {.year = rows.years[row],
          .share = rows.share[row],
          .choice = design_row(rows, row, coefficients.terms, coefficients.potential),
          .amount = design_row(rows, row, coefficients.amount_terms, coefficients.potential)};
}

double eta_of(std::span<const double> parameters, const std::vector<double>& x) {
  double eta = 0;
  for (std::size_t term = 0; term < x.size(); ++term) eta += parameters[term] * x[term];
  return eta;
}

/// One replicate of a course.
struct Walker {
  const Coefficients& coefficients;
  const Persistence& persistence;
  std::span<const double> parameters;
  double sigma;
  bool within_bounds;
  LatentShock choice = {};
  LatentShock amount = {};

  bool hurdle() const { return coefficients.family == Family::hurdle; }
  double eta_choice(const RowDesign& row) const { return eta_of(parameters, row.choice); }
  double eta_amount(const RowDesign& row) const {
    return eta_of(parameters.subspan(coefficients.terms.size()), row.amount);
  }

  void learn_choice(const RowDesign& row, double uniform) {
    const double eta = eta_choice(row);
    if (hurdle()) {
      choice.set(row.year, participation_shock_given(row.share > 0, eta, uniform));
    } else {
      amount.set(row.year, row.share > 0 ? (row.share - eta) / sigma : shock_given_none(eta, sigma, uniform));
    }
  }
  void learn_amount(const RowDesign& row) {
    const double shock = (amount_logit(row.share, coefficients.ceiling) - eta_amount(row)) / sigma;
    amount.set(row.year, std::clamp(shock, -largest_shock, largest_shock));
  }
  double log_density(const RowDesign& row) const {
    const ShockOutlook share = amount.outlook(row.year, persistence.amount);
    if (!hurdle()) return share_log_density(row.share, eta_choice(row), sigma, share);
    const ShockOutlook part = choice.outlook(row.year, persistence.participation);
    return hurdle_share_log_density(row.share, {eta_choice(row), part}, {eta_amount(row), share}, sigma,
                                    coefficients.ceiling);
  }
  double step(const RowDesign& row, double eps_choice, double eps_amount) {
    if (!hurdle()) {
      const double zeta = amount.advance(row.year, persistence.amount, eps_choice);
      const double share = drawn_share(coefficients.family, eta_choice(row), sigma, zeta);
      return within_bounds ? std::clamp(share, 0.0, 1.0) : share;
    }
    const double zeta_choice = choice.advance(row.year, persistence.participation, eps_choice);
    const double zeta_amount = amount.advance(row.year, persistence.amount, eps_amount);
    if (math::normal_cdf(zeta_choice) >= participation_probability(eta_choice(row))) return 0;
    return amount_share(eta_amount(row), sigma, zeta_amount, coefficients.ceiling);
  }
};

}  // namespace

DrawnCoefficients::DrawnCoefficients(const Coefficients& coefficients, MasterSeed seed, std::size_t replications,
                                     bool draw)
    : size_(coefficients.parameters()), drawn_(draw) {
  const CoefficientSampler sampler(coefficients);
  CoefficientDraw one = sampler.point();
  for (std::size_t k = 0; k < (draw ? replications : 1); ++k) {
    if (draw) sampler.draw(seed, Replicate(static_cast<std::uint32_t>(k)), one);
    values_.insert(values_.end(), one.parameters.begin(), one.parameters.end());
    sigma_.push_back(one.sigma);
  }
}

CourseShocks draw_shocks(const ContributionRows& rows, const StateInWar& course, Year start, MasterSeed seed,
                         std::size_t replications, random::Purpose purpose) {
  CourseShocks shocks;
  for (const std::size_t row : course.rows) {
    for (std::size_t k = 0; k < replications; ++k) {
      random::Stream stream({.seed = seed,
                             .replicate = Replicate(static_cast<std::uint32_t>(k)),
                             .state = course.state,
                             .year = rows.years[row],
                             .war = course.war,
                             .purpose = purpose});
      shocks.choice.push_back(random::normal(stream));
      shocks.amount.push_back(random::normal(stream));
    }
  }
  if (start == Year{}) return shocks;
  for (std::size_t k = 0; k < replications; ++k) {
    random::Stream stream({.seed = seed,
                           .replicate = Replicate(static_cast<std::uint32_t>(k)),
                           .state = course.state,
                           .year = start,
                           .war = course.war,
                           .purpose = random::Purpose::forecast_start});
    shocks.start.push_back(random::uniform(stream));
  }
  return shocks;
}

void EquationCourse::run(const StateInWar& course, const std::vector<std::size_t>& past, const CourseShocks& shocks,
                         std::size_t replications, CourseForecast& forecast) const {
  std::vector<RowDesign> designs;
  for (const std::size_t row : course.rows) designs.push_back(row_design(rows, row, coefficients));
  std::vector<RowDesign> last, last_contribution;  // none or one
  if (!past.empty()) last.push_back(row_design(rows, past.back(), coefficients));
  const auto contributed =
      std::find_if(past.rbegin(), past.rend(), [this](std::size_t row) { return rows.share[row] > 0; });
  if (contributed != past.rend()) last_contribution.push_back(row_design(rows, *contributed, coefficients));

  forecast.shares.resize(designs.size() * replications);
  forecast.log_density.resize(designs.size() * replications);
  for (std::size_t k = 0; k < replications; ++k) {
    Walker walker{.coefficients = coefficients,
                  .persistence = persistence,
                  .parameters = draws.parameters(k),
                  .sigma = draws.sigma(k),
                  .within_bounds = within_bounds};
    if (!last.empty()) walker.learn_choice(last.front(), shocks.start[k]);
    if (walker.hurdle() && !last_contribution.empty()) walker.learn_amount(last_contribution.front());
    const Walker start = walker;
    for (std::size_t row = 0; row < designs.size(); ++row) {
      const std::size_t at = row * replications + k;
      forecast.log_density[at] = start.log_density(designs[row]);
      forecast.shares[at] = walker.step(designs[row], shocks.choice[at], shocks.amount[at]);
    }
  }
}

}  // namespace entente
