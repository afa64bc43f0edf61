#include "results/ensemble_file/ensemble_file.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>

namespace entente {

EnsembleFile::EnsembleFile(const std::filesystem::path& path, const World& world, const EnsembleFileOptions& options)
    : writer_(path, world, options), replications_(options.replications) {}

void EnsembleFile::observe(const ReplicateBlock& block) {
  const std::lock_guard lock(mutex_);
  if (block.first != next_) {
    waiting_.emplace(block.first, block);
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
  if (next_ != replications_) {
    throw work_error("only " + std::to_string(next_) + " of " + std::to_string(replications_) +
                     " replicates were recorded");
  }
  writer_.close();
}

}  // namespace entente
