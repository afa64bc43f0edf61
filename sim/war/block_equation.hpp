#pragma once

#include "sim/contribution/coefficient_sampler.hpp"
#include "sim/core/lane_array.hpp"
#include "sim/war/kernel/stages.hpp"
#include "sim/war/plan.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// The coefficients of a block's replicates, by lane.
struct BlockCoefficients {
  explicit BlockCoefficients(std::size_t parameters);
  void set(std::size_t lane, const CoefficientDraw& draw);

  LaneArray<double> parameters;  ///< [parameter * lanes + lane], in the order of Coefficients::estimate
  LaneArray<double> potential_slope;
  LaneArray<double> amount_potential_slope;
  LaneArray<double> sigma;
};

/// What the leader sees of one act, and knew before: one double a lane each.
struct Sight {
  const double* potential;
  const double* expectation;  ///< R
  const double* drawn;        ///< as BlockEquation::share gave it
  const double* share;
  const double* seen;      ///< flags: whether the state was asked to this war in an earlier year
  const double* has_sent;  ///< flags: whether it sent in one
};

/// The contribution equation with the coefficients of one block's replicates, whatever the family: predictors with
/// intercepts shifted so that types keep the fitted means, expectations, shares and what they say of types.
///
/// After take(), acts are entered one after the other; everything else is about the act entered last. Pointers are to
/// one double a lane.
class BlockEquation {
 public:
  /// @param intercepts_of an equation with the same coefficients, whose shifted intercepts are taken over instead of
  /// being found; it must outlive this one and take the same coefficients before
  BlockEquation(const Plan& plan, const kernel::Stages& stages, const BlockEquation* intercepts_of = nullptr);

  /// Takes coefficients, which must outlive their use. Only the first `replicates` lanes are asked for; in the others
  /// no intercept need exist that keeps the fitted mean. Throws Error (Fault::work) where it must and does not.
  void take(const BlockCoefficients& coefficients, std::size_t replicates);
  /// Learns how intercepts move with coefficients around the point estimates, so that the search for them may begin
  /// where a first-order expansion says.
  void expand_intercepts();
  /// The same for coefficients that are equal in all lanes and will not be taken again: each act is worked out once.
  void take_for_good(const BlockCoefficients& coefficients);

  void enter(std::size_t act);
  /// The predictor of the share, or of participation under hurdle; and of the hurdle's amount.
  kernel::Part share_part() const { return share_.part(); }
  kernel::Part amount_part() const { return amount_.part(); }
  /// e: the mean without signalling, at treaty depth, so that a state's standing does not move what is expected of it.
  const double* expected() const { return expected_.data(); }
  /// max(0, 1 - 2 Pr(y < e / 2)) without signalling: how surely more than half of e was to be had. Worked out only
  /// where the state may be soured; 0 elsewhere.
  const double* certainty() const { return certainty_.data(); }
  /// Shares that these shocks make, within [0, 1]. `participation_shock` is read under hurdle only.
  /// `drawn`: the share before clipping; under hurdle the latent amount.
  void share(const double* signalled, const double* participation_shock, const double* amount_shock,
             const double* present, double* drawn, double* share) const;
  /// ln f(y | committed) - ln f(y | not), each part weighted by what persistent shocks leave of its evidence. The first
  /// sight of a shock is worth a full year's evidence, for persistence changes no year's distribution.
  void evidence(std::size_t act, const Sight& sight, double* evidence);

 private:
  struct PartOfBlock {
    PartDesign Plan::*design = nullptr;
    bool has_state_effects = false;
    const double* slope = nullptr;
    LaneArray<double> shift;
    double shift_of_estimate = 0;
    std::vector<double> shift_slope;  ///< by parameter; empty before expand_intercepts
    LaneArray<double> offset;         ///< of the act entered, shift included
    std::vector<double> offset_for_good;

    kernel::Part part() const { return {offset.data(), slope}; }
  };

  void set_offset(const Plan& plan, PartOfBlock& part, std::size_t act, const double* shift);
  void expect(std::size_t act);
  void amount_mean(double signal, const double* shift, double* mean);
  void amount_mean_with_derivatives(double signal, const double* shift, const kernel::Sums& amount);
  double amount_eta(double signal, const double* shift, std::size_t lane) const {
    return (amount_.offset[lane] + amount_.slope[lane] * signal) + shift[lane];
  }

  // Intercepts (block_shifts.cpp).
  void guess_shifts(PartOfBlock& part) const;
  void shift_types(std::size_t replicates);
  void shift_share(std::size_t replicates);
  void shift_hurdle(std::size_t replicates);

  const Plan& plan_;
  const kernel::Stages& stages_;
  const BlockEquation* intercepts_of_;
  const BlockCoefficients* coefficients_ = nullptr;
  bool hurdle_;
  bool for_good_ = false;
  PartOfBlock share_;  // of the share, or of participation under hurdle
  PartOfBlock amount_;
  LaneArray<double> none_;  // zeros
  LaneArray<double> amount_means_;
  LaneArray<double> outside_;
  LaneArray<double> probability_;
  LaneArray<double> expected_;
  LaneArray<double> certainty_;
  LaneArray<double> committed_signal_;
  LaneArray<double> uncommitted_signal_;
  std::vector<double> expected_for_good_;
  std::vector<double> certainty_for_good_;
};

}  // namespace entente
