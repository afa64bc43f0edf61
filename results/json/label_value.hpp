#pragma once

#include "results/json/value.hpp"
#include "results/label.hpp"

namespace entente {

/// Adds what identifies a state: its COW code, ISO-3 code and name. For source files of results only.
inline void put_label(OrderedJson& object, CowCode cow, const Caption& caption) {
  const StateLabel label = label_of(caption.states, cow);
  object["cow"] = cow.number();
  object["iso3"] = label.iso3;
  object["name"] = label.name;
}

}  // namespace entente
