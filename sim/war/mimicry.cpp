#include "sim/war/mimicry.hpp"

#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_act(const TypeOfAct& act) {
  return act.participation > 0 && act.participation <= 1 && act.mean_share >= 0 && act.mean_share <= 1;
}

void check(const MimicryCase& one) {
  const bool fine = is_act(one.committed) && is_act(one.uncommitted) && one.sigma > 0 && one.prior > 0 &&
                    one.prior < 1 && one.generosity >= 0 && one.generosity <= 1 && one.room >= 0 &&
                    one.reward_value > 0 && one.committed.mean_share > one.uncommitted.mean_share;
  if (!fine) throw work_error("mimicry: a value lies outside its range, or the committed do not send more");
}

class ExpectedReward {
 public:
  explicit ExpectedReward(const MimicryCase& one)
      : one_(one),
        prior_log_odds_(math::logit(one.prior)),
        distance_((one.committed.latent - one.uncommitted.latent) / one.sigma) {}

  /// Of a state that acts so.
  double of(const TypeOfAct& act) const {
    const double pi_c = one_.committed.participation;
    const double pi_u = one_.uncommitted.participation;
    const double middle = (one_.committed.latent + one_.uncommitted.latent) / 2;
    const double mean = math::log(pi_c / pi_u) + distance_ * (act.latent - middle) / one_.sigma;
    if (one_.censored) return over_amounts(mean, -act.latent / one_.sigma) + of_none(act);
    const double taking_part = act.participation * over_amounts(mean, -far);
    if (act.participation == 1) return taking_part;
    // Who never stays away as the one type does gives itself away as the other.
    const double absent = pi_c == 1 ? 0 : pi_u == 1 ? reward(infinity) : reward(math::log((1 - pi_c) / (1 - pi_u)));
    return taking_part + (1 - act.participation) * absent;
  }

 private:
  double reward(double evidence) const {
    const double surplus = math::logistic(prior_log_odds_ + evidence) - one_.prior;
    return one_.generosity * std::max(0.0, surplus / (1 - one_.prior)) * one_.room;
  }

  double of_none(const TypeOfAct& act) const {
    const double evidence = math::log_normal_cdf(-one_.committed.latent / one_.sigma) -
                            math::log_normal_cdf(-one_.uncommitted.latent / one_.sigma);
    return math::normal_cdf(-act.latent / one_.sigma) * reward(evidence);
  }

  // Evidence mean + distance z of shocks z ~ N(0, 1) above `least`: Simpson's rule where there is a reward, which is
  // smooth there.
  double over_amounts(double mean, double least) const {
    double begin = std::max(-far, least);
    double end = far;
    if (distance_ > 0) begin = std::max(begin, -mean / distance_);
    if (distance_ < 0) end = std::min(end, -mean / distance_);
    if (distance_ == 0 && mean <= 0) return 0;
    if (begin >= end) return 0;
    constexpr int steps = 2000;
    const double step = (end - begin) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
      const double z = begin + i * step;
      const double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * math::normal_density(z) * reward(mean + distance_ * z);
    }
    return sum * step / 3;
  }

  static constexpr double far = 9;  // the normal beyond adds less than 1e-18

  const MimicryCase& one_;
  double prior_log_odds_;
  double distance_;  // d
};

}  // namespace

Mimicry mimicry(const MimicryCase& one) {
  check(one);
  const ExpectedReward expected(one);
  Mimicry result;
  result.committed_reward = expected.of(one.committed);
  result.uncommitted_reward = expected.of(one.uncommitted);
  const double gain = one.reward_value * (result.committed_reward - result.uncommitted_reward);
  const double effort = one.committed.mean_share - one.uncommitted.mean_share;
  result.critical_ratio = gain > 0 ? effort / gain : infinity;
  result.reward_pays = result.critical_ratio <= 1;
  return result;
}

}  // namespace entente
