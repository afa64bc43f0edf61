#include "scenarios/yaml/tree_builder.hpp"

#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr const char* no_aliases = "write the value out where it is needed";

bool is_control(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7F;
}

}  // namespace

Node TreeBuilder::take() {
  if (!root_ || root_->kind == Node::Kind::empty)
    throw input_error({.file = source_.file()}, "the file is empty", "a YAML map");
  return std::move(*root_);
}

std::size_t TreeBuilder::byte(const YAML::Mark& mark) const {
  return mark.is_null() || mark.pos < 0 ? source_.text().size() : static_cast<std::size_t>(mark.pos);
}

bool TreeBuilder::expects_key() const {
  return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().pending;
}

std::string TreeBuilder::next_path() const {
  if (open_.empty()) return {};
  const Open& parent = open_.back();
  if (parent.pending) return parent.pending->place.key;
  return parent.node.place.key + "[" + std::to_string(parent.node.items.size() + 1) + "]";
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  const std::string& text = source_.text();
  const std::size_t here = byte(mark);
  if (started_) {
    const bool marker = text.compare(std::min(here, text.size()), 3, "---") == 0;
    throw input_error(source_.place(here),
                      marker ? "a second YAML document" : "text after the end of the YAML document",
                      "one document a file");
  }
  started_ = true;
  // yaml-cpp ignores directives that it does not know.
  for (std::size_t i = 0; i < here; ++i) {
    const bool line_start = i == 0 || text[i - 1] == '\n';
    if (line_start && text[i] == '%')
      throw input_error(source_.place(i), "a YAML directive", "none", "leave this line out");
  }
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  throw input_error(source_.place(byte(mark)), "an alias (*name)", "none: aliases are not used", no_aliases);
}

// Checks what comes before any value and gives it its place and path.
Node TreeBuilder::start(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
  const std::size_t here = byte(mark);
  const Place place = source_.place(here);
  if (anchor != YAML::NullAnchor)
    throw input_error(place, "an anchor (&name)", "none: anchors are not used", no_aliases);
  // yaml-cpp says "?" for plain and "!" for quoted values, and "!" too where the file says so.
  const bool explicit_tag = here < source_.text().size() && source_.text()[here] == '!';
  if (explicit_tag || (!tag.empty() && tag != "?" && tag != "!")) {
    throw input_error(place, "a tag (!name)", "none: tags are not used", "leave the tag out; put text in quotes");
  }
  if (++values_ > yaml_value_limit) {
    throw input_error(place, "too many values", "at most " + std::to_string(yaml_value_limit) + " in a file");
  }
  Node node;
  node.kind = kind;
  node.place = place;
  return node;
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node = start(mark, {}, anchor, Node::Kind::empty);
  if (expects_key()) throw input_error(node.place, "a value without a key", "`key: value`");
  // Where nothing is written, yaml-cpp points at whatever comes next.
  const char first = byte(mark) < source_.text().size() ? source_.text()[byte(mark)] : '\0';
  const bool written = first == '~' || first == 'n' || first == 'N';
  if (!open_.empty() && (!written || open_.back().pending)) {
    node.place = open_.back().pending ? open_.back().pending->place : open_.back().node.place;
  }
  add(std::move(node));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  Node node = start(mark, tag, anchor, Node::Kind::scalar);
  const std::size_t here = std::min(byte(mark), source_.text().size());
  const char first = here < source_.text().size() ? source_.text()[here] : '\0';
  node.quoted = tag == "!";
  if (first == '"' || first == '\'') check_closed(here);
  // An escape in double quotes can smuggle in what the file itself may not hold ("\0" cuts a path short).
  if (std::any_of(value.begin(), value.end(), is_control)) throw input_error(node.place, "a control character", "text");
  if (expects_key()) {
    add_key(value, node.quoted, node.place);
    return;
  }
  node.text = value;
  const std::size_t text_start = here + (first == '"' || first == '\'' ? 1 : 0);
  // Escapes, folded lines and blocks read otherwise than they stand.
  if (source_.text().compare(text_start, value.size(), value) == 0) {
    node.text_column = source_.place(text_start).column;
  }
  add(std::move(node));
}

// yaml-cpp 0.7 takes `a: "x` at the end of a file for a closed quotation when a line break follows.
void TreeBuilder::check_closed(std::size_t first) const {
  const std::string& text = source_.text();
  const char quote = text[first];
  for (std::size_t i = first + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return;
      ++i;
    }
  }
  throw input_error(source_.place(first), std::string("the quotation mark ") + quote + " is never closed");
}

void TreeBuilder::add_key(const std::string& text, bool quoted, Place place) {
  Open& map = open_.back();
  if (text.empty()) throw input_error(place, "an empty key", "`key: value`");
  if (text.size() > yaml_key_limit) {
    throw input_error(place, "a key of more than " + std::to_string(yaml_key_limit) + " bytes: " + shown(text));
  }
  place.key = map.node.place.key.empty() ? text : map.node.place.key + "." + text;
  const auto [first, is_new] = map.keys.try_emplace(text, place);
  if (!is_new) {
    problems_.add(place, "the key is given twice", "each key once",
                  "its first place is line " + std::to_string(first->second.line) + ", column " +
                      std::to_string(first->second.column));
  }
  map.repeated = !is_new;
  map.pending = Entry{text, quoted, std::move(place), {}};
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(start(mark, tag, anchor, Node::Kind::sequence));
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(start(mark, tag, anchor, Node::Kind::map));
}

void TreeBuilder::open(Node node) {
  if (expects_key()) throw input_error(node.place, std::string(node.kind_name()) + " as a key", "plain text as a key");
  if (open_.size() == yaml_depth_limit) {
    throw input_error(node.place, "lists and maps are nested too deeply",
                      "at most " + std::to_string(yaml_depth_limit) + " levels");
  }
  node.place.key = next_path();
  open_.push_back({std::move(node), {}, false, {}});
}

void TreeBuilder::close() {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  add(std::move(node));
}

void TreeBuilder::add(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  node.place.key = next_path();
  Open& parent = open_.back();
  if (parent.pending) {
    parent.pending->value = std::move(node);
    if (!parent.repeated) parent.node.entries.push_back(std::move(*parent.pending));
    parent.pending.reset();
  } else {
    parent.node.items.push_back(std::move(node));
  }
}

}  // namespace entente
