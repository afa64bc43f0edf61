#include "tests/bench/measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace entente::bench {
namespace {

double median_speed(const std::function<void()>& work, int runs, double agent_years) {
  work();
  std::vector<double> speeds;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    speeds.push_back(agent_years / seconds / 1e6);
  }
  std::nth_element(speeds.begin(), speeds.begin() + runs / 2, speeds.end());
  return speeds[static_cast<std::size_t>(runs / 2)];
}

}  // namespace

Measured measure_in_child(const std::function<void()>& work, int runs, double agent_years) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) {
    int code = 1;
    try {
      const double speed = median_speed(work, runs, agent_years);
      code = ::write(ends[1], &speed, sizeof speed) == sizeof speed ? 0 : 1;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(code);
  }
  ::close(ends[1]);
  Measured measured;
  const bool told = ::read(ends[0], &measured.speed, sizeof measured.speed) == sizeof measured.speed;
  ::close(ends[0]);
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child || status != 0 || !told) throw std::runtime_error("a case failed");
  measured.megabytes = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  return measured;
}

}  // namespace entente::bench
