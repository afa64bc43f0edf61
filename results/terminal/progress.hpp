#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace entente {

/// One line on how far a loop is: "[=======>        ]  420/1,000 replicates  83/s  7 s left", at most 80 columns.
std::string progress_line(std::size_t done, std::size_t total, double seconds, const std::string& what);

/// A line on a terminal that says how far the work is. On anything else (a pipe, a file, a log) it stays silent.
///
/// Not for several threads at once: ParallelOptions::progress calls one at a time.
class ProgressBar {
 public:
  static constexpr int hidden = -1;      ///< no descriptor: shows nothing
  static constexpr int on_terminal = 2;  ///< standard error, when that is a terminal

  /// `what` is the name of the things counted.
  explicit ProgressBar(std::size_t total, int descriptor = on_terminal, std::string what = "replicates");
  /// Wipes the line, so that nothing remains above the report or an error.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Redraws at most ten times a second.
  void update(std::size_t done);
  /// Wipes the line now.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void put(const std::string& text) const;

  std::size_t total_;
  std::string what_;
  int descriptor_;
  bool shows_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace entente
