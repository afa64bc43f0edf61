#include "tools/command/memory.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <optional>
#include <string>

namespace entente {
namespace {

// What else is taken besides the ensemble itself: less than a third of it, as measured.
constexpr double overhead = 1.4;

std::optional<double> number_in(const std::string& file) {
  std::ifstream stream(file);
  double number = 0;
  if (stream >> number) return number;
  return std::nullopt;  // no such file, or "max"
}

std::optional<double> free_bytes() {
  std::ifstream stream("/proc/meminfo");
  std::string name, unit;
  double kilobytes = 0;
  std::optional<double> available;
  while (stream >> name >> kilobytes) {
    if (name == "MemAvailable:") available = 1024 * kilobytes;
    std::getline(stream, unit);
  }
  const std::optional<double> limit = number_in("/sys/fs/cgroup/memory.max");
  const std::optional<double> used = number_in("/sys/fs/cgroup/memory.current");
  if (limit && used && available) available = std::min(*available, *limit - *used);
  return available;
}

}  // namespace

void check_memory(const PreparedScenario& prepared) {
  const std::optional<double> available = free_bytes();
  const double one = overhead * static_cast<double>(replicate_bytes(prepared.world));
  const double replications = static_cast<double>(prepared.experiment.replications);
  if (!available || one * replications <= *available) return;
  throw input_error(
      {.file = prepared.scenario.file, .key = "replications"},
      std::to_string(prepared.experiment.replications) + " replicates do not fit into the memory that is free",
      "at most " + std::to_string(static_cast<long long>(*available / one)) + " here");
}

}  // namespace entente
