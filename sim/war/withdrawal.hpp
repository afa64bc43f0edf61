#pragma once

namespace entente {

/// How likely a contributor is to leave the war for good, as a function of what its home front sees (docs/model.md,
/// "Withdrawal"): a discrete-time logit on the state-years at risk (Allison 1982).
struct WithdrawalHazard {
  bool on = false;       ///< off: no state ever withdraws
  double intercept = 0;  ///< c0, log-odds a year
  double losses = 0;     ///< c1, log-odds for each unit of ln(1 + cumulative deaths per 100,000 of the armed forces)
  double democracy = 0;  ///< c2, log-odds of a democracy over others
  double tie = 0;        ///< c3, log-odds for each unit of tie depth a
};

/// The term of losses, ln(1 + losses): diminishing, since the first deaths shock more than later ones (Mueller 1973).
/// One function for fitting and acting.
/// @param losses_per_100000 cumulative deaths over the armed forces of the year, times 100,000; >= 0
double losses_term(double losses_per_100000);

/// Probability in [0, 1] that a contributor decides at the end of a year to be gone from the next year on: 0 where the
/// hazard is off, else logistic(c0 + c1 ln(1 + losses) + c2 democracy + c3 a).
/// @param losses_per_100000 cumulative deaths, this year's included, over the armed forces of the year, times 100,000
/// @param tie a in [0, 1], after the year's reward or souring
double withdrawal_probability(const WithdrawalHazard& hazard, double losses_per_100000, bool democracy, double tie);

}  // namespace entente
