#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/contribution/equation.hpp"
#include "sim/contribution/hurdle.hpp"
#include "sim/math/functions.hpp"
#include "sim/war/commitment.hpp"
#include "sim/war/ensemble.hpp"
#include "tests/sim/war/plain/broken.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace entente::testing {

/// The contribution equation of one replicate, as docs/model.md has it under "Contribution" and "Types and private
/// stake". Under one-part families `share` is all there is; under hurdle it is participation.
class PlainEquation {
 public:
  struct Predictors {
    double share = 0;
    double amount = 0;
  };

  PlainEquation(const World& world, const Experiment& experiment, const CoefficientDraw& draw, Broken broken)
      : world_(world),
        experiment_(experiment),
        coefficients_(experiment.coefficients),
        draw_(draw),
        columns_(all_terms(coefficients_)) {
    std::erase(columns_, potential_term);
    if (experiment.types.on && broken != Broken::no_shift) find_shifts();
  }

  bool hurdle() const { return coefficients_.family == Family::hurdle; }
  double sigma() const { return draw_.sigma; }

  const War& war(std::size_t act) const { return world_.wars[act / world_.cells()]; }
  const LeaderRelation& relation(std::size_t act) const { return world_.leader_of(war(act)); }
  std::size_t cell(std::size_t act) const { return act % world_.cells(); }

  double potential(std::size_t act, double tie) const {
    return coefficients_.potential.potential(relation(act).alignment[cell(act)], tie);
  }
  /// Lambda of a type; 1 with types off.
  double strength(std::size_t act, bool committed) const {
    if (!experiment_.types.on) return 1;
    const double stake = private_stake(war(act), cell(act), experiment_.types.stake_distance_km);
    const SignalStrength both = signal_strength(experiment_.types.committed, stake);
    return committed ? both.committed : both.uncommitted;
  }
  /// eta of each part, delta included, at potential P and signal strength Lambda.
  Predictors predictors(std::size_t act, double potential, double lambda) const {
    Predictors eta = unshifted(act, potential, lambda);
    eta.share += shift_.share;
    eta.amount += shift_.amount;
    return eta;
  }
  /// E[max(0, y)].
  double mean_contribution(const Predictors& eta) const {
    if (hurdle()) return coefficients_.ceiling * hurdle_mean(eta.share, eta.amount, sigma());
    return mean_share(Family::tobit, eta.share, sigma());
  }
  /// Pr(y < level), level > 0.
  double probability_below(const Predictors& eta, double level) const {
    if (!hurdle()) return math::normal_cdf((level - eta.share) / sigma());
    const double taking_part = participation_probability(eta.share);
    const double z = (math::logit(level / coefficients_.ceiling) - eta.amount) / sigma();
    return (1 - taking_part) + taking_part * math::normal_cdf(z);
  }

 private:
  // x'b of one part, whose parameters start at `first`.
  double covariates(const std::vector<std::string>& terms, std::size_t first, std::size_t act) const {
    double sum = 0;
    for (std::size_t term = 0; term < terms.size(); ++term) {
      if (terms[term] == potential_term) continue;
      const auto column = std::find(columns_.begin(), columns_.end(), terms[term]) - columns_.begin();
      sum += draw_.parameters[first + term] * war(act).covariates[static_cast<std::size_t>(column)][cell(act)];
    }
    return sum;
  }

  Predictors unshifted(std::size_t act, double potential, double lambda) const {
    const double signal = signalled_potential(potential, coefficients_.potential.reference, lambda);
    const auto effect = coefficients_.state_effects.find(world_.states[act % world_.states.size()]);
    const double own = effect == coefficients_.state_effects.end() ? 0.0 : effect->second;
    Predictors eta;
    eta.share = linear_predictor(covariates(coefficients_.terms, 0, act) + own, draw_.potential_slope, signal);
    if (hurdle()) {
      const double offset = covariates(coefficients_.amount_terms, coefficients_.terms.size(), act);
      eta.amount = linear_predictor(offset, draw_.amount_potential_slope, signal);
    }
    return eta;
  }

  // The parts' predictors of all invited state-years at treaty depth: as fitted, and of both types.
  struct ByType {
    Predictors fitted;
    Predictors committed;
    Predictors uncommitted;
  };

  void find_shifts() {
    std::vector<ByType> cells;
    for (std::size_t act = 0; act < world_.acts(); ++act) {
      if (!war(act).invited[cell(act)]) continue;
      const double p = potential(act, relation(act).treaty_depth[cell(act)]);
      cells.push_back(
          {unshifted(act, p, 1), unshifted(act, p, strength(act, true)), unshifted(act, p, strength(act, false))});
    }
    if (cells.empty()) return;
    const double first_step = hurdle() ? 1 : sigma();
    if (!hurdle()) {
      shift_.share = solve(cells, first_step, [&](const Predictors& eta, double shift) {
        return mean_share(coefficients_.family, eta.share + shift, sigma());
      });
      return;
    }
    shift_.share = solve(cells, first_step, [](const Predictors& eta, double shift) {
      return participation_probability(eta.share + shift);
    });
    // The fitted mean share is that of the unshifted participation; the types' participation is shifted by now.
    for (ByType& cell : cells) {
      cell.committed.share += shift_.share;
      cell.uncommitted.share += shift_.share;
    }
    shift_.amount = solve(cells, first_step, [&](const Predictors& eta, double shift) {
      return hurdle_mean(eta.share, eta.amount + shift, sigma());
    });
  }

  // Bisection: means rise with the shift.
  double solve(const std::vector<ByType>& cells, double first_step,
               const std::function<double(const Predictors&, double)>& mean) const {
    const double p0 = experiment_.types.committed;
    double fitted = 0;
    for (const ByType& cell : cells) fitted += mean(cell.fitted, 0);
    if (fitted == 0) return 0;  // so far below zero that doubles do not tell: nothing to keep
    const auto too_low = [&](double shift) {
      double mixed = 0;
      for (const ByType& cell : cells) {
        mixed += p0 * mean(cell.committed, shift) + (1 - p0) * mean(cell.uncommitted, shift);
      }
      return mixed < fitted;
    };
    double low = -first_step;
    double high = first_step;
    while (!too_low(low)) low *= 2;
    while (too_low(high)) high *= 2;
    while (high - low > 1e-15 * (first_step + std::abs(low))) {
      const double middle = low + (high - low) / 2;
      (too_low(middle) ? low : high) = middle;
    }
    return low + (high - low) / 2;
  }

  const World& world_;
  const Experiment& experiment_;
  const Coefficients& coefficients_;
  const CoefficientDraw& draw_;
  std::vector<std::string> columns_;  // what the world's covariates are
  Predictors shift_;
};

}  // namespace entente::testing
