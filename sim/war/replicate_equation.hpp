#pragma once

#include "sim/war/amount_mean.hpp"
#include "sim/war/marginal_mean.hpp"
#include "sim/war/plan.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// The shocks of one state in one year, each standard normal. One-part families have only `amount`.
struct Shocks {
  double participation = 0;
  double amount = 0;
};

/// What the leader has seen of a state before: the first sight of a shock is worth a full year's evidence, for
/// persistence changes no year's distribution; only later ones repeat it in part.
struct Seen {
  bool choice = false;  ///< whether it contributes
  bool amount = false;  ///< how much, under hurdle
};

/// The contribution equation with one replicate's coefficients, for every cell of a plan and whatever the family.
///
/// In all functions: `cell` is an invited cell, `potential` this year's P, `strength` is Lambda (0 for what is expected
/// without signalling).
class ReplicateEquation {
 public:
  explicit ReplicateEquation(const Plan& plan);

  /// Takes a replicate's coefficients: offsets of all cells, intercepts shifted so that types keep the fitted means.
  void take(const CoefficientDraw& draw);

  /// The share that these shocks make; may be negative under gaussian.
  double share(std::size_t cell, double potential, double strength, const Shocks& shocks) const;
  /// Mean of the share that is sent, max(0, y).
  double mean(std::size_t cell, double potential, double strength) const;
  /// e: the mean without signalling, at treaty depth, so that a state's standing does not move what is expected of it.
  double conventional_share(std::size_t cell) const { return conventional_share_[cell]; }
  /// max(0, 1 - 2 Pr(y < e / 2)) without signalling: how surely more than half of e was to be had.
  double certainty(std::size_t cell) const { return certainty_[cell]; }
  /// ln f(y | committed) - ln f(y | not), each part weighted by what persistent shocks leave of its evidence. The
  /// leader sees what is sent: a gaussian share below zero is a zero.
  double evidence(std::size_t cell, double potential, double share, const Seen& seen) const;

 private:
  // The linear predictors of a one-part family, or of participation and amount.
  struct Part {
    std::vector<double> offset;  // by cell
    double slope = 0;            // of potential
    TypePredictors predictors;   // scratch of the shift, by invited cell
  };
  double eta(const Part& part, std::size_t cell, double potential, double strength) const;
  void predict_types(Part& part);
  void shift_types();
  void expect();
  double probability_below(std::size_t cell, double potential, double share) const;
  void shift_share();
  void shift_participation();
  void shift_amount();
  double share_evidence(std::size_t cell, double potential, double share) const;
  double participation_evidence(std::size_t cell, double potential, bool participates) const;
  double amount_evidence(std::size_t cell, double potential, double share) const;

  const Plan& plan_;
  bool hurdle_;
  double sigma_ = 1;
  double ceiling_;  // of the hurdle's amount
  Part share_;      // of a one-part family, or participation
  Part amount_;     // of the hurdle
  AmountMean amount_mean_;
  std::vector<double> conventional_share_;  // by cell
  std::vector<double> certainty_;           // by cell
};

}  // namespace entente
