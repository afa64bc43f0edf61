#include "scenarios/yaml/typed.hpp"

#include "scenarios/yaml/shown.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::string fault_of(const Node& node, const std::string& what) {
  if (node.kind == Node::Kind::empty) return "no value is given";
  const bool scalar = node.kind == Node::Kind::scalar;
  return (scalar ? shown(node.text) + (node.quoted ? " in quotes" : "") : node.kind_name()) + what;
}

// 1000000 rather than 1e+06.
std::string bound_text(double bound) {
  const bool whole = std::trunc(bound) == bound && std::abs(bound) < 1e16;
  return whole ? number_text(bound, 0) : number_text(bound);
}

std::string number_advice(const Node& node) {
  if (node.kind != Node::Kind::scalar) return {};
  if (parse_number(node.text)) return node.quoted ? "leave the quotes out" : "";
  std::string with_point = node.text;
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  const bool comma = std::count(node.text.begin(), node.text.end(), ',') == 1 && parse_number(with_point);
  return comma ? "the decimal mark is a point, and thousands are not separated" : "";
}

std::string integer_advice(const Node& node) {
  if (node.kind != Node::Kind::scalar) return {};
  if (parse_integer(node.text)) return node.quoted ? "leave the quotes out" : "";
  if (node.text.size() > 1 && node.text.front() == '0' && parse_number(node.text)) return "leave out leading zeros";
  return parse_number(node.text) ? "write it with digits only" : number_advice(node);
}

}  // namespace

std::string to_string(const Range& range) {
  const std::string least = bound_text(range.least);
  const std::string most = bound_text(range.most);
  if (!range.open_below && !range.open_above) {
    return range.least == range.most ? "exactly " + least : "from " + least + " to " + most;
  }
  return (range.open_below ? "above " : "at least ") + least + " and " + (range.open_above ? "below " : "at most ") +
         most;
}

std::optional<double> as_number(const Node& node, const Range& range, Problems& problems,
                                const std::string& alternative) {
  const std::string expected = alternative + "a number " + to_string(range);
  const bool plain = node.kind == Node::Kind::scalar && !node.quoted;
  const std::optional<double> number = plain ? parse_number(node.text) : std::nullopt;
  if (!number) {
    problems.add(node.place, fault_of(node, " is not a number"), expected, number_advice(node));
    return std::nullopt;
  }
  if (!range.holds(*number)) {
    problems.add(node.place, node.text + " is out of range", expected);
    return std::nullopt;
  }
  return number;
}

std::optional<long long> as_integer(const Node& node, const Range& range, Problems& problems) {
  const std::string expected = "a whole number " + to_string(range);
  const bool plain = node.kind == Node::Kind::scalar && !node.quoted;
  const std::optional<long long> number = plain ? parse_integer(node.text) : std::nullopt;
  if (!number) {
    problems.add(node.place, fault_of(node, " is not a whole number"), expected, integer_advice(node));
    return std::nullopt;
  }
  if (!range.holds(static_cast<double>(*number))) {
    problems.add(node.place, node.text + " is out of range", expected);
    return std::nullopt;
  }
  return number;
}

std::optional<bool> as_boolean(const Node& node, Problems& problems) {
  if (node.kind == Node::Kind::scalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  problems.add(node.place, fault_of(node, " is neither true nor false"), "true or false");
  return std::nullopt;
}

std::optional<std::string> as_text(const Node& node, const std::string& expected, Problems& problems) {
  if (!is_kind(node, Node::Kind::scalar, expected, problems)) return std::nullopt;
  if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    problems.add(node.place, "empty text", expected);
    return std::nullopt;
  }
  return node.text;
}

bool is_kind(const Node& node, Node::Kind kind, const std::string& expected, Problems& problems) {
  if (node.kind == kind) return true;
  problems.add(node.place, fault_of(node, " does not belong here"), expected);
  return false;
}

}  // namespace entente
