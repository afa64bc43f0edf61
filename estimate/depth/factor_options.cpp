#include "estimate/depth/factor_options.hpp"

#include "sim/core/error.hpp"

#include <string>

namespace entente {

void check(const ChainOptions& options) {
  if (options.chains < 1 || options.chains > 1'000) {
    throw input_error({.key = "chains"}, std::to_string(options.chains) + " chains", "1 to 1000");
  }
  if (options.kept < 4) {
    throw input_error({.key = "kept"}, std::to_string(options.kept) + " kept draws a chain", "at least 4");
  }
  if (options.sweeps < options.kept) {
    throw input_error({.key = "sweeps"}, std::to_string(options.sweeps) + " sweeps",
                      "at least as many as draws are kept (" + std::to_string(options.kept) + ")");
  }
}

}  // namespace entente
