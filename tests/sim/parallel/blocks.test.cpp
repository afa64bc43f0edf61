#include "sim/parallel/blocks.hpp"

#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace entente::tests {
namespace {

TEST_CASE("every item is worked on once, in whole blocks") {
  for (const std::size_t count : {0, 1, 63, 64, 65, 1000}) {
    for (const int threads : {0, 1, 2, 7, 100000}) {
      CAPTURE(count, threads);
      std::vector<std::atomic<int>> visits(count);
      std::atomic<bool> whole = true;
      for_each_block(count, {.threads = threads}, [&](std::size_t begin, std::size_t end) {
        if (begin % replicates_per_block != 0 || (end != count && end != begin + replicates_per_block)) whole = false;
        for (std::size_t i = begin; i < end; ++i) ++visits[i];
      });
      CHECK(whole);
      CHECK(std::all_of(visits.begin(), visits.end(), [](const auto& n) { return n == 1; }));
    }
  }
}

TEST_CASE("as many threads work as are asked for, and no more") {
  for (const std::size_t threads : {1, 2, 4}) {
    // Blocks wait until that many threads have come, so a loop with fewer would time out.
    std::mutex mutex;
    std::set<std::thread::id> seen;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for_each_block(100 * replicates_per_block, {.threads = static_cast<int>(threads)}, [&](std::size_t, std::size_t) {
      for (bool waiting = true; waiting && std::chrono::steady_clock::now() < deadline; std::this_thread::yield()) {
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
        waiting = seen.size() < threads;
      }
    });
    CHECK(seen.size() == threads);
  }
}

TEST_CASE("blocks are begun in ascending order, so that few finish before a lower one") {
  for (const int threads : {1, 2, 4}) {
    std::mutex mutex;
    std::set<std::size_t> begun;
    std::size_t most_missing = 0;
    for_each_block(60 * replicates_per_block, {.threads = threads}, [&](std::size_t begin, std::size_t) {
      const std::size_t block = begin / replicates_per_block;
      {
        const std::lock_guard lock(mutex);
        begun.insert(block);
        const auto lower = static_cast<std::size_t>(std::distance(begun.begin(), begun.find(block)));
        most_missing = std::max(most_missing, block - lower);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));  // for other threads to come
    });
    // A lower block that has not begun is on its way in one of the other threads.
    CHECK(most_missing <= static_cast<std::size_t>(threads - 1));
  }
}

TEST_CASE("the exception of the lowest block wins, whichever comes first") {
  for (const int threads : {1, 2, 4}) {
    for (int repeat = 0; repeat < 50; ++repeat) {
      std::string message;
      try {
        for_each_block(40 * replicates_per_block, {.threads = threads}, [](std::size_t begin, std::size_t) {
          const std::size_t block = begin / replicates_per_block;
          if (block % 10 != 3) return;
          // The lowest takes longest to fail.
          if (block == 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          throw std::runtime_error("block " + std::to_string(block));
        });
      } catch (const std::runtime_error& error) {
        message = error.what();
      }
      REQUIRE(message == "block 3");
    }
  }
}

TEST_CASE("an interruption leaves out what has not begun and says so") {
  for (const int threads : {1, 4}) {
    std::atomic<bool> interrupted = false;
    std::atomic<int> blocks = 0;
    const auto run = [&] {
      for_each_block(1000 * replicates_per_block, {.threads = threads, .interrupted = &interrupted},
                     [&](std::size_t, std::size_t) {
                       if (++blocks == 10) interrupted = true;
                     });
    };
    try {
      run();
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::work);
      CHECK(error.problems().front().what == "interrupted");
    }
    CHECK(blocks >= 10);
    CHECK(blocks < 10 + threads);
  }
}

TEST_CASE("an interruption after the last block has begun changes nothing") {
  std::atomic<bool> interrupted = false;
  CHECK_NOTHROW(
      for_each_block(10, {.interrupted = &interrupted}, [&](std::size_t, std::size_t) { interrupted = true; }));
}

TEST_CASE("progress rises to the whole, one call at a time") {
  for (const int threads : {1, 4}) {
    std::vector<std::size_t> reports;  // no lock: calls must not overlap
    for_each_block(1000, {.threads = threads, .progress = [&](std::size_t done) { reports.push_back(done); }},
                   [](std::size_t, std::size_t) {});
    REQUIRE(reports.size() == 16);
    CHECK(std::is_sorted(reports.begin(), reports.end()));
    CHECK(std::adjacent_find(reports.begin(), reports.end()) == reports.end());
    CHECK(reports.back() == 1000);
  }
}

TEST_CASE("a progress report that throws is an error of its block") {
  const ParallelOptions options{.progress = [](std::size_t) { throw std::runtime_error("closed pipe"); }};
  CHECK_THROWS_WITH(for_each_block(100, options, [](std::size_t, std::size_t) {}), "closed pipe");
}

TEST_CASE("a negative number of threads is an error") {
  CHECK_THROWS_AS(for_each_block(10, {.threads = -1}, [](std::size_t, std::size_t) {}), Error);
}

}  // namespace
}  // namespace entente::tests
