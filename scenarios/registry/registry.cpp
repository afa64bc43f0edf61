#include "scenarios/registry/registry.hpp"

#include "scenarios/published/texts.hpp"
#include "scenarios/registry/source_reader.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace entente {
namespace {

bool is_key(const std::string& text, const char* also) {
  return !text.empty() &&
         text.find_first_not_of(std::string("abcdefghijklmnopqrstuvwxyz0123456789") + also) == std::string::npos;
}

std::vector<Citation> read_citations(const Node& node, Problems& problems) {
  std::vector<Citation> citations;
  if (!is_kind(node, Node::Kind::map, "a map from keys to works", problems)) return citations;
  for (const Entry& entry : node.entries) {
    if (!is_key(entry.key, "_")) {
      problems.add(entry.place, shown(entry.key) + " cannot name a work", "small letters, digits and _");
    }
    citations.push_back(read_citation(entry.key, entry.value, problems));
  }
  return citations;
}

std::vector<RegisteredSource> read_sources(const Node& node, const std::vector<Citation>& citations,
                                           Problems& problems) {
  std::vector<RegisteredSource> sources;
  if (!is_kind(node, Node::Kind::map, "a map from ids to sources", problems)) return sources;
  if (node.entries.empty()) problems.add(node.place, "no sources", "at least one source");
  std::map<std::string, std::string> ids_by_file;
  for (const Entry& entry : node.entries) {
    // "all" stands for every source on the command line.
    if (!is_key(entry.key, "-") || entry.key == "all" || entry.key.front() == '-') {
      problems.add(entry.place, shown(entry.key) + " cannot name a source",
                   "small letters, digits and -, and not \"all\"");
    }
    sources.push_back(read_registered_source(entry.key, entry.value, citations, problems));
    const std::string& file = sources.back().file;
    const auto [other, first] = ids_by_file.emplace(file, entry.key);
    if (!first && !file.empty()) {
      problems.add(entry.value.find("file")->place, shown(file) + " is the file of " + other->second + " too",
                   "a name of its own");
    }
  }
  return sources;
}

SourceRegistry registry_of(const Node& root, Problems& problems) {
  SourceRegistry registry;
  Fields fields(root, {"entente_sources", "citations", "sources"}, problems);
  if (const Node* version = fields.required("entente_sources")) as_integer(*version, {1, 1}, problems);
  if (const Node* node = fields.required("citations")) registry.citations = read_citations(*node, problems);
  if (const Node* node = fields.required("sources")) {
    registry.sources = read_sources(*node, registry.citations, problems);
  }
  problems.throw_if_any();
  return registry;
}

}  // namespace

const RegisteredSource& SourceRegistry::find(const std::string& id, const Place& place) const {
  std::vector<std::string> ids;
  for (const RegisteredSource& source : sources) {
    if (source.id == id) return source;
    ids.push_back(source.id);
  }
  const std::string nearest = nearest_name(id, ids);
  throw input_error(place, "no source " + shown(id) + " is registered", "an id that `entente data list` shows",
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

std::vector<Citation> SourceRegistry::citations_of(const RegisteredSource& source) const {
  std::vector<Citation> cited;
  for (const std::string& key : source.citations) {
    const auto is_it = [&](const Citation& citation) { return citation.key == key; };
    cited.push_back(*std::find_if(citations.begin(), citations.end(), is_it));
  }
  return cited;
}

SourceRegistry read_source_registry(const std::string& path) {
  Problems problems;
  const Node root = read_yaml(path, problems);
  return registry_of(root, problems);
}

SourceRegistry parse_source_registry(std::string text, const std::string& file) {
  Problems problems;
  const Node root = parse_yaml(std::move(text), file, problems);
  return registry_of(root, problems);
}

SourceRegistry shipped_source_registry() {
  const PublishedText& shipped = registry_texts().front();
  return parse_source_registry(shipped.text, shipped.name + ".yaml");
}

}  // namespace entente
