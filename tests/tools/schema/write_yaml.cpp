#include "tests/tools/schema/write_yaml.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

bool is_plain(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           std::string_view("._+-/").find(letter) != std::string_view::npos;
  });
}

std::string scalar(const std::string& text, bool quoted) { return quoted || !is_plain(text) ? '"' + text + '"' : text; }

std::string flow(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::empty: return "null";
    case Node::Kind::scalar: return scalar(node.text, node.quoted);
    case Node::Kind::sequence:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + flow(item);
      return "[" + text + "]";
    case Node::Kind::map:
      for (const Entry& entry : node.entries) {
        text += (text.empty() ? "" : ", ") + scalar(entry.key, entry.quoted) + ": " + flow(entry.value);
      }
      return "{" + text + "}";
  }
  return text;
}

}  // namespace

std::string write_value(const Node& value) { return flow(value); }

std::string write_yaml(const Node& root) {
  std::string text;
  for (const Entry& entry : root.entries) text += scalar(entry.key, entry.quoted) + ": " + flow(entry.value) + "\n";
  return text;
}

}  // namespace entente
