#pragma once

#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"

#include <optional>
#include <string>

namespace entente {

/// A range of numbers, ends included unless open.
struct Range {
  double least;
  double most;
  bool open_below = false;
  bool open_above = false;

  bool holds(double number) const {
    return (open_below ? number > least : number >= least) && (open_above ? number < most : number <= most);
  }
};

/// "from 0 to 1", "above 0 and at most 20040", "above 0 and below 1".
std::string to_string(const Range& range);

/// The value as a number in the range, or nothing and a problem. A number in quotes is text. `alternative` stands
/// before what is expected: "fit, or ".
std::optional<double> as_number(const Node& node, const Range& range, Problems& problems,
                                const std::string& alternative = {});
/// The value as a whole number in decimal notation without leading zeros, or nothing and a problem.
std::optional<long long> as_integer(const Node& node, const Range& range, Problems& problems);
/// `true` or `false`, nothing else (not yes, no, on, off), or nothing and a problem.
std::optional<bool> as_boolean(const Node& node, Problems& problems);
/// Text that is not empty, or nothing and a problem.
std::optional<std::string> as_text(const Node& node, const std::string& expected, Problems& problems);
/// Whether the value is of this kind; if not, a problem.
bool is_kind(const Node& node, Node::Kind kind, const std::string& expected, Problems& problems);

}  // namespace entente
