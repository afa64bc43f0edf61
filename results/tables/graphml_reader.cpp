#include "results/tables/graphml_reader.hpp"

#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <limits>
#include <utility>

namespace entente {
namespace {

// Walks over a document of elements that GraphmlText writes: tags, attributes in double quotes, five entities.
class Scanner {
 public:
  Scanner(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  // Moves behind the next start tag of that name before `end`, and returns what stands in the tag; "" without one.
  std::string_view next(std::string_view element, std::size_t end = std::string_view::npos) {
    const std::string opening = "<" + std::string(element) + " ";
    const std::size_t start = text_.find(opening, at_);
    if (start == std::string_view::npos || start >= end) return {};
    const std::size_t from = start + opening.size(), to = find('>', from);
    at_ = to + 1;
    return text_.substr(from, to - from);
  }
  // What stands before the next end tag of that name; moves behind it.
  std::string_view content(std::string_view element) {
    const std::string closing = "</" + std::string(element) + ">";
    const std::size_t end = text_.find(closing, at_);
    if (end == std::string_view::npos) throw broken();
    const std::string_view content = text_.substr(at_, end - at_);
    at_ = end + closing.size();
    return content;
  }
  std::size_t end_of(std::string_view element) const {
    const std::size_t end = text_.find("</" + std::string(element) + ">", at_);
    if (end == std::string_view::npos) throw broken();
    return end;
  }

  std::string_view attribute(std::string_view tag, std::string_view name) const {
    const std::string opening = std::string(name) + "=\"";
    const std::size_t start = tag.find(opening);
    const std::size_t end = start == tag.npos ? start : tag.find('"', start + opening.size());
    if (end == tag.npos) throw broken();
    return tag.substr(start + opening.size(), end - start - opening.size());
  }
  Error broken() const {
    return input_error({name_}, "is no network that a run wrote", "GraphML as it was written",
                       "run the scenario again");
  }

 private:
  std::size_t find(char c, std::size_t from) const {
    const std::size_t found = text_.find(c, from);
    if (found == std::string_view::npos) throw broken();
    return found;
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
};

std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> entities[] = {{"&lt;", '<'},   {"&gt;", '>'},    {"&quot;", '"'},
                                                                   {"&#39;", '\''}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string plain;
  while (!text.empty()) {
    std::size_t used = 1;
    char letter = text.front();
    for (const auto& [entity, meant] : entities) {
      if (text.substr(0, entity.size()) == entity) {
        used = entity.size();
        letter = meant;
      }
    }
    plain += letter;
    text.remove_prefix(used);
  }
  return plain;
}

// The `data` of an element by their keys; the scanner stands behind the element afterwards.
std::map<std::string, std::string> data_of(Scanner& scanner, std::string_view element) {
  const std::size_t end = scanner.end_of(element);
  std::map<std::string, std::string> data;
  for (std::string_view tag = scanner.next("data", end); !tag.empty(); tag = scanner.next("data", end)) {
    const std::string key(scanner.attribute(tag, "key"));
    data[key] = unescaped(scanner.content("data"));
  }
  scanner.content(element);
  return data;
}

}  // namespace

double ReadNetwork::Tie::value(const std::string& name) const {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

ReadNetwork read_graphml(std::string_view text, const std::string& name) {
  Scanner scanner(text, name);
  std::map<std::string, std::string> names;  // of attributes, by their key
  for (std::string_view tag = scanner.next("key"); !tag.empty(); tag = scanner.next("key"))
    names[std::string(scanner.attribute(tag, "id"))] = scanner.attribute(tag, "attr.name");

  ReadNetwork network;
  std::map<std::string, CowCode, std::less<>> codes;  // of nodes, by their id
  for (std::string_view tag = scanner.next("node"); !tag.empty(); tag = scanner.next("node")) {
    StateLabel label;
    for (const auto& [key, value] : data_of(scanner, "node")) {
      const std::string& meant = names[key];
      if (meant == "iso3") label.iso3 = value;
      if (meant == "name") label.name = value;
      if (meant != "cow") continue;
      const auto number = parse_integer(value);
      if (!number) throw scanner.broken();
      label.cow = CowCode(static_cast<CowCode::number_type>(*number));
    }
    codes.emplace(scanner.attribute(tag, "id"), label.cow);
    network.nodes.push_back(std::move(label));
  }
  for (std::string_view tag = scanner.next("edge"); !tag.empty(); tag = scanner.next("edge")) {
    const auto a = codes.find(scanner.attribute(tag, "source")), b = codes.find(scanner.attribute(tag, "target"));
    if (a == codes.end() || b == codes.end()) throw scanner.broken();
    ReadNetwork::Tie tie{a->second, b->second};
    for (const auto& [key, value] : data_of(scanner, "edge")) {
      tie.attributes[names[key]] = parse_number(value).value_or(std::numeric_limits<double>::quiet_NaN());
    }
    network.ties.push_back(std::move(tie));
  }
  if (network.nodes.empty()) throw scanner.broken();
  return network;
}

}  // namespace entente
