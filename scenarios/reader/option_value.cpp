#include "scenarios/reader/option_value.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

Node scalar(std::string_view text, const std::string& option) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = std::string(text);
  node.place.key = option;
  return node;
}

}  // namespace

std::optional<Value> option_value(const std::string& path, const std::string& text, const std::string& option,
                                  Problems& problems) {
  const Declaration& key = declaration(path);
  Node node = scalar(text, option);
  // A single name may be a word, one of the list or a mistake for either; the reader of words knows both.
  const bool in_list = std::find(key.list_words.begin(), key.list_words.end(), text) != key.list_words.end();
  if (text.find(',') != std::string::npos || in_list) {
    node.kind = Node::Kind::sequence;
    std::string_view rest = text;
    for (;;) {
      const std::size_t comma = rest.find(',');
      node.items.push_back(scalar(rest.substr(0, comma), option));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return read_value(key, node, {}, problems);
}

}  // namespace entente
