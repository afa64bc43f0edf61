#include "estimate/panel/panel_merge.hpp"

#include <algorithm>
#include <filesystem>

namespace entente {

std::string file_name(const PanelRecipe& recipe, const std::string& kind) {
  const auto file = recipe.files.find(kind);
  return file == recipe.files.end() ? kind : std::filesystem::path(file->second).filename().string();
}

PanelMerge::PanelMerge(const PanelFrame& frame, const std::string& kind, Coverage coverage)
    : frame_(frame),
      coverage_(coverage),
      matched_(frame.rows.size(), false),
      audit_(kind + " (" + file_name(frame.recipe, kind) + ")") {}

void PanelMerge::right(StateYear key) {
  if (key.year < frame_.recipe.first_year || key.year > frame_.recipe.last_year) return;
  const auto row = std::lower_bound(frame_.rows.begin(), frame_.rows.end(), key,
                                    [](const PanelRow& one, StateYear wanted) { return one.merge_key() < wanted; });
  if (row == frame_.rows.end() || row->merge_key() != key) {
    audit_.right_row(label(key));
    return;
  }
  audit_.right_row(row->label);
  matched_[static_cast<std::size_t>(row - frame_.rows.begin())] = true;
}

void PanelMerge::finish() {
  for (std::size_t i = 0; i < frame_.rows.size(); ++i) {
    const PanelRow& row = frame_.rows[i];
    if (!coverage_.contains(row.year)) {
      audit_.outside_coverage(row.label);
    } else if (!only_listed_ || matched_[i]) {
      audit_.left_row(row.label);
    }
  }
  frame_.audit.merges.push_back(std::move(audit_));
}

}  // namespace entente
