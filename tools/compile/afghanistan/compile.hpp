#pragma once

#include <string>

namespace entente::compile {

/// The Afghanistan scenario's tables as text, and what compiling them did.
struct Compiled {
  std::string states;
  std::string ties;
  std::string observed;
  std::string audit;
};

/// Reads the public sources in `folder` (isaf_panel.csv, raw/, scores/). Throws Error with the place of what is wrong.
Compiled compile_afghanistan(const std::string& folder);

}  // namespace entente::compile
