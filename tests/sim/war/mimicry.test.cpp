#include "sim/war/mimicry.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"
#include "sim/war/mimicry_of_act.hpp"
#include "tests/sim/war/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace entente {
namespace {

MimicryCase a_case() {
  return {.committed = {.participation = 0.7, .latent = -4.2, .mean_share = 0.012},
          .uncommitted = {.participation = 0.4, .latent = -4.9, .mean_share = 0.004},
          .sigma = 0.6,
          .prior = 0.4,
          .generosity = 0.3,
          .room = 0.5,
          .reward_value = 0.4};
}

/// Brute force: acts are drawn, the leader updates by the densities themselves and rewards, and the state compares what
/// both ways of acting leave it.
class Market {
 public:
  Market(const MimicryCase& one, std::size_t draws) : one_(one), draws_(draws) {
    for (const bool copies : {false, true}) reward_[copies] = mean_reward(copies ? one.committed : one.uncommitted);
  }
  double reward(bool copies) const { return reward_[copies ? 1 : 0].mean; }
  double error(bool copies) const { return reward_[copies ? 1 : 0].error; }
  /// Whether an uncommitted state would copy if k_c / k_u were `ratio`.
  bool copies(double ratio) const {
    const double cost = 1 / ratio;
    const double with = one_.reward_value * reward(true) - cost * one_.committed.mean_share;
    const double without = one_.reward_value * reward(false) - cost * one_.uncommitted.mean_share;
    return with > without;
  }

 private:
  struct Estimate {
    double mean = 0;
    double error = 0;
  };

  double log_density(const TypeOfAct& type, bool takes_part, double x) const {
    if (one_.censored && x <= 0) return math::log_normal_cdf(-type.latent / one_.sigma);
    if (!takes_part) return math::log(1 - type.participation);
    const double z = (x - type.latent) / one_.sigma;
    return math::log(type.participation) - z * z / 2;
  }

  Estimate mean_reward(const TypeOfAct& act) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < draws_; ++i) {
      const bool takes_part = random::bernoulli(stream_, act.participation);
      const double x = act.latent + one_.sigma * random::normal(stream_);
      const double l = math::logit(one_.prior) + log_density(one_.committed, takes_part, x) -
                       log_density(one_.uncommitted, takes_part, x);
      const double belief = std::max(0.0, (math::logistic(l) - one_.prior) / (1 - one_.prior));
      const double reward = one_.generosity * belief * one_.room;
      sum += reward;
      squares += reward * reward;
    }
    const auto n = static_cast<double>(draws_);
    return {sum / n, std::sqrt((squares / n - sum / n * (sum / n)) / n)};
  }

  const MimicryCase& one_;
  std::size_t draws_;
  random::Stream stream_{{.seed = MasterSeed(5)}};
  Estimate reward_[2];
};

}  // namespace

TEST_CASE("expected rewards and the critical ratio are those of brute force", "[mimicry]") {
  const MimicryCase one = a_case();
  const Mimicry found = mimicry(one);
  const Market market(one, 400000);
  CHECK(std::abs(found.committed_reward - market.reward(true)) < 4.5 * market.error(true));
  CHECK(std::abs(found.uncommitted_reward - market.reward(false)) < 4.5 * market.error(false));
  // The market's own threshold lies within a percent.
  CHECK_FALSE(market.copies(0.99 * found.critical_ratio));
  CHECK(market.copies(1.01 * found.critical_ratio));
  // A broken variant, in which the state forgets that copying may be believed or not, is found out.
  const double naive =
      (one.committed.mean_share - one.uncommitted.mean_share) / (one.reward_value * one.generosity * one.room);
  CHECK(market.copies(1.01 * naive) == market.copies(0.99 * naive));
}

TEST_CASE("with one part and no censoring the algebra is that of a normal shift", "[mimicry]") {
  // Oracle: l ~ N(l0 +- d^2 / 2, d^2), by the trapezoidal rule.
  MimicryCase one = a_case();
  one.committed = {.participation = 1, .latent = 0.5, .mean_share = 0.5};
  one.uncommitted = {.participation = 1, .latent = 0.2, .mean_share = 0.2};
  one.sigma = 0.2;
  const double d = 1.5;
  double rewards[2] = {};
  for (int i = -90000; i <= 90000; ++i) {
    const double z = i * 1e-4;
    for (const int sign : {-1, 1}) {
      const double p = math::logistic(math::logit(0.4) + sign * d * d / 2 + d * z);
      rewards[sign > 0] += 1e-4 * math::normal_density(z) * 0.3 * std::max(0.0, (p - 0.4) / 0.6) * 0.5;
    }
  }
  const Mimicry found = mimicry(one);
  CHECK(found.committed_reward == Approx(rewards[1]).epsilon(1e-7));
  CHECK(found.uncommitted_reward == Approx(rewards[0]).epsilon(1e-7));
  CHECK(found.critical_ratio == Approx(0.3 / (0.4 * (rewards[1] - rewards[0]))).epsilon(1e-7));
}

TEST_CASE("amounts below zero are seen as none", "[mimicry]") {
  MimicryCase one = a_case();
  one.committed = {.participation = 1, .latent = -0.004, .mean_share = 0.006};
  one.uncommitted = {.participation = 1, .latent = -0.016, .mean_share = 0.003};
  one.sigma = 0.01;
  one.censored = true;
  const Mimicry found = mimicry(one);
  const Market market(one, 400000);
  CHECK(std::abs(found.committed_reward - market.reward(true)) < 4.5 * market.error(true));
  CHECK(std::abs(found.uncommitted_reward - market.reward(false)) < 4.5 * market.error(false));
  one.censored = false;  // a leader who saw how far below zero they lie would learn more
  CHECK(std::abs(mimicry(one).committed_reward - market.reward(true)) > 6 * market.error(true));
}

TEST_CASE("a negative slope is told apart as well as a positive one", "[mimicry]") {
  // The committed take part more, and send less when they do: evidence falls with the amount.
  MimicryCase one = a_case();
  std::swap(one.committed.latent, one.uncommitted.latent);
  const Mimicry found = mimicry(one);
  const Market market(one, 400000);
  CHECK(std::abs(found.committed_reward - market.reward(true)) < 4.5 * market.error(true));
  CHECK(std::abs(found.uncommitted_reward - market.reward(false)) < 4.5 * market.error(false));
}

TEST_CASE("the case of a state's first year is what its simulated replicates do and are given", "[mimicry]") {
  // Oracle: shares and first rewards of an ensemble, by type.
  const World world = testing::small_world(8, 1);
  for (const Family family : {Family::tobit, Family::hurdle}) {
    Experiment experiment = testing::small_experiment(Family::tobit, 0.05, 20000);
    if (family == Family::hurdle) experiment.coefficients = testing::small_hurdle(3, 1.5);
    experiment.draw_coefficients = false;
    const std::size_t state = 7;  // no ally, with interests close to the leader's
    const MimicryCase one = mimicry_of_act(world, experiment, state, 1);
    const Mimicry found = mimicry(one);
    const Ensemble ensemble = run_ensemble(world, experiment);
    for (const bool committed : {false, true}) {
      double share = 0, shares = 0, reward = 0, rewards = 0, count = 0;
      for (std::size_t k = 0; k < ensemble.replications; ++k) {
        if ((ensemble.committed[state * ensemble.replications + k] == 1) != committed) continue;
        const double y = ensemble.shares(state)[k];
        const double u = ensemble.standing[state * ensemble.replications + k];
        share += y;
        shares += y * y;
        reward += u;
        rewards += u * u;
        count += 1;
      }
      const auto z = [&](double sum, double squares, double expected) {
        const double mean = sum / count;
        return (mean - expected) / std::sqrt((squares / count - mean * mean) / count);
      };
      const TypeOfAct& type = committed ? one.committed : one.uncommitted;
      CHECK(std::abs(z(share, shares, type.mean_share)) < 4.5);
      CHECK(std::abs(z(reward, rewards, committed ? found.committed_reward : found.uncommitted_reward)) < 4.5);
    }
  }
  Experiment typeless = testing::small_experiment(Family::tobit, 0.05, 10);
  typeless.types.on = false;
  CHECK_THROWS_AS(mimicry_of_act(world, typeless, 0, 1), Error);
}

TEST_CASE("a reward that is not to be had is not worth copying for", "[mimicry]") {
  MimicryCase one = a_case();
  one.generosity = 0;
  CHECK(std::isinf(mimicry(one).critical_ratio));
  CHECK_FALSE(mimicry(one).reward_pays);
  one = a_case();
  one.reward_value = 1e4;
  CHECK(mimicry(one).reward_pays);
  one.uncommitted.mean_share = 0.5;
  CHECK_THROWS_AS(mimicry(one), Error);
}

}  // namespace entente
