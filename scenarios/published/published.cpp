#include "scenarios/published/published.hpp"

#include "scenarios/published/texts.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <vector>

namespace entente {

CoefficientsModel published_coefficients(const std::string& name, const Place& place) {
  const std::size_t slash = name.find('/');
  const std::string file = name.substr(0, slash);
  const std::string model = slash == std::string::npos ? std::string() : name.substr(slash + 1);
  std::vector<std::string> files;
  for (const PublishedText& published : published_texts()) {
    if (published.name == file) return model_of(parse_coefficients(published.text, file + ".yaml"), model, place);
    files.push_back(published.name);
  }
  const std::string nearest = nearest_name(file, files);
  throw input_error(place, "no coefficients \"" + file + "\" ship with Entente",
                    nearest.empty() ? "table1/all, say" : "\"" + nearest + "\"");
}

}  // namespace entente
