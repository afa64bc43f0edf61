#include "estimate/panel/panel_column.hpp"
#include "estimate/panel/panel_merge.hpp"

#include <array>

namespace entente {
namespace {

struct Field {
  const char* name;
  const char* meaning;
  const char* unit;
  std::optional<double> Capabilities::*value;
};

constexpr std::array fields{
    Field{"milex", "military expenditure", "thousand current US dollars", &Capabilities::military_expenditure},
    Field{"milper", "military personnel", "thousand people", &Capabilities::military_personnel},
    Field{"irst", "iron and steel production", "thousand tons", &Capabilities::iron_and_steel},
    Field{"pec", "primary energy consumption", "thousand coal-ton equivalents", &Capabilities::energy},
    Field{"tpop", "population", "thousand people", &Capabilities::population},
    Field{"upop", "urban population, cities of 100,000 and more", "thousand people", &Capabilities::urban_population},
    Field{"cinc", "Composite Index of National Capability: mean share of the world's six capabilities", "share",
          &Capabilities::cinc},
};

}  // namespace

void add_capability_columns(const PanelFrame& frame) {
  const bool five = frame.is("cinc", "nmc_5");
  const std::string kind = five ? "national_capabilities_5" : "national_capabilities_6";
  const auto& content = frame.content;
  if (!content.capabilities_5 && !content.capabilities_6) return;
  frame.require_source(kind, five ? "cinc: nmc_5" : "cinc: nmc_6");
  const CountryYears<Capabilities>& source = five ? *content.capabilities_5 : *content.capabilities_6;
  const bool keep_code = frame.is("capability_missing", "minus_nine");
  for (const Field& field : fields) {
    PanelColumn& column = frame.column(
        {field.name, field.meaning, field.unit, frame.source(kind),
         std::string("the source has no row, or no value and ") + choice_meaning(frame.recipe, "capability_missing")});
    for (const PanelRow& row : frame.rows) {
      const auto found = source.facts.find(row.merge_key());
      std::optional<double> value;
      if (found != source.facts.end()) {
        value = found->second.*field.value;
        if (!value && keep_code) value = -9;
      }
      column.add(value);
    }
  }
  PanelMerge merge(frame, kind, source.coverage);
  merge.right(source.facts);
  merge.finish();
}

}  // namespace entente
