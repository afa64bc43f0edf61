#include "scenarios/specification/specification.hpp"

#include "scenarios/published/texts.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/specification/model_reader.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <utility>

namespace entente {
namespace {

constexpr std::string_view ending = ".yaml";

std::string text_of(Fields& fields, const std::string& key, Problems& problems) {
  const Node* node = fields.required(key);
  return node ? as_text(*node, "text", problems).value_or("") : "";
}

Specification specification_of(const Node& root, Problems& problems) {
  Specification specification;
  Fields fields(root, {"entente_specification", "name", "source", "exclude", "index", "models"}, problems);
  if (const Node* version = fields.required("entente_specification")) as_integer(*version, {1, 1}, problems);
  specification.name = text_of(fields, "name", problems);
  specification.source = text_of(fields, "source", problems);
  ModelDefaults defaults;
  if (const Node* node = fields.optional("exclude")) defaults.exclude = read_exclusions_of(*node, problems);
  if (const Node* node = fields.optional("index")) defaults.index = read_index_of(*node, problems);
  const Node* models = fields.required("models");
  if (models && is_kind(*models, Node::Kind::map, "a map from names to models", problems)) {
    if (models->entries.empty()) problems.add(models->place, "no models", "at least one model");
    for (const Entry& entry : models->entries) {
      if (!is_model_name(entry.key)) {
        problems.add(entry.place, shown(entry.key) + " cannot name a model", "letters, digits, _ and -");
      }
      specification.models.push_back(read_model_specification(entry.key, entry.value, problems, defaults));
    }
  }
  problems.throw_if_any();
  return specification;
}

std::string meant(const std::string& name, const std::vector<std::string>& names) {
  const std::string nearest = nearest_name(name, names);
  return nearest.empty() ? "" : "did you mean " + nearest + "?";
}

}  // namespace

Specification read_specification(const std::string& path) {
  Problems problems;
  return specification_of(read_yaml(path, problems), problems);
}

Specification parse_specification(std::string text, const std::string& file) {
  Problems problems;
  return specification_of(parse_yaml(std::move(text), file, problems), problems);
}

std::vector<std::string> shipped_specifications() {
  std::vector<std::string> names;
  for (const PublishedText& text : specification_texts()) names.push_back(text.name);
  return names;
}

Specification find_specification(const std::string& name, const Place& place) {
  if (name.ends_with(ending)) return read_specification(name);
  for (const PublishedText& shipped : specification_texts()) {
    if (shipped.name == name) return parse_specification(shipped.text, name + std::string(ending));
  }
  const std::vector<std::string> names = shipped_specifications();
  const std::string advice = meant(name, names);
  throw input_error(place, "no specification " + shown(name) + " ships with Entente",
                    listed(names, "or") + ", or a file that ends in .yaml", advice);
}

ModelSpecification find_model(const std::string& name, const Place& place) {
  const std::size_t slash = name.rfind('/');
  const bool whole = name.ends_with(ending) || slash == std::string::npos;
  const Specification specification = find_specification(whole ? name : name.substr(0, slash), place);
  std::vector<std::string> names;
  for (const ModelSpecification& model : specification.models) names.push_back(model.name);
  if (whole) {
    if (names.size() == 1) return specification.models.front();
    throw input_error(place, specification.name + " has several models and none is named", listed(names),
                      "write " + name + "/" + names.front());
  }
  const std::string wanted = name.substr(slash + 1);
  for (const ModelSpecification& model : specification.models) {
    if (model.name == wanted) return model;
  }
  throw input_error(place, specification.name + " has no model " + shown(wanted), listed(names), meant(wanted, names));
}

}  // namespace entente
