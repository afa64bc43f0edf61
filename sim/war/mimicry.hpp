#pragma once

#include "sim/war/rules.hpp"

/// Would an uncommitted state copy a committed one's contribution, if it could choose? The model's states do not
/// optimise; this asks what would have to be true of costs for their acts to stay apart (Spence 1973; Fearon 1997).
///
/// A contribution costs its state k per unit of share, k_c if committed and k_u if not; a unit of depth is worth V to
/// it. A state that acts as the committed do sends m_c on average and can expect a reward of w_c; one that acts as the
/// uncommitted do sends m_u and can expect w_u: the same acts earn the same, whoever stands behind them. Hence
///
///     an uncommitted state copies unless     k_u (m_c - m_u) >= V (w_c - w_u),
///     a committed state sends for the reward if    k_c (m_c - m_u) <= V (w_c - w_u),
///
/// and with V in units of k_c the acts stay apart as long as k_c / k_u is at most
///
///     (m_c - m_u) / (V (w_c - w_u)).
///
/// Expected rewards come from what the leader would believe. It sees a state for the first time, and has seen it take
/// part or not, and if so an amount x ~ N(eta, sigma^2). With d = (eta_c - eta_u) / sigma and l0 = logit(p0),
///
///     not taking part:  l = l0 + ln((1 - pi_c) / (1 - pi_u)),
///     taking part:      l = l0 + ln(pi_c / pi_u) + d (x - (eta_c + eta_u) / 2) / sigma,
///
/// the latter normal with mean l0 + ln(pi_c / pi_u) +- d^2 / 2, + in the footsteps of the committed, and variance d^2
/// (half of it, d^2 / 2, is the Kullback-Leibler divergence of the amounts). Under families of one part all take part,
/// and an amount below zero is seen as none: l = l0 + ln(Phi(-eta_c / sigma) / Phi(-eta_u / sigma)). The reward is
/// g max(0, (p - p0) / (1 - p0)) room with p = logistic(l).
namespace entente {

/// How a type acts in one state-year.
struct TypeOfAct {
  double participation = 1;  ///< pi in (0, 1]; 1 for families of one part
  double latent = 0;         ///< eta: mean of the amount, in the units of sigma
  double mean_share = 0;     ///< m, what the act costs, in [0, 1]
};

struct MimicryCase {
  TypeOfAct committed;
  TypeOfAct uncommitted;
  double sigma = 1;       ///< > 0
  bool censored = false;  ///< amounts below 0 are seen as none: families of one part
  double prior = 0.5;     ///< p0 in (0, 1)
  double generosity = 0;  ///< g in [0, 1]
  double room = 0;        ///< depth that a reward can fill, >= 0
  double reward_value =
      1;  ///< V > 0: what a unit of depth is worth, in shares that a committed state would give for it
};

struct Mimicry {
  double committed_reward = 0;    ///< w_c, depth
  double uncommitted_reward = 0;  ///< w_u, depth
  /// Largest ratio k_c / k_u of costs at which an uncommitted state would not copy; infinity where copying earns
  /// nothing more.
  double critical_ratio = 0;
  /// Whether a committed state would send as much for the reward alone: the critical ratio is at most 1. If not, acts
  /// stay apart even at equal costs, and who sends does so for other reasons.
  bool reward_pays = false;
};

/// Throws Error (Fault::work) where a value lies outside its range, or the committed do not send more on average.
Mimicry mimicry(const MimicryCase& one);

}  // namespace entente
