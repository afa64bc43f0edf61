#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::compile {

/// Rows of a source that a table leaves out, by reason.
class LeftOut {
 public:
  void add(const std::string& reason, const std::string& row) { rows_[reason].push_back(row); }
  std::size_t rows(const std::string& reason) const;
  /// One line a reason: the count, then the rows by name.
  std::string report(const std::string& source) const;

 private:
  std::map<std::string, std::vector<std::string>> rows_;
};

}  // namespace entente::compile
