#pragma once

#include <string>
#include <vector>

namespace entente {

/// A file built into the program.
struct PublishedText {
  std::string name;  ///< of the file, without ".yaml"
  std::string text;
};

/// The coefficients files of scenarios/published, in alphabetical order.
const std::vector<PublishedText>& published_texts();
/// The specification files of scenarios/specification/shipped, in alphabetical order.
const std::vector<PublishedText>& specification_texts();
/// The prediction files of scenarios/specification/predictions, in alphabetical order.
const std::vector<PublishedText>& prediction_texts();
/// The registry of sources, scenarios/registry/sources.yaml.
const std::vector<PublishedText>& registry_texts();

}  // namespace entente
