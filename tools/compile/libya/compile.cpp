#include "tools/compile/libya/compile.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/afghanistan/members.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/libya/record.hpp"

namespace entente::compile {
namespace {

std::string whole(std::optional<long long> number) { return number ? std::to_string(*number) : std::string(); }

std::string table_of(const LibyaRecord& libya) {
  std::string text = csv_line({"year", "cow", "iso3", "troops_corrected", "share_corrected", "certainty", "aircraft",
                               "aircraft_peak", "ships", "sorties", "strike_sorties"});
  for (const auto& [key, record] : libya.record) {
    const LibyaMeans& means = libya.means.at(key);
    text += csv_line({std::to_string(key.year.number()), std::to_string(key.state.number()), iso3(key.state),
                      text_of(record.troops), text_of(record.share), std::string(1, record.certainty),
                      whole(means.aircraft), whole(means.aircraft_peak), whole(means.ships), whole(means.sorties),
                      whole(means.strike_sorties)});
  }
  return text;
}

}  // namespace

CompiledTables compile_libya(const std::string& folder) {
  Sources sources{folder, {}, {}};
  sources.members = read_members(sources);
  const LibyaRecord libya = read_libya(sources, read_armed_forces(sources));
  const std::string audit =
      "states: " + std::to_string(libya.record.size()) +
      "\narmed forces other than in the states table: " + std::to_string(libya.other_armed_forces) + "\n";
  return {{{"observed.csv", table_of(libya)}}, audit + libya.left_out.report("facts/libya.csv")};
}

}  // namespace entente::compile
