#include "scenarios/reader/keys/keys.hpp"

namespace entente {

std::vector<Declaration> network_keys() {
  return {
      {.path = "network.closure",
       .meaning = "How fast standing with a leader draws near to that of a state's treaty partners; 0 is not at all.",
       .type = KeyType::number,
       .unit = "share a year",
       .range = unit_interval,
       .fallback = "0",
       .provenance = Provenance::assumed},
      {.path = "network.replicates",
       .meaning = "The number of replicates, from the first one on, whose alliance network is measured in "
                  "every year; all of them where there are fewer.",
       .type = KeyType::integer,
       .range = {0, 10000},
       .fallback = "0"},
  };
}

}  // namespace entente
