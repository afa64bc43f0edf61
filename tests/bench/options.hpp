#pragma once

#include "sim/parallel/instruction_set.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente::bench {

struct Options {
  std::size_t replicates = 1024;  ///< whole blocks, the same number for each of two threads
  int runs = 5;
  std::string only = {};                                 ///< part of the names of the cases that are wanted
  std::vector<int> threads = {1, 0};                     ///< 0 = all there are
  std::vector<double> yardstick = {};                    ///< its speed for each entry of `threads`
  InstructionSet instructions = best_instruction_set();  ///< of the kernels
  bool plain = false;
};

/// Nothing, and a message on standard error, when the command line is wrong.
std::optional<Options> parse_options(int count, char** arguments);

}  // namespace entente::bench
