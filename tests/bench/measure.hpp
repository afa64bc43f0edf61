#pragma once

#include <functional>

namespace entente::bench {

struct Measured {
  double speed = 0;      ///< millions of agent-years a second, the median
  double megabytes = 0;  ///< peak memory of the process
};

/// Runs `work` in a child process, once to warm up and then `runs` times. Throws std::runtime_error when it fails.
Measured measure_in_child(const std::function<void()>& work, int runs, double agent_years);

}  // namespace entente::bench
