#include "sim/parallel/blocks.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#ifdef ENTENTE_JTHREAD
#include <system_error>
#include <vector>
#else
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace entente {
namespace {

using Work = std::function<void(std::size_t begin, std::size_t end)>;

// What all threads share: who failed first in the order of blocks, what is done, what was left out.
class Loop {
 public:
  Loop(std::size_t count, const ParallelOptions& options, const Work& work)
      : count_(count), options_(options), work_(work), lowest_failed_(blocks()) {}

  std::size_t blocks() const { return (count_ + replicates_per_block - 1) / replicates_per_block; }

  // Takes the next block until none is left; every thread is in here at once.
  void take_blocks() noexcept {
    for (std::size_t block = next_++; block < blocks(); block = next_++) run(block);
  }

  void finish() const {
    if (failure_) std::rethrow_exception(failure_);
    if (left_out_) throw work_error("interrupted");
  }

 private:
  void run(std::size_t block) noexcept {
    // Blocks below a failed one still run: whichever fails first by the clock, the lowest is reported.
    if (block > lowest_failed_) return;
    if (options_.interrupted != nullptr && *options_.interrupted) {
      left_out_ = true;
      return;
    }
    try {
      const std::size_t begin = block * replicates_per_block;
      const std::size_t end = std::min(count_, begin + replicates_per_block);
      work_(begin, end);
      report(end - begin);
    } catch (...) {
      fail(block, std::current_exception());
    }
  }

  void report(std::size_t items) {
    if (!options_.progress) return;
    const std::lock_guard lock(progress_mutex_);
    done_ += items;
    options_.progress(done_);
  }

  void fail(std::size_t block, std::exception_ptr failure) {
    const std::lock_guard lock(failure_mutex_);
    if (block >= lowest_failed_) return;
    lowest_failed_ = block;
    failure_ = std::move(failure);
  }

  std::size_t count_;
  const ParallelOptions& options_;
  const Work& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex progress_mutex_;
  std::size_t done_ = 0;
  std::mutex failure_mutex_;
  std::atomic<std::size_t> lowest_failed_;  ///< the number of blocks while none has failed
  std::exception_ptr failure_;
  std::atomic<bool> left_out_ = false;
};

std::size_t threads_for(const ParallelOptions& options, std::size_t blocks) {
  if (options.threads < 0)
    throw work_error("the number of threads is " + std::to_string(options.threads),
                     "give 0 for all there are, or more");
  const std::size_t wanted =
      options.threads > 0 ? static_cast<std::size_t>(options.threads) : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(wanted, 1, std::min<std::size_t>(blocks, most_threads));
}

#ifdef ENTENTE_JTHREAD

// ThreadSanitizer raises false alarms inside TBB; this is the same seam without it.
void spread(Loop& loop, std::size_t threads) {
  std::vector<std::jthread> helpers;
  try {
    while (helpers.size() + 1 < threads) helpers.emplace_back([&loop] { loop.take_blocks(); });
  } catch (const std::system_error&) {
    // The system gives no more threads: those there are do the work.
  }
  loop.take_blocks();
}

#else

void spread(Loop& loop, std::size_t threads) {
  // Without this TBB quietly keeps to the machine's own number, however many are asked for.
  const tbb::global_control allowance(tbb::global_control::max_allowed_parallelism,
                                      std::max<std::size_t>(threads, std::thread::hardware_concurrency()));
  tbb::task_arena arena(static_cast<int>(threads));
  // One task a thread, and each takes blocks in order: where TBB cuts the range itself, a second thread begins in its
  // middle, and whoever wants finished blocks in order would have to keep half of them.
  arena.execute([&] {
    tbb::parallel_for(
        std::size_t{0}, threads, [&loop](std::size_t) { loop.take_blocks(); }, tbb::simple_partitioner{});
  });
}

#endif

}  // namespace

void for_each_block(std::size_t count, const ParallelOptions& options, const Work& work) {
  Loop loop(count, options, work);
  if (loop.blocks() == 0) return;
  spread(loop, threads_for(options, loop.blocks()));
  loop.finish();
}

}  // namespace entente
