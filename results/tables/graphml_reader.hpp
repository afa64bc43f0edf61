#pragma once

#include "results/label.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A network as GraphmlText writes it.
struct ReadNetwork {
  struct Tie {
    CowCode a, b;
    std::map<std::string, double> attributes = {};  ///< by their names; flags are 1 and 0
    double value(const std::string& name) const;    ///< NaN where the tie has no such attribute
  };
  std::vector<StateLabel> nodes;  ///< in the file's order
  std::vector<Tie> ties;          ///< in the file's order
};

/// Reads what GraphmlText wrote; not GraphML at large (nested graphs, ports, defaults). `name` is the file's, for
/// errors. Throws Error (Fault::input) for anything else.
ReadNetwork read_graphml(std::string_view text, const std::string& name);

}  // namespace entente
