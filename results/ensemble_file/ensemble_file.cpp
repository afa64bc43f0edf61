#include "results/ensemble_file/ensemble_file.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

// What the writer needs of a block: often much less than all.
ReplicateBlock recorded_part(const ReplicateBlock& block, const std::vector<Quantity>& quantities) {
  ReplicateBlock part(0, 0);
  part.first = block.first;
  part.replicates = block.replicates;
  for (const Quantity quantity : quantities) {
    switch (quantity) {
      case Quantity::share: part.share = block.share; break;
      case Quantity::standing: part.standing = block.standing; break;
      case Quantity::expectation: part.expectation = block.expectation; break;
      case Quantity::casualties: part.casualties = block.casualties; break;
      case Quantity::posterior: part.posterior = block.posterior; break;
      case Quantity::committed: part.committed = block.committed; break;
      case Quantity::withdrawn: part.withdrawn = block.withdrawn; break;
      case Quantity::potential_slope:
        part.potential_slope = block.potential_slope;
        part.amount_potential_slope = block.amount_potential_slope;
        break;
    }
  }
  return part;
}

}  // namespace

EnsembleFile::EnsembleFile(const std::filesystem::path& path, const World& world, const EnsembleFileOptions& options)
    : writer_(path, world, options), quantities_(options.quantities), replications_(options.replications) {}

void EnsembleFile::observe(const ReplicateBlock& block) {
  const std::lock_guard lock(mutex_);
  if (block.first != next_) {
    waiting_.emplace(block.first, recorded_part(block, quantities_));
    most_waiting_ = std::max(most_waiting_, waiting_.size());
    return;
  }
  writer_.write(block);
  next_ += block.replicates;
  for (auto early = waiting_.find(next_); early != waiting_.end(); early = waiting_.find(next_)) {
    writer_.write(early->second);
    next_ += early->second.replicates;
    waiting_.erase(early);
  }
}

void EnsembleFile::close() {
  if (keeps_replicates() && next_ != replications_) {
    throw work_error("only " + std::to_string(next_) + " of " + std::to_string(replications_) +
                     " replicates were recorded");
  }
  writer_.close();
}

}  // namespace entente
