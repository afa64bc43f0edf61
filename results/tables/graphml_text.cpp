#include "results/tables/graphml_text.hpp"

#include "results/text/clean.hpp"
#include "results/text/html.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

const char* type_name(GraphmlText::Type type) {
  switch (type) {
    case GraphmlText::Type::whole: return "int";
    case GraphmlText::Type::number: return "double";
    case GraphmlText::Type::flag: return "boolean";
  }
  return "string";
}

// A network has thousands of ties: keys are short.
std::string key_of(std::size_t attribute) { return "t" + std::to_string(attribute); }

void declare(std::string& text, std::string_view id, std::string_view owner, std::string_view name,
             std::string_view type) {
  ((((text += "  <key id=\"") += id) += "\" for=\"") += owner) += "\" attr.name=\"";
  (((text += name) += "\" attr.type=\"") += type) += "\"/>\n";
}

void put(std::string& text, std::string_view key, std::string_view value) {
  ((((text += "<data key=\"") += key) += "\">") += value) += "</data>";
}

// Any text as the content of an element.
std::string content(const std::string& name) { return html_escaped(clean_line(name)); }

}  // namespace

GraphmlText::GraphmlText(const std::vector<StateLabel>& nodes, const std::vector<Attribute>& of_ties)
    : attributes_(of_ties.size()), text_(head) {
  declare(text_, "cow", "node", "cow", "int");
  declare(text_, "iso3", "node", "iso3", "string");
  declare(text_, "name", "node", "name", "string");
  for (std::size_t i = 0; i < attributes_; ++i) {
    declare(text_, key_of(i), "edge", of_ties[i].name, type_name(of_ties[i].type));
  }
  text_ += "  <graph id=\"G\" edgedefault=\"undirected\">\n";
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes_.push_back(nodes[i].cow);
    text_ += "    <node id=\"n" + std::to_string(i) + "\">";
    put(text_, "cow", std::to_string(nodes[i].cow.number()));
    put(text_, "iso3", content(nodes[i].iso3));
    put(text_, "name", content(nodes[i].name));
    text_ += "</node>\n";
  }
}

std::size_t GraphmlText::node_of(CowCode state) const {
  const auto found = std::find(nodes_.begin(), nodes_.end(), state);
  if (found == nodes_.end()) {
    throw work_error("a tie of COW " + std::to_string(state.number()) + ", which is not in the network");
  }
  return static_cast<std::size_t>(found - nodes_.begin());
}

GraphmlText& GraphmlText::tie(CowCode a, CowCode b) {
  const std::string from = std::to_string(node_of(a)), to = std::to_string(node_of(b));
  text_ += "    <edge source=\"n" + from + "\" target=\"n" + to + "\">";
  next_ = 0;
  if (attributes_ == 0) text_ += "</edge>\n";
  return *this;
}

// XML Schema writes infinity and NaN in its own way.
GraphmlText& GraphmlText::add(double number) {
  if (std::isnan(number)) return add_text("NaN");
  if (std::isinf(number)) return add_text(number > 0 ? "INF" : "-INF");
  return add_text(number_text(number));
}

GraphmlText& GraphmlText::add(CowCode code) { return add_text(std::to_string(code.number())); }

// 1 and 0 are booleans of XML Schema too, and Boost reads no others.
GraphmlText& GraphmlText::add(bool yes) { return add_text(yes ? "1" : "0"); }

GraphmlText& GraphmlText::add_text(std::string_view text) {
  put(text_, key_of(next_++), text);
  if (next_ == attributes_) text_ += "</edge>\n";
  return *this;
}

std::string GraphmlText::take() {
  text_ += "  </graph>\n</graphml>\n";
  return std::move(text_);
}

}  // namespace entente
