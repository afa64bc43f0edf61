#pragma once

#include "tools/data/partial_file.hpp"

#include <atomic>
#include <cstdint>
#include <string>

namespace entente {

struct DownloadOptions {
  int tries = 4;           ///< in a row that bring nothing, before it is given up
  int stall_seconds = 60;  ///< see TransferRequest
  bool quiet = false;      ///< no progress, not even on a terminal
  const std::atomic<bool>* stop = nullptr;
};

/// What is to be downloaded, and what messages say of it.
struct DownloadTask {
  std::string address;
  std::string what;       ///< "cow-nmc (cow_nmc_v6.csv)"
  std::string otherwise;  ///< what the user can do when it fails
};

/// What came of a download.
struct Downloaded {
  std::uint64_t resumed_from = 0;  ///< bytes that were there from an earlier command
  bool pieced_together = false;    ///< of more than one response
};

/// Brings the whole file at an address into a partial file, going on from what is there when that is the beginning of
/// the very same file (by the server's ETag or date), and trying again, after pauses that grow, when a connection
/// breaks.
///
/// Throws Error (Fault::work): the host cannot be reached, the server refuses, tries are used up, the user stops, the
/// disk is full. What was received then stays for the next time.
Downloaded download(const DownloadTask& task, PartialFile& partial, const DownloadOptions& options);

}  // namespace entente
