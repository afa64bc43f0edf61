#pragma once

#include "estimate/panel/panel_column.hpp"
#include "estimate/source/coverage.hpp"

#include <string>
#include <vector>

namespace entente {

/// The file of a kind of source without its folders, as errors and audits call it.
std::string file_name(const PanelRecipe& recipe, const std::string& kind);

/// Audits a merge of the panel's rows with a source, step by step.
class PanelMerge {
 public:
  /// `kind` is the source's; its file and coverage are named in the audit.
  PanelMerge(const PanelFrame& frame, const std::string& kind, Coverage coverage);

  /// A source that lists only the states concerned, so that a row not in it is no loss.
  void only_listed() { only_listed_ = true; }
  /// A row of the source; one outside the recipe's years is passed over.
  void right(StateYear key);
  template <class Fact>
  void right(const Facts<Fact>& facts) {
    for (const auto& [key, fact] : facts) right(key);
  }
  void set_aside(const std::string& why, const std::string& key) { audit_.set_aside(why, key); }

  /// Hands the audit over. Rows of the panel in years that the source does not cover are named as such.
  void finish();

 private:
  const PanelFrame& frame_;
  Coverage coverage_;
  bool only_listed_ = false;
  std::vector<bool> matched_;  // of the rows
  MergeAudit audit_;
};

}  // namespace entente
