#include "scenarios/reader/applicable.hpp"

#include "scenarios/reader/shape.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>

namespace entente {
namespace {

Answer answer(bool yes) { return yes ? Answer::yes : Answer::no; }

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "wars[].request" as seen from "wars[2].request.tie" is "wars[2].request".
std::string path_seen_from(const std::string& condition, const std::string& path) {
  const std::size_t bracket = condition.find("[]");
  if (bracket == std::string::npos) return condition;
  const std::size_t end = path.find(']');
  return path.substr(0, end) + condition.substr(bracket + 1);
}

Answer is_word(const Condition& condition, const std::string& text) {
  if (contains(condition.words, text)) return Answer::yes;
  return contains(declaration(condition.path).words, text) ? Answer::no : Answer::unknown;
}

Answer is_map(const Condition& condition, const Node& value) {
  if (value.kind == Node::Kind::map) return Answer::yes;
  return contains(declaration(condition.path).words, value.text) ? Answer::no : Answer::unknown;
}

Answer is_positive(const std::string& text) {
  const auto number = parse_number(text);
  return number ? answer(*number > 0) : Answer::unknown;
}

// One of several sources of coefficients, of which exactly one must be given.
Answer is_only_fit(const Node& root) {
  bool fit = false;
  bool other = false;
  for (const Declaration& key : declarations()) {
    if (key.one_of != "contribution.coefficients" || !find_path(root, key.path).entry) continue;
    (key.path.ends_with(".fit") ? fit : other) = true;
  }
  return fit == other ? Answer::unknown : answer(fit);
}

Answer without_entry(const Condition& condition) {
  const Declaration& key = declaration(condition.path);
  if (!key.fallback) return condition.kind == Condition::Kind::is_map && !key.required() ? Answer::no : Answer::unknown;
  switch (condition.kind) {
    case Condition::Kind::is_word: return is_word(condition, *key.fallback);
    case Condition::Kind::is_positive: return is_positive(*key.fallback);
    case Condition::Kind::is_map: return Answer::no;
    case Condition::Kind::is_only_fit: break;
  }
  return Answer::unknown;
}

Answer holds(const Condition& condition, const std::string& path, const Node& root) {
  if (condition.kind == Condition::Kind::is_only_fit) return is_only_fit(root);
  Found found = find_path(root, path_seen_from(condition.path, path));
  if (!found.entry && !condition.otherwise.empty()) found = find_path(root, condition.otherwise);
  if (found.blocked) return Answer::unknown;
  if (!found.entry) return without_entry(condition);
  const Node& value = found.entry->value;
  switch (condition.kind) {
    case Condition::Kind::is_word: return is_word(condition, value.text);
    case Condition::Kind::is_map: return is_map(condition, value);
    case Condition::Kind::is_positive: return is_positive(value.text);
    case Condition::Kind::is_only_fit: break;
  }
  return Answer::unknown;
}

Answer all_hold(const std::vector<Condition>& conditions, const std::string& path, const Node& root) {
  Answer all = Answer::yes;
  for (const Condition& condition : conditions) {
    const Answer one = holds(condition, path, root);
    if (one == Answer::no) return Answer::no;
    if (one == Answer::unknown) all = Answer::unknown;
  }
  return all;
}

}  // namespace

Answer applies_at(const Declaration& key, const std::string& path, const Node& root) {
  const auto& any_of = conditions_of(key.applies);
  if (any_of.empty()) return Answer::yes;
  Answer any = Answer::no;
  for (const auto& conditions : any_of) {
    const Answer one = all_hold(conditions, path, root);
    if (one == Answer::yes) return Answer::yes;
    if (one == Answer::unknown) any = Answer::unknown;
  }
  return any;
}

}  // namespace entente
