#pragma once

#include "scenarios/reader/value.hpp"
#include "scenarios/yaml/node.hpp"
#include "scenarios/yaml/problems.hpp"
#include "sim/core/setting.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// The values of a scenario file's keys, given or by default, before they are put together.
class Values {
 public:
  struct Resolved {
    Value value;
    Place place;  ///< of the value; only the key when it is a default
  };

  void set(const std::string& path, Resolved resolved) { values_.insert_or_assign(path, std::move(resolved)); }

  /// The value under a declared path, or nullptr when it does not apply or is faulty. T is what the declaration says.
  template <class T>
  const T* find(const std::string& path) const {
    const auto found = values_.find(path);
    return found == values_.end() ? nullptr : std::get_if<T>(&found->second.value);
  }
  /// The same with a value in its place.
  template <class T>
  T get(const std::string& path, T otherwise) const {
    const T* value = find<T>(path);
    return value ? *value : otherwise;
  }
  bool has(const std::string& path) const { return values_.contains(path); }
  /// A value that is there, whichever type it has.
  const Value& value(const std::string& path) const { return values_.at(path).value; }
  /// Whether the key is given with a value that is wrong, which has its own message.
  bool faulty(const std::string& path) const { return given_.contains(path) && !has(path); }
  void mark_given(const std::string& path) { given_.insert(path); }
  /// Where the value stands; an empty place when there is none.
  Place place(const std::string& path) const {
    const auto found = values_.find(path);
    return found == values_.end() ? Place{} : found->second.place;
  }

 private:
  std::map<std::string, Resolved> values_;
  std::set<std::string> given_;
};

/// A scenario's tree held against the declarations.
struct Resolution {
  Values values;
  std::vector<Setting> settings;  ///< every key that applies, in the order of the declarations
};

/// Reads every declared key and adds to `problems` what is unknown, missing, mistyped, out of range or out of place.
Resolution resolve(const Node& root, const std::filesystem::path& folder, Problems& problems);

}  // namespace entente
