#pragma once

#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"
#include "scenarios/yaml/source_text.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente {

/// Builds the tree from yaml-cpp's events and refuses what the strict subset leaves out (see parse.hpp).
///
/// yaml-cpp's own nodes keep duplicate keys, follow aliases into cycles and lose most places.
class TreeBuilder : public YAML::EventHandler {
 public:
  /// Repeated keys go to `problems` (the first one stays); everything else that is wrong is thrown at once.
  TreeBuilder(const SourceText& source, Problems& problems) : source_(source), problems_(problems) {}

  /// The document's root. Throws Error when there was none or nothing in it.
  Node take();

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Entry> pending;                 // a map's key that waits for its value
    bool repeated = false;                        // the pending key was there before
    std::unordered_map<std::string, Place> keys;  // a map's keys so far
  };

  std::size_t byte(const YAML::Mark& mark) const;
  bool expects_key() const;
  std::string next_path() const;
  Node start(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind);
  void open(Node node);
  void close();
  void add(Node node);
  void add_key(const std::string& text, bool quoted, Place place);
  void check_closed(std::size_t first) const;

  const SourceText& source_;
  Problems& problems_;
  std::vector<Open> open_;
  std::optional<Node> root_;
  bool started_ = false;
  std::size_t values_ = 0;
};

}  // namespace entente
