#pragma once

#include <string>

namespace entente {

/// Where in the user's input something stands. Lines and columns count from 1; 0 means "not known".
/// Columns count characters (Unicode code points), not bytes.
struct Place {
  std::string file = {};  ///< as the user named it; empty when no file is concerned
  int line = 0;
  int column = 0;
  std::string key = {};  ///< path of the key in a YAML file ("leader_rule.souring") or name of the column in a table

  friend bool operator==(const Place&, const Place&) = default;
};

/// "file:line:column", with the parts that are known.
std::string to_string(const Place& place);

}  // namespace entente
