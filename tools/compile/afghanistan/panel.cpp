#include "tools/compile/afghanistan/panel.hpp"

#include "estimate/table/crosswalk.hpp"

#include <set>

namespace entente::compile {

Facts<PublishedRow> read_panel(Sources& sources) {
  const Table table = sources.read("isaf_panel.csv");
  const std::size_t year = table.column("year"), code = table.column("ccode"), country = table.column("country"),
                    total = table.column("troops_total"), troops = table.column("troops_afghan_final"),
                    share = table.column("troops_afghan_final_ratio"), dem = table.column("dem"),
                    distance = table.column("distance");
  Facts<PublishedRow> panel;
  std::vector<std::string> not_states;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    long long state = table.required_integer(row, code);
    if (state == 817) state = 816;
    const StateYear key = state_year(state, table.required_integer(row, year));
    if (!is_state(key.state)) {
      not_states.push_back(table.text(row, country) + ' ' + table.text(row, year));
      continue;
    }
    PublishedRow published;
    published.armed_forces = table.number(row, total);
    published.troops = table.number(row, troops);
    published.infinite_share = table.text(row, share) == "Inf";
    if (!published.infinite_share) published.share = table.number(row, share);
    if (const auto democracy = table.integer(row, dem)) published.democracy = *democracy == 1;
    published.distance = table.number(row, distance);
    panel[key] = published;
  }
  MergeAudit audit = audit_of("published panel (isaf_panel.csv)", sources, panel);
  for (const std::string& name : not_states) audit.set_aside("in the source, not members of the state system", name);
  sources.audits.push_back(std::move(audit));
  return panel;
}

}  // namespace entente::compile
