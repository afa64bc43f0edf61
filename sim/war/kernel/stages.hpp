#pragma once

#include "sim/parallel/instruction_set.hpp"
#include "sim/random/philox_words.hpp"

#include <cstddef>
#include <cstdint>

/// The innermost loops of the simulation: each runs over the lanes of one block, for one state in one year. They are
/// compiled once for every instruction set, with the same results to the bit: sums are taken in one fixed order, there
/// is no fused multiply-add, and every function is built from + - * / and sqrt.
///
/// Arrays have `lanes` doubles and do not overlap. A *flag* is a double that is 1 or 0. A state is *present* in a lane
/// unless it has withdrawn there or the lane is padding; of absent states nothing is drawn and nothing is learnt.
namespace entente::kernel {

inline constexpr std::size_t lanes = 64;
inline constexpr std::size_t death_steps = 8;  ///< of count_deaths
/// A reward that a state notices: depth by which standing rose, or that was paid aside.
inline constexpr double noticeable_reward = 0.01;

/// One part of the contribution equation in one cell: its linear predictor is offset + slope * signalled potential.
struct Part {
  const double* offset;
  const double* slope;
};

/// What the contribution equation knows of one cell besides its coefficients.
struct Cell {
  double treaty_depth;          ///< A
  double potential_of_no_tie;   ///< P at a = 0: intercept + slope s
  double reference;             ///< P*
  double treaty_signal;         ///< min(P, P*) at treaty depth: what is signalled at Lambda = 0
  double committed_strength;    ///< Lambda
  double uncommitted_strength;  ///< Lambda
};

/// The leader's rule in one cell.
struct Answer {
  double prior;
  double prior_log_odds;
  double generosity;
  double souring;  ///< gamma
  bool ally;       ///< only allies are soured
  double standing_limit;
  bool room_is_potential;
  double potential_reference;  ///< P*
};

/// What the leader judges a state by: sums over what it did since the leader's last decision.
struct Judged {
  const double* years;  ///< state-years of wars
  const double* share;
  const double* expected;   ///< of e
  const double* certainty;  ///< of how surely more than e / 2 was to be had
};

/// How states revise what they expect.
struct Revision {
  double prior;   ///< r0
  double others;  ///< omega: weight of the mean success of others
  double most;    ///< of R
};

/// The hazard of withdrawal in one cell.
struct Leaving {
  double base;  ///< log-odds without losses and tie
  double losses_weight;
  double tie_weight;
  double per_armed_forces;  ///< 100,000 / M
  double treaty_depth;
  double souring;  ///< 0 where leaving is not soured
  double standing_limit;
};

/// Sums over cells of a mean and of its derivatives by the shift.
struct Sums {
  double* mean;
  double* slope;
  double* curvature;
};

struct Stages {
  // --- draws (draws.hpp) ---
  // Of one Philox block a lane; counter[0] is the replicate of lane 0.
  void (*normal_pairs)(const random::PhiloxWords&, double* first, double* second);
  void (*uniform_pairs)(const random::PhiloxWords&, double* first, double* second);
  /// shock <- rho shock + root innovation.
  void (*persist)(double rho, double root, const double* innovation, double* shock);

  // --- predictors (predictors.hpp) ---
  /// offset <- start + sum over terms of covariates[t] * parameters[index[t] * lanes + lane], + shift.
  void (*offsets)(double start, std::size_t terms, const double* covariates, const std::uint32_t* index,
                  const double* parameters, const double* shift, double* offset);
  /// P, and signalled potential with each lane's own Lambda R, R the expectation.
  void (*potentials)(const Cell&, const double* standing, const double* committed, const double* expectation,
                     double* potential, double* signalled);
  /// signalled potential if all states were committed, or none.
  void (*type_signals)(const Cell&, const double* potential, const double* expectation, double* committed,
                       double* uncommitted);
  /// a = clamp(A + u, 0, 1).
  void (*ties)(double treaty_depth, const double* standing, double* tie);
  double (*sum_of_present)(const double* present, const double* values);

  // --- one part: gaussian and tobit (one_part.hpp) ---
  /// drawn = eta + sigma shock, cut off at 0 if `censored`; share = drawn within [0, 1]; both 0 where absent.
  void (*one_part_share)(bool censored, const Part&, const double* sigma, const double* signalled, const double* shock,
                         const double* present, double* drawn, double* share);
  /// e.
  void (*one_part_expectation)(const Part&, const double* sigma, double treaty_signal, double* expected);
  /// max(0, 1 - 2 Pr(y < e / 2)).
  void (*one_part_certainty)(const Part&, const double* sigma, double treaty_signal, const double* expected,
                             double* certainty);
  /// ln f(drawn | committed) - ln f(drawn | not); times `weight` where the state was seen before.
  void (*one_part_evidence)(const Part&, const double* sigma, const double* committed_signal,
                            const double* uncommitted_signal, const double* drawn, const double* seen, double weight,
                            double* evidence);
  /// Adds weight m(offset + shift + slope signal) and its first two derivatives by the shift.
  void (*add_one_part_mean)(const Part&, const double* sigma, double signal, double weight, const double* shift,
                            const Sums&);

  // --- two parts: hurdle (hurdle_parts.hpp) ---
  /// latent = eta_a + sigma shock, the log-odds of share / ceiling; share = ceiling logistic(latent) where the state
  /// takes part, else 0.
  void (*hurdle_share)(const Part& participation, const Part& amount, const double* sigma, double ceiling,
                       const double* signalled, const double* participation_shock, const double* amount_shock,
                       const double* present, double* latent, double* share);
  void (*participation_evidence)(const Part&, const double* committed_signal, const double* uncommitted_signal,
                                 const double* share, const double* seen, double weight, double* evidence);
  /// Added where the share is positive: with weight 1 where no share was seen before, else with `weight`.
  void (*add_amount_evidence)(const Part&, const double* sigma, const double* committed_signal,
                              const double* uncommitted_signal, const double* latent, const double* share,
                              const double* has_sent, double weight, double* evidence);
  /// probability = logistic(offset + shift + slope signal).
  void (*participation_probability)(const Part&, double signal, const double* shift, double* probability);
  /// Adds weight times that, and its first two derivatives by the shift.
  void (*add_participation_mean)(const Part&, double signal, double weight, const double* shift, const Sums&);
  /// Fills the table of E[logistic(eta + sigma Z)] by lane (amount_means.hpp).
  void (*fill_amount_means)(const double* sigma, double* table);
  /// The mean at offset + shift + slope signal. `outside` flags lanes in which that lies beyond the table; returns
  /// whether there are any.
  bool (*amount_mean)(const Part&, double signal, const double* shift, const double* table, double* mean,
                      double* outside);
  /// The same with its first two derivatives by the shift.
  bool (*amount_mean_with_derivatives)(const Part&, double signal, const double* shift, const double* table,
                                       const Sums& amount, double* outside);
  /// Adds weight probability amount, and its first two derivatives by a shift of the amount's predictor.
  void (*add_amount_mean)(double weight, const double* probability, const Sums& amount, const Sums&);
  /// max(0, 1 - 2 Pr(y < e / 2)).
  void (*hurdle_certainty)(const Part& amount, const double* sigma, double ceiling, double treaty_signal,
                           const double* probability, const double* expected, double* certainty);

  // --- the leader (answer.hpp) ---
  /// Adds one act to what the leader judges by, where present; or begins with it.
  void (*judge)(const double* present, const double* share, const double* expected, const double* certainty,
                double* years, double* shares, double* expectations, double* certainties);
  void (*judge_first)(const double* present, const double* share, const double* expected, const double* certainty,
                      double* years, double* shares, double* expectations, double* certainties);
  /// log_odds <- prior + memory (log_odds - prior).
  void (*fade)(double prior_log_odds, double memory, double* log_odds);
  /// log_odds <- log_odds + evidence where present.
  void (*learn)(const double* evidence, const double* present, double* log_odds);
  /// The wish of a state that was judged and is not soured, else 0; the loss of one that is soured, else -1.
  void (*weigh)(const Answer&, const Judged&, const double* log_odds, const double* potential, const double* standing,
                double* wish, double* loss);
  /// The same where types are off, or tell nothing: no wish.
  void (*weigh_without_types)(const Answer&, const Judged&, const double* log_odds, const double* potential,
                              const double* standing, double* wish, double* loss);
  /// wish <- what of it standing's limit lets in.
  void (*within_limit)(double limit, const double* standing, double* wish);
  /// generosity * room, within what standing's limit lets in, of a state that was judged and is not soured; else 0.
  void (*most_to_give)(const Answer&, const double* years, const double* loss, const double* potential,
                       const double* standing, double* most);
  /// Standing soured, rewarded or drifted; `gain` is what it really rose by.
  void (*settle)(double drift, double limit, const double* loss, const double* reward, double* standing, double* gain);
  /// The same where the reward is a side payment: standing stays, the gain is what was paid.
  void (*settle_aside)(double drift, double limit, const double* loss, const double* reward, double* standing,
                       double* gain);
  void (*drift)(double rate, double limit, double* standing);
  void (*logistic)(const double* log_odds, double* probability);
  /// has_sent <- 1 where the share is positive.
  void (*remember)(const double* share, double* has_sent);

  // --- losses (losses.hpp) ---
  /// Mean deaths of the troops that a share sends. Returns, as bits by lane, where a uniform does not rule deaths out
  /// at once (u >= 1 - mean).
  std::uint64_t (*deaths_expected)(const double* share, double armed_forces, double deaths_per_troop,
                                   const double* uniform, double* mean);
  /// Probability of no death under the negative binomial, for any count of means.
  void (*no_deaths)(std::size_t count, double size, const double* mean, double* probability);
  /// Some steps of inversion: as often as the uniform is not below the sum one more death, then term <- term odds ratio
  /// and sum <- sum + term.
  void (*count_deaths)(std::size_t count, const double* ratios, const double* uniform, const double* odds, double* term,
                       double* sum, double* deaths);
  /// Who has sent, is present and was asked this year leaves where its uniform is below logistic(base + losses_weight
  /// ln(1 + losses per 100,000) + tie_weight a), a by `tie_standing`; a state that leaves is soured by `souring`.
  void (*leave)(const Leaving&, const std::int32_t* casualties, const double* has_sent, const double* asked,
                const double* uniform, const double* tie_standing, double* losses, double* present, double* standing);

  // --- expectation (expectation.hpp) ---
  /// outcome <- 1 where the state tried, else 0; added to the count of trials.
  void (*try_out)(const Judged&, double reference, const double* potential, double* outcome, double* trials);
  /// outcome <- 2 where a trial was rewarded by more than noticeable_reward; added to the count of successes.
  void (*succeed)(const double* gain, double* outcome, double* successes);
  /// Counts of rewards and failures after a decision, from a state's own outcome and the counts of all; r and R.
  void (*revise)(const Revision&, const double* outcome, const double* trials, const double* successes, double* rewards,
                 double* failures, double* rate, double* expectation);

  // --- requests and third-party closure (neighbours.hpp) ---
  /// Flags of those whose uniform is below logistic(base + tie_weight a).
  void (*ask)(double base, double tie_weight, double treaty_depth, const double* standing, const double* uniform,
              double* asked);
  void (*product)(const double* a, const double* b, double* both);
  /// kept <- now where flagged.
  void (*take_where)(const double* flags, const double* now, double* kept);
  /// noted <- 1 where flagged.
  void (*note_where)(const double* flags, double* noted);
  /// pull <- pull + weight max(0, other - own).
  void (*lean)(double weight, const double* own, const double* other, double* pull);
  /// standing <- standing + rate pull, within the limit.
  void (*draw_closer)(double rate, double limit, const double* pull, double* standing);
};

const Stages& stages_of(InstructionSet set);

}  // namespace entente::kernel
