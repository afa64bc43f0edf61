#pragma once

#include "estimate/recovery/refitted_record.hpp"
#include "scenarios/experiment/recovery_plan.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <vector>

namespace entente {

/// Records made up from a plan's coefficients.
struct MadeUpRecords {
  std::size_t acts = 0;
  std::vector<double> shares;  ///< [record * acts + i], i as in RecoveryPlan::acts

  double share(std::size_t record, std::size_t act) const { return shares[record * acts + act]; }
};

/// A record of number k is the same whatever the number of records: it is keyed by seed and k. Shares lie in [0, 1],
/// but by the model the one-part families' are as drawn, since a fit takes them so: a gaussian's may be negative.
/// `parallel` counts nothing here.
MadeUpRecords make_records(const RecoveryPlan& plan, MasterSeed seed, std::size_t records,
                           const ParallelOptions& parallel);

/// Fits one record as the scenario fits its own. What cannot be fitted says why; only interruptions throw.
RefittedRecord refit_record(const RecoveryPlan& plan, const MadeUpRecords& made, std::size_t record);

/// Makes records and fits them all, several at a time; progress counts records fitted. The same bits for any number of
/// threads. Throws Error (Fault::work) when interrupted.
std::vector<RefittedRecord> recover(const RecoveryPlan& plan, MasterSeed seed, std::size_t records,
                                    const ParallelOptions& parallel);

}  // namespace entente
