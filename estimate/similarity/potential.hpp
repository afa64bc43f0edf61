#pragma once

#include <string>
#include <vector>

/// Unrealized alliance potential (Gannon and Kent 2020): how far a state's formal tie with the leader lags behind what
/// its interests allow.
namespace entente {

/// How a latent depth score becomes a tie between no alliance, 0, and a deep one.
enum class DepthTransform {
  published,  ///< ln(z + 2.141), the paper's: 2.141 is the lowest score's distance from 0, and that score becomes 0
  oriented,   ///< Phi(z), z the larger the deeper
};

/// The tie of a score. With the published transform scores at or below -2.141, whose logarithm there is none of, are 0,
/// as the paper's archive recodes them.
double tie_of_score(double score, DepthTransform transform);
/// Whether the published transform recodes the score.
bool is_recoded(double score);

enum class PotentialForm {
  difference,          ///< alignment less tie: the paper's index
  residual,            ///< the tie that least squares predict from alignment, less the tie
  alignment_residual,  ///< alignment, less the alignment that least squares predict from the tie
};

/// One value a row, NaN where alignment or tie is NaN.
///
/// Residuals are of a regression over the rows that have both, and sum to zero over them. `residual`, of tie = a + b
/// alignment, is the negative of the usual residual, so that a state whose tie is weaker than others' of its alignment
/// has potential above zero. `alignment_residual`, of alignment = a + b tie, is the usual one: a state that is better
/// aligned than others of its tie has potential above zero. The first is uncorrelated with alignment, the second with
/// the tie, so that they are different measures and not one on two scales.
/// Throws Error (Fault::input) when what predicts does not vary over them.
std::vector<double> alliance_potential(const std::vector<double>& alignment, const std::vector<double>& tie,
                                       PotentialForm measure);

}  // namespace entente
