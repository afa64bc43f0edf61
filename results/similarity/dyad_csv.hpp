#pragma once

#include "estimate/similarity/similarity.hpp"

#include <string>
#include <vector>

namespace entente {

/// The plan's columns of measures: their names, with "_capability" for an S that is weighted so.
std::vector<std::string> measure_columns(const SimilarityPlan& plan);

/// The header of a table of dyads: year, cow_a, iso3_a, state_a, cow_b, iso3_b, state_b, the measures, and what was
/// compared (commitments_compared or votes_compared) when a measure compares portfolios. Ended by LF.
std::string dyad_csv_header(const SimilarityPlan& plan);

/// A year's rows; values that are missing are empty fields. The same bytes for any number of threads.
std::string dyad_csv_rows(const SimilarityPlan& plan, const SimilarityYear& year, const ParallelOptions& parallel);

}  // namespace entente
