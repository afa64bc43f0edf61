#pragma once

#include "results/ensemble_file/ensemble_writer.hpp"
#include "sim/war/replicate_block.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <vector>

namespace entente {

/// ensemble.nc: chosen quantities of every replicate, written while the ensemble runs, and the summary of all in the
/// end (EnsembleWriter says how).
///
/// Blocks are written in the order of their replicates, so that the bytes are the same for any number of threads; one
/// that comes too early waits. Few do (for_each_block begins blocks in order) where this observer is told of a block
/// before others that take long over it, so that memory does not grow with the number of replicates. Threads that come
/// while a block is written wait as well: an ensemble that is recorded runs as fast as it can be compressed.
class EnsembleFile : public EnsembleObserver {
 public:
  /// Creates the file, which must not be there yet. Throws Error (Fault::work) with its name and the reason.
  EnsembleFile(const std::filesystem::path& path, const World& world, const EnsembleFileOptions& options);

  /// Writes the block, and those that waited for it. Throws as above.
  void observe(const ReplicateBlock& block) override;

  /// Whether anything is kept of every replicate; else nothing need be observed.
  bool keeps_replicates() const { return !quantities_.empty(); }

  /// As EnsembleWriter::write_summary.
  void write_summary(const WarsSummary& summary, const RunComparison& run, const std::vector<std::string>& notes) {
    writer_.write_summary(summary, run, notes);
  }

  /// Ends the file; nothing may follow. Throws as above, also when not all replicates that are kept have been seen.
  void close();

  /// The largest number of blocks that have waited at once.
  std::size_t most_waiting() const { return most_waiting_; }

 private:
  std::mutex mutex_;
  EnsembleWriter writer_;
  std::vector<Quantity> quantities_;
  std::size_t replications_;
  std::size_t next_ = 0;                           // the replicate that is written next
  std::map<std::size_t, ReplicateBlock> waiting_;  // only what is recorded of each
  std::size_t most_waiting_ = 0;
};

}  // namespace entente
