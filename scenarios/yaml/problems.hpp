#pragma once

#include "sim/core/error.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// What is wrong with a file, gathered while it is read, so that the user can mend everything in one go.
class Problems {
 public:
  void add(Place place, std::string what, std::string expected = {}, std::string advice = {}) {
    found_.push_back({std::move(place), std::move(what), std::move(expected), std::move(advice)});
  }
  bool none() const { return found_.empty(); }

  /// Throws Error (Fault::input) with everything found, in the order of the file.
  void throw_if_any() {
    if (none()) return;
    std::stable_sort(found_.begin(), found_.end(), [](const Problem& a, const Problem& b) {
      return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    throw Error(Fault::input, std::move(found_));
  }

 private:
  std::vector<Problem> found_;
};

}  // namespace entente
