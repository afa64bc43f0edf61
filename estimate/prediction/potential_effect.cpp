#include "estimate/prediction/potential_effect.hpp"

#include "estimate/prediction/value_grid.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace entente {
namespace {

constexpr double step = 1e-4;  // of numerical derivatives, on the scale of log-odds and of log(sigma)

// One linear predictor: its terms among the parameters, and where their values stand in the world.
struct Part {
  std::size_t first = 0;                            // of its parameters
  std::vector<std::optional<std::size_t>> columns;  // of covariates by term; nothing for potential
};

std::vector<Part> parts_of(const Coefficients& coefficients) {
  std::vector<std::string> covariates;
  for (const std::string& term : all_terms(coefficients)) {
    if (term != potential_term) covariates.push_back(term);
  }
  const auto part_of = [&](const std::vector<std::string>& terms, std::size_t first) {
    Part part{first, {}};
    for (const std::string& term : terms) {
      const auto at = std::find(covariates.begin(), covariates.end(), term);
      part.columns.push_back(at == covariates.end() ? std::nullopt
                                                    : std::optional<std::size_t>(at - covariates.begin()));
    }
    return part;
  };
  std::vector<Part> parts = {part_of(coefficients.terms, 0)};
  if (coefficients.family == Family::hurdle) {
    parts.push_back(part_of(coefficients.amount_terms, coefficients.terms.size()));
  }
  return parts;
}

bool has_potential(const Coefficients& coefficients) {
  const auto in = [](const std::vector<std::string>& terms) {
    return std::find(terms.begin(), terms.end(), potential_term) != terms.end();
  };
  return in(coefficients.terms) || in(coefficients.amount_terms);
}

// E[y] and its derivatives by each linear predictor and by log(sigma).
struct Response {
  double mean = 0;
  double by_eta[2] = {0, 0};
  double by_log_sigma = 0;
};

Response response_of(const Coefficients& coefficients, const double eta[2], double sigma) {
  switch (coefficients.family) {
    case Family::gaussian: return {eta[0], {1, 0}, 0};
    case Family::tobit: {
      const double z = eta[0] / sigma;
      return {mean_share(Family::tobit, eta[0], sigma), {math::normal_cdf(z), 0}, sigma * math::normal_density(z)};
    }
    case Family::hurdle: break;
  }
  const double pi = participation_probability(eta[0]), ceiling = coefficients.ceiling;
  const double amount = mean_amount(eta[1], sigma, ceiling);
  const double by_eta =
      (mean_amount(eta[1] + step, sigma, ceiling) - mean_amount(eta[1] - step, sigma, ceiling)) / (2 * step);
  const double by_sigma =
      (mean_amount(eta[1], sigma * math::exp(step), ceiling) - mean_amount(eta[1], sigma * math::exp(-step), ceiling)) /
      (2 * step);
  return {pi * amount, {pi * (1 - pi) * amount, pi * by_eta}, pi * by_sigma};
}

// The state-years that were invited, with what potential does not move in each linear predictor.
class Rows {
 public:
  Rows(const World& world, const War& war, const Coefficients& coefficients)
      : world_(world), war_(war), coefficients_(coefficients), parts_(parts_of(coefficients)) {
    const LeaderRelation& relation = world.leader_of(war);
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      if (war.invited[cell] == 0) continue;
      cells_.push_back(cell);
      potentials_.push_back(coefficients.potential.potential(relation.alignment[cell], relation.treaty_depth[cell]));
      for (const Part& part : parts_) offsets_.push_back(offset(part, cell));
    }
    for (const Part& part : parts_) slopes_.push_back(slope(part));
  }

  std::size_t size() const { return cells_.size(); }
  const std::vector<double>& potentials() const { return potentials_; }

  // The mean over rows at one potential, and its gradient in the parameters.
  double mean(double potential, std::vector<double>& gradient) const {
    gradient.assign(coefficients_.parameters(), 0);
    const double sigma = math::exp(coefficients_.estimate.back());
    double sum = 0;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      double eta[2] = {0, 0};
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        eta[p] = linear_predictor(offsets_[row * parts_.size() + p], slopes_[p], potential);
      }
      const Response response = response_of(coefficients_, eta, sigma);
      sum += response.mean;
      gradient.back() += response.by_log_sigma;
      for (std::size_t p = 0; p < parts_.size(); ++p)
        add(parts_[p], cells_[row], potential, response.by_eta[p], gradient);
    }
    const auto n = static_cast<double>(cells_.size());
    for (double& part : gradient) part /= n;
    return sum / n;
  }

 private:
  double offset(const Part& part, std::size_t cell) const {
    double sum = 0;
    for (std::size_t t = 0; t < part.columns.size(); ++t) {
      if (part.columns[t]) sum += coefficients_.estimate[part.first + t] * war_.covariates[*part.columns[t]][cell];
    }
    const auto effect = coefficients_.state_effects.find(world_.states[cell % world_.states.size()]);
    return effect == coefficients_.state_effects.end() ? sum : sum + effect->second;
  }

  double slope(const Part& part) const {
    for (std::size_t t = 0; t < part.columns.size(); ++t) {
      if (!part.columns[t]) return coefficients_.estimate[part.first + t];
    }
    return 0;
  }

  void add(const Part& part, std::size_t cell, double potential, double by_eta, std::vector<double>& gradient) const {
    for (std::size_t t = 0; t < part.columns.size(); ++t) {
      gradient[part.first + t] += by_eta * (part.columns[t] ? war_.covariates[*part.columns[t]][cell] : potential);
    }
  }

  const World& world_;
  const War& war_;
  const Coefficients& coefficients_;
  std::vector<Part> parts_;
  std::vector<std::size_t> cells_;
  std::vector<double> potentials_;
  std::vector<double> offsets_;  // rows x parts
  std::vector<double> slopes_;   // by part
};

double standard_error(const std::vector<double>& gradient, const std::vector<double>& covariance) {
  double variance = 0;
  const std::size_t size = gradient.size();
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) variance += gradient[i] * covariance[i * size + j] * gradient[j];
  }
  return std::sqrt(std::max(0.0, variance));
}

}  // namespace

PotentialEffect potential_effect(const World& world, const War& war, const Coefficients& coefficients,
                                 const PotentialEffectOptions& options) {
  if (options.points < 2) throw input_error({}, "a grid of " + std::to_string(options.points), "two points or more");
  if (!(options.level > 0 && options.level < 1)) throw input_error({}, "the level of the bands", "between 0 and 1");
  PotentialEffect effect{.level = options.level, .reference = coefficients.potential.reference};
  const Rows rows(world, war, coefficients);
  effect.rows = rows.size();
  if (!has_potential(coefficients) || rows.size() == 0) return effect;

  const double reach = math::normal_quantile((1 + options.level) / 2);
  const auto [least, largest] = std::minmax_element(rows.potentials().begin(), rows.potentials().end());
  std::vector<double> gradient, reference_gradient;
  const double at_reference = rows.mean(effect.reference, reference_gradient);
  for (const double potential : value_grid(*least, *largest, options.points)) {
    PotentialEffectPoint point;
    point.potential = potential;
    point.share = rows.mean(potential, gradient);
    const double error = standard_error(gradient, coefficients.covariance);
    if (coefficients.family != Family::gaussian && point.share > 0) {
      const double factor = math::exp(reach * error / point.share);
      point.low = point.share / factor;
      point.high = point.share * factor;
    } else {
      point.low = point.share - reach * error;
      point.high = point.share + reach * error;
    }
    point.change = point.share - at_reference;
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] -= reference_gradient[i];
    const double change_error = standard_error(gradient, coefficients.covariance);
    point.change_low = point.change - reach * change_error;
    point.change_high = point.change + reach * change_error;
    effect.points.push_back(point);
  }
  return effect;
}

}  // namespace entente
