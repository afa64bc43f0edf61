#include "estimate/table/crosswalk.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/crimea/scope.hpp"
#include "tools/compile/crimea/states.hpp"

namespace entente::compile::crimea {
namespace {

// COW files states under the codes of what became of them.
std::string name_at_the_time(CowCode state) {
  if (state == CowCode{255}) return "Prussia";
  if (state == CowCode{300}) return "Austria";
  if (state == CowCode{325}) return "Sardinia";
  if (state == host) return "Ottoman Empire";
  return state_name(state);
}

std::string mark(std::optional<bool> value) { return value ? (*value ? "1" : "0") : ""; }

std::vector<std::string> fields(StateYear key, const StateRow& row) {
  using Number = std::optional<double>;
  const std::string reason = reason_not_to_contribute(key, row);
  const bool is_leader = key.state == leader;
  return {std::to_string(key.year.number()),
          std::to_string(key.state.number()),
          iso3(key.state),
          name_at_the_time(key.state),
          reason.empty() ? "1" : "0",
          reason,
          row.armed_forces ? std::to_string(*row.armed_forces) : "",
          text_of(row.cinc),
          mark(row.democracy),
          is_leader ? "" : text_of(row.alignment, 9),
          row.capital ? text_of(Number(great_circle_km(*row.capital, sevastopol))) : "",
          is_leader ? "" : mark(row.ally),
          is_leader ? "" : text_of(row.depth),
          text_of(row.capital ? Number(row.capital->latitude) : std::nullopt),
          text_of(row.capital ? Number(row.capital->longitude) : std::nullopt)};
}

}  // namespace

std::string states_table(const World& world) {
  std::string text =
      csv_line({"year", "cow", "iso3", "state", "can_contribute", "reason", "armed_forces", "cinc", "democracy",
                "alignment", "distance_km", "ally", "depth_oriented", "capital_latitude", "capital_longitude"});
  for (const auto& [key, row] : world.states) text += csv_line(fields(key, row));
  return text;
}

std::string ties_table(const World& world) {
  std::string text =
      csv_line({"cow_a", "iso3_a", "cow_b", "iso3_b", "first_year", "last_year", "atop_id", "depth_oriented"});
  for (const Spell& tie : world.ties) {
    text += csv_line({std::to_string(tie.a.number()), iso3(tie.a), std::to_string(tie.b.number()), iso3(tie.b),
                      std::to_string(tie.first.number()), std::to_string(tie.last.number()),
                      std::to_string(tie.atop_id), text_of(tie.depth)});
  }
  return text;
}

}  // namespace entente::compile::crimea
