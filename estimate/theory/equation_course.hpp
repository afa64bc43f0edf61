#pragma once

#include "estimate/theory/contribution_rows.hpp"
#include "sim/contribution/coefficients.hpp"
#include "sim/random/stream.hpp"
#include "sim/war/persistence.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// The coefficients of one contestant, replicate by replicate.
class DrawnCoefficients {
 public:
  /// The draws of replicates 0 to replications - 1 from the sampling distribution, or the point estimates throughout.
  DrawnCoefficients(const Coefficients& coefficients, MasterSeed seed, std::size_t replications, bool draw);

  std::span<const double> parameters(std::size_t replicate) const {
    return {values_.data() + (drawn_ ? replicate : 0) * size_, size_};
  }
  double sigma(std::size_t replicate) const { return sigma_[drawn_ ? replicate : 0]; }

 private:
  std::size_t size_;
  bool drawn_;
  std::vector<double> values_;
  std::vector<double> sigma_;
};

/// The shocks that all contestants meet, drawn once: [row of the course * replications + replicate].
struct CourseShocks {
  std::vector<double> choice;  ///< to taking part; of a one-part family to the share
  std::vector<double> amount;
  std::vector<double> start;  ///< by replicate: a uniform
};

/// The shocks of one state in one war in the years of `course`, and the uniforms of the year `start` unless that is
/// none. `purpose` is forecast_shock, or record_shock of a made-up record.
CourseShocks draw_shocks(const ContributionRows& rows, const StateInWar& course, Year start, MasterSeed seed,
                         std::size_t replications, random::Purpose purpose);

/// The forecast of the rows of a course by one contestant's equation, [row of the course * replications + replicate].
struct CourseForecast {
  std::vector<double> shares;       ///< drawn
  std::vector<double> log_density;  ///< of the share on record (share_log_density), given the replicate's coefficients
                                    ///< and where it starts, over all shocks since
};

/// What one state sends in one war year by year, by one contestant's equation.
struct EquationCourse {
  const ContributionRows& rows;
  const Coefficients& coefficients;
  const Persistence& persistence;
  const DrawnCoefficients& draws;
  bool within_bounds = true;  ///< false: a one-part family's shares as drawn, below 0 (gaussian) and above 1 too

  /// Forecasts the rows of `course`, shocks going on from `past`, the rows of the same state and war that are known,
  /// which may be none.
  void run(const StateInWar& course, const std::vector<std::size_t>& past, const CourseShocks& shocks,
           std::size_t replications, CourseForecast& forecast) const;
};

}  // namespace entente
