#include "estimate/table/merge_audit.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace entente {
namespace {

std::vector<std::string> only_in(const std::set<std::string>& one, const std::set<std::string>& other) {
  std::vector<std::string> keys;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(keys));
  return keys;
}

// "2001-2003 2005"; `years` ascending and without repetition.
std::string spells(const std::vector<long long>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    text += ' ' + std::to_string(years[i]);
    if (last > i) text += '-' + std::to_string(years[last]);
    i = last + 1;
  }
  return text;
}

std::string line(const std::string& title, const std::vector<std::string>& keys) {
  if (keys.empty()) return {};
  return "  " + title + " (" + std::to_string(keys.size()) + "): " + grouped_years(keys) + "\n";
}

}  // namespace

void MergeAudit::left_row(const std::string& key) {
  if (!left_.insert(key).second) duplicates_.push_back("left: " + key);
}

void MergeAudit::right_row(const std::string& key) {
  if (!right_.insert(key).second) duplicates_.push_back("right: " + key);
}

void MergeAudit::set_aside(const std::string& why, const std::string& key) {
  const auto found = std::find_if(asides_.begin(), asides_.end(), [&](const Aside& aside) { return aside.why == why; });
  Aside& aside = found != asides_.end() ? *found : asides_.emplace_back(Aside{why, {}});
  aside.keys.insert(key);
}

void MergeAudit::outside_coverage(const std::string& key) { outside_.insert(key); }

std::size_t MergeAudit::matched() const {
  return static_cast<std::size_t>(
      std::count_if(left_.begin(), left_.end(), [&](const std::string& key) { return right_.count(key) > 0; }));
}

std::vector<std::string> MergeAudit::unmatched_left() const {
  std::vector<std::string> keys = only_in(left_, right_);
  std::erase_if(keys, [&](const std::string& key) { return outside_.count(key) > 0; });
  return keys;
}

std::vector<std::string> MergeAudit::unmatched_right() const { return only_in(right_, left_); }

std::string MergeAudit::report() const {
  std::string text = merge_ + ": " + std::to_string(matched()) + " rows matched of " + std::to_string(left_.size()) +
                     " wanted and " + std::to_string(right_.size()) + " in the source\n";
  text += line("wanted, not in the source", unmatched_left());
  text += line("wanted, outside the source's coverage", {outside_.begin(), outside_.end()});
  text += line("in the source, not wanted", unmatched_right());
  text += line("given more than once", duplicates_);
  for (const Aside& aside : asides_) text += line(aside.why, {aside.keys.begin(), aside.keys.end()});
  return text;
}

std::string grouped_years(const std::vector<std::string>& keys) {
  std::map<std::string, std::set<long long>> years;
  for (const std::string& key : keys) {
    const std::size_t space = key.rfind(' ');
    const auto year = space == std::string::npos ? std::nullopt : parse_integer(key.substr(space + 1));
    if (year && *year >= 1000) {
      years[key.substr(0, space)].insert(*year);
    } else {
      years[key];
    }
  }
  std::string text;
  for (const auto& [name, list] : years) {
    if (!text.empty()) text += ", ";
    text += name + spells({list.begin(), list.end()});
  }
  return text;
}

}  // namespace entente
