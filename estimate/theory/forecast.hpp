#pragma once

#include "estimate/theory/contestants.hpp"
#include "estimate/theory/contribution_rows.hpp"
#include "estimate/theory/splits.hpp"
#include "estimate/theory/theory_fit.hpp"
#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// What a forecast may know besides the theory's fit.
enum class Knowledge {
  nothing,     ///< of the state that is forecast: it was left out, or belongs to another war
  its_record,  ///< its shares in the training rows, which all lie in earlier years
};

struct ForecastOptions {
  MasterSeed seed;
  std::size_t replications = 500;
  Knowledge knowledge = Knowledge::nothing;
  ParallelOptions parallel;  ///< progress counts contestants fitted and states forecast, over all splits
};

/// The forecast of one contestant for one row. Vectors by replicate.
struct RowForecast {
  std::size_t split = 0, row = 0, contestant = 0;
  std::span<const double> shares;       ///< drawn
  std::span<const double> log_density;  ///< ln f of the share on record given the replicate (CourseForecast); the mean
                                        ///< of f is the predictive density. Empty for floors, which have none.
};

/// Receives forecasts. Called from several threads at once, though for each row and contestant once.
using ForecastSink = std::function<void(const RowForecast& forecast)>;

/// A contestant whose equation could not be fitted to a split's training rows. There it forecasts as `random` does.
struct FitFailure {
  std::size_t contestant = 0;
  std::size_t split = 0;
  std::string why;
};

/// What the forecasts were made with.
struct ForecastReport {
  std::vector<FitFailure> failures;
  std::vector<FitFailure> notes;  ///< fits that are less than the recipe asks for, with what they lack
};

/// Forecasts the test rows of every split by every contestant, fitted to the split's training rows.
///
/// Theories act at Lambda = 1, R = 1 and treaty ties: they are compared as theories of contribution. All randomness is
/// by identity (seed, replicate, state, year, war, purpose) and holds nothing of the contestant, so that all
/// contestants meet the same shocks and none moves another's forecast; parameters are drawn with the same normals, too.
/// Where Knowledge is its_record, shocks go on from the latest that the record tells (LatentShock). Negative shares,
/// which only the gaussian draws, count as 0, and none exceeds 1.
ForecastReport forecast(const ContributionRows& rows, const std::vector<Split>& splits,
                        const std::vector<Contestant>& contestants, const FitRecipe& recipe,
                        const ForecastOptions& options, const ForecastSink& sink);

/// How many items forecast() counts for its progress.
std::size_t forecast_items(const ContributionRows& rows, const std::vector<Split>& splits,
                           const std::vector<Contestant>& contestants);

}  // namespace entente
