#pragma once

#include "sim/core/state_label.hpp"

#include <string>
#include <vector>

namespace entente {

/// The label of a state; one without a label is called by its code ("COW 339").
inline StateLabel label_of(const std::vector<StateLabel>& labels, CowCode cow) {
  for (const StateLabel& label : labels) {
    if (label.cow == cow) return label;
  }
  return {cow, "", "COW " + std::to_string(cow.number())};
}

/// What every output says of the run behind it.
struct Caption {
  std::string scenario = {};  ///< its name
  std::string record = {};    ///< one line: which record and which measures
  MasterSeed seed = {};
  std::vector<CowCode> focus = {};      ///< states that the terminal report always shows
  std::vector<StateLabel> states = {};  ///< all states and the leader
  std::vector<std::string> notes = {};  ///< a sentence each
};

}  // namespace entente
