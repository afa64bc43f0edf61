#include "tools/compile/common/left_out.hpp"

#include "estimate/table/merge_audit.hpp"

namespace entente::compile {

std::size_t LeftOut::rows(const std::string& reason) const {
  const auto found = rows_.find(reason);
  return found == rows_.end() ? 0 : found->second.size();
}

std::string LeftOut::report(const std::string& source) const {
  std::string text = "left out of " + source + "\n";
  for (const auto& [reason, rows] : rows_) {
    text += "  " + reason + " (" + std::to_string(rows.size()) + "): " + grouped_years(rows) + "\n";
  }
  return text;
}

}  // namespace entente::compile
