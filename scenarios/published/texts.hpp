#pragma once

#include <string>
#include <vector>

namespace entente {

/// A coefficients file built into the program.
struct PublishedText {
  std::string name;  ///< of the file, without ".yaml"
  std::string text;
};

/// In alphabetical order.
const std::vector<PublishedText>& published_texts();

}  // namespace entente
