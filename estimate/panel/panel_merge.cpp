#include "estimate/panel/panel_merge.hpp"

#include <filesystem>

namespace entente {
namespace {

std::string span(Coverage coverage) {
  return std::to_string(coverage.first.number()) + "-" + std::to_string(coverage.last.number());
}

}  // namespace

std::string file_name(const PanelRecipe& recipe, const std::string& kind) {
  const auto file = recipe.files.find(kind);
  return file == recipe.files.end() ? kind : std::filesystem::path(file->second).filename().string();
}

PanelMerge::PanelMerge(const PanelFrame& frame, const std::string& kind, Coverage coverage)
    : frame_(frame), coverage_(coverage), audit_(kind + " (" + file_name(frame.recipe, kind) + ")") {
  for (const PanelRow& row : frame.rows) rows_.emplace(row.merge_key(), &row);
}

void PanelMerge::right(StateYear key) {
  if (key.year < frame_.recipe.first_year || key.year > frame_.recipe.last_year) return;
  const auto row = rows_.find(key);
  audit_.right_row(row == rows_.end() ? label(key) : row->second->label);
  matched_[key] = true;
}

void PanelMerge::finish() {
  const std::string outside = "outside the source's coverage, " + span(coverage_);
  for (const PanelRow& row : frame_.rows) {
    if (!coverage_.contains(row.year)) {
      audit_.set_aside(outside, row.label);
    } else if (!only_listed_ || matched_.count(row.merge_key())) {
      audit_.left_row(row.label);
    }
  }
  frame_.audit.merges.push_back(std::move(audit_));
}

}  // namespace entente
