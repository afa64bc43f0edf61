#include "tools/compile/us_wars/compile.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/afghanistan/members.hpp"
#include "tools/compile/afghanistan/observed_table.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/rewards.hpp"
#include "tools/compile/iraq/record.hpp"
#include "tools/compile/libya/record.hpp"

namespace entente::compile {
namespace {

// Ids of the wars in scenarios/us_wars.yaml.
constexpr int afghanistan_war = 1, iraq_war = 2, libya_war = 3;

std::string whole(std::optional<long long> number) { return number ? std::to_string(*number) : std::string(); }

void append(std::string& text, int war, const Facts<Record>& record, const Facts<LibyaMeans>& means = {}) {
  for (const auto& [key, sent] : record) {
    const LibyaMeans other = find(means, key).value_or(LibyaMeans{});
    text += csv_line({std::to_string(war), std::to_string(key.year.number()), std::to_string(key.state.number()),
                      iso3(key.state), text_of(sent.troops), text_of(sent.share), std::string(1, sent.certainty),
                      whole(other.aircraft), whole(other.sorties), whole(other.strike_sorties)});
  }
}

}  // namespace

CompiledTables compile_us_wars(const std::string& folder) {
  Sources sources{folder, {}, {}};
  sources.members = read_members(sources);
  StateFacts facts;
  facts.published = read_panel(sources);
  facts.armed_forces = read_armed_forces(sources);

  std::string observed = csv_line({"war", "year", "cow", "iso3", "troops_corrected", "share_corrected", "certainty",
                                   "aircraft", "sorties", "strike_sorties"});
  append(observed, afghanistan_war, corrected_record(sources, facts, read_outcomes(sources)));
  append(observed, iraq_war, read_iraq(sources, facts.armed_forces).record);
  const LibyaRecord libya = read_libya(sources, facts.armed_forces);
  append(observed, libya_war, libya.record, libya.means);

  LeftOut left_out;
  const std::string rewards = rewards_table(sources, first_year, last_year, left_out);
  return {{{"observed.csv", observed}, {"rewards.csv", rewards}}, left_out.report("facts/rewards.csv")};
}

}  // namespace entente::compile
