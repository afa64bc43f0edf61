#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/war/persistence.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Beyond this, persistence is not sought: half of such a shock is left after 69 years, so that no record of a war can
/// tell more persistence from less.
inline constexpr double largest_persistence = 0.99;

/// State-years with their shares and what the fitted equation expects of them, in any order.
struct PersistenceRows {
  std::vector<CowCode> states;
  std::vector<Year> years;         ///< of a state in one war, each once
  std::vector<double> share;       ///< as observed; above 0 is a contribution
  std::vector<double> eta;         ///< linear predictor of the share, under hurdle of participation; Lambda = 1
  std::vector<double> eta_amount;  ///< of the amount; empty unless hurdle
  std::vector<WarId> wars;         ///< whose shocks they are; empty where all rows are of one war

  std::size_t rows() const { return share.size(); }
};

/// The persistence of shocks at which the fitted equation shows what the record shows.
///
/// A *step* leads from one year to the next where both are among the rows of one state in one war; gaps are left out.
struct PersistenceCalibration {
  Persistence persistence;

  std::size_t steps = 0;
  double switches = 0;           ///< observed: steps from no contribution to some or back
  double expected_switches = 0;  ///< at the persistence found
  double most_switches = 0;      ///< expected with independent shocks
  double fewest_switches = 0;    ///< expected with shocks that never change: those of the fitted probabilities alone

  std::size_t amount_steps = 0;         ///< hurdle: steps with a share above 0 on either side
  double autocorrelation = 0;           ///< hurdle: observed, of logit(y / c) over these steps
  double expected_autocorrelation = 0;  ///< at the persistence found
};

/// Which shock of the family decides on contributing at all.
double& choice_persistence(Persistence& persistence, Family family);

/// Calibrates the shocks' persistence at given coefficients, each on a statistic of the record that it governs:
///
/// - Whether states contribute, on *switches*: the persistence rho at which their expected number, sum over steps of
///   pi + pi' - 2 Phi2(Phi^-1(pi), Phi^-1(pi'); rho) with the fitted probabilities pi of contributing, is the observed
///   one. It falls as rho rises. Under hurdle this is `participation`; families of one part have one shock, `amount`,
///   with pi = Phi(eta / sigma).
/// - Under hurdle `amount`, on the *autocorrelation of shares*: the rho at which Pearson's correlation of logit(y / c)
///   over the steps with two contributions is expected to be the observed one, (C + sigma^2 rho) / sqrt((V +
///   sigma^2)(V' + sigma^2)) with V, V' and C the variances and the covariance of eta_amount at both ends of these
///   steps. Moments of the shares and not of the residuals: what has to be met is how states behave.
///
/// Both are sought in [0, largest_persistence] and take the nearest bound where the record lies beyond.
/// Throws Error (Fault::input) when there is no step, no step with two contributions (hurdle), when those do not vary,
/// or when a share reaches the ceiling.
PersistenceCalibration calibrate_persistence(const PersistenceRows& rows, const Coefficients& coefficients);

/// The expected number of switches of steps between these probabilities; of equal length, in [0, 1].
double expected_switches(const std::vector<double>& before, const std::vector<double>& now, double rho);

}  // namespace entente
