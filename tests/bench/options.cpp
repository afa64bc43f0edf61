#include "tests/bench/options.hpp"

#include "sim/core/number_text.hpp"

#include <cstdio>
#include <string_view>

namespace entente::bench {
namespace {

std::optional<std::vector<double>> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  for (;;) {
    const std::size_t comma = text.find(',');
    const std::optional<double> number = parse_number(text.substr(0, comma));
    if (!number || *number < 0) return std::nullopt;
    numbers.push_back(*number);
    if (comma == std::string_view::npos) return numbers;
    text.remove_prefix(comma + 1);
  }
}

bool take(const std::string& name, const std::string& value, Options& options) {
  if (name == "--only") {
    options.only = value;
    return true;
  }
  if (name == "--instructions") {
    for (const InstructionSet set : instruction_sets()) {
      if (value != to_string(set)) continue;
      options.instructions = set;
      return true;
    }
    return false;
  }
  const auto numbers = numbers_of(value);
  if (!numbers) return false;
  const bool positive = numbers->size() == 1 && numbers->front() >= 1;
  if (name == "--yardstick") {
    options.yardstick = *numbers;
  } else if (name == "--threads") {
    options.threads.clear();
    for (const double number : *numbers) options.threads.push_back(static_cast<int>(number));
  } else if (name == "--replicates" && positive) {
    options.replicates = static_cast<std::size_t>(numbers->front());
  } else if (name == "--runs" && positive) {
    options.runs = static_cast<int>(numbers->front());
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Options> parse_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (name == "--plain") {
      options.plain = true;
      continue;
    }
    if (i + 1 < count && take(name, arguments[i + 1], options)) {
      ++i;
      continue;
    }
    std::fprintf(
        stderr,
        "usage: ensemble_bench [--replicates N] [--runs N] [--only TEXT] [--threads N,N] [--yardstick ONE,ALL] "
        "[--instructions baseline|avx2|avx512] [--plain]\n");
    return std::nullopt;
  }
  return options;
}

}  // namespace entente::bench
