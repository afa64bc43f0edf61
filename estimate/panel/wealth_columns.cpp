#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/table/crosswalk.hpp"
#include "sim/math/functions.hpp"

#include <map>

namespace entente {
namespace {

using Number = std::optional<double>;

Number estimate(const PanelFrame& frame, StateYear key, double GdpEstimate::*logarithm) {
  if (!frame.content.estimates) return std::nullopt;
  const auto found = frame.content.estimates->facts.find(key);
  return found == frame.content.estimates->facts.end() ? Number() : Number(math::exp(found->second.*logarithm));
}

/// Gross domestic product of a row and, per head, with the population of the very state whose product it is.
struct Wealth {
  Number gdp, per_head;
};

class CurrentWealth {
 public:
  explicit CurrentWealth(const PanelFrame& frame)
      : frame_(frame), by_abbreviation_(frame.is("gdp_merge", "cow_abbreviation")) {
    for (const WorldBankRow& row : frame.content.world_bank->rows) by_code_[row.code] = &row;
  }

  Wealth of(const PanelRow& row) const {
    Wealth wealth;
    CowCode whose = row.code;
    if (by_abbreviation_) {
      const auto found = by_code_.find(row.abbreviation);
      if (found == by_code_.end()) return wealth;
      const auto value = found->second->values.find(row.year);
      if (value != found->second->values.end()) wealth.gdp = value->second;
      whose = cow_code_of(row.abbreviation).value_or(CowCode{});
    } else {
      wealth.gdp = find(frame_.content.gdp_by_iso->facts, row.merge_key());
    }
    const Number people = estimate(frame_, {whose, row.year}, &GdpEstimate::log_population);
    if (wealth.gdp && people) wealth.per_head = *wealth.gdp / *people;
    return wealth;
  }

  /// Whether an abbreviation is the ISO code of another state.
  bool of_another(const PanelRow& row) const {
    const auto owner = cow_code_of(row.abbreviation);
    return by_abbreviation_ && owner && *owner != row.state && by_code_.count(row.abbreviation);
  }

 private:
  const PanelFrame& frame_;
  bool by_abbreviation_;
  std::map<std::string, const WorldBankRow*> by_code_;
};

void add_both(const PanelFrame& frame, const std::string& suffix, const std::string& unit, const std::string& source,
              const std::string& meaning, const std::string& per_head_by, const std::vector<Wealth>& wealth) {
  PanelColumn& gdp = frame.column(
      {"gdp" + suffix, "gross domestic product" + meaning, unit, source, "not in the source, or lost in the merge"});
  for (const Wealth& of_row : wealth) gdp.add(of_row.gdp);
  PanelColumn& per_head = frame.column({"gdppc" + suffix, "gross domestic product per head" + meaning + per_head_by,
                                        unit + " a person", source, "not in the source, or lost in the merge"});
  for (const Wealth& of_row : wealth) per_head.add(of_row.per_head);
}

std::vector<Wealth> estimates(const PanelFrame& frame) {
  std::vector<Wealth> wealth;
  for (const PanelRow& row : frame.rows) {
    wealth.push_back({estimate(frame, row.merge_key(), &GdpEstimate::log_gdp),
                      estimate(frame, row.merge_key(), &GdpEstimate::log_gdp_per_head)});
  }
  return wealth;
}

void add_current(const PanelFrame& frame) {
  const CurrentWealth current(frame);
  std::vector<Wealth> wealth;
  PanelMerge merge(frame, "gdp_current", frame.content.world_bank->coverage);
  for (const PanelRow& row : frame.rows) {
    wealth.push_back(current.of(row));
    if (wealth.back().gdp) merge.right(row.merge_key());
    if (current.of_another(row))
      merge.set_aside("given another state's, whose ISO code is its abbreviation", row.label);
  }
  merge.finish();
  add_both(frame, "", "current US dollars", frame.source("gdp_current"),
           ", merged: " + choice_meaning(frame.recipe, "gdp_merge"), "; people by " + frame.source("gdp_estimates"),
           wealth);
}

}  // namespace

void add_wealth_columns(const PanelFrame& frame) {
  const auto& content = frame.content;
  if (!content.world_bank && !content.estimates) return;
  const std::string source = frame.source("gdp_estimates");
  const std::string meaning = ", e to the published logarithm, which is rounded to three decimals";
  if (frame.is("gdp_merge", "estimates")) {
    frame.require_source("gdp_estimates", "gdp_merge: estimates");
    add_both(frame, "", "2011 dollars", source, meaning, "", estimates(frame));
  } else {
    frame.require_source("gdp_current", "gdp_merge");
    add_current(frame);
  }
}

void add_estimate_columns(const PanelFrame& frame) {
  if (!frame.content.estimates) return;
  add_both(frame, "_2011", "2011 dollars", frame.source("gdp_estimates"),
           ", e to the published logarithm, which is rounded to three decimals", "", estimates(frame));
  PanelMerge merge(frame, "gdp_estimates", frame.content.estimates->coverage);
  merge.right(frame.content.estimates->facts);
  merge.finish();
}

}  // namespace entente
