#include "tools/compile/iraq/compile.hpp"

#include "estimate/table/crosswalk.hpp"
#include "tools/compile/afghanistan/members.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/iraq/record.hpp"

namespace entente::compile {
namespace {

std::string text_of_whole(std::optional<long long> number) { return number ? std::to_string(*number) : std::string(); }

std::string table_of(const IraqRecord& iraq) {
  std::string text = csv_line({"year", "cow", "iso3", "troops_corrected", "share_corrected", "certainty", "troops_low",
                               "troops_high", "troops_invasion"});
  for (const auto& [key, record] : iraq.record) {
    const IraqRange range = find(iraq.ranges, key).value_or(IraqRange{});
    text += csv_line({std::to_string(key.year.number()), std::to_string(key.state.number()), iso3(key.state),
                      text_of(record.troops), text_of(record.share), std::string(1, record.certainty),
                      text_of_whole(range.lowest), text_of_whole(range.highest), text_of_whole(range.invasion)});
  }
  return text;
}

std::string counts(const IraqRecord& iraq) {
  std::size_t zeros = 0, without_share = 0;
  std::map<char, std::size_t> grades;
  for (const auto& [key, record] : iraq.record) {
    zeros += record.troops == 0.0 ? 1 : 0;
    without_share += record.share ? 0 : 1;
    ++grades[record.certainty];
  }
  std::string text = "state-years: " + std::to_string(iraq.record.size()) + ", of these without troops " +
                     std::to_string(zeros) + ", without a share " + std::to_string(without_share) + "\n";
  for (const auto& [grade, rows] : grades)
    text += std::string("  certainty ") + grade + ": " + std::to_string(rows) + "\n";
  return text + "armed forces other than in the states table: " + std::to_string(iraq.other_armed_forces) + "\n";
}

}  // namespace

CompiledTables compile_iraq(const std::string& folder) {
  Sources sources{folder, {}, {}};
  sources.members = read_members(sources);
  const IraqRecord iraq = read_iraq(sources, read_armed_forces(sources));
  return {{{"observed.csv", table_of(iraq)}}, counts(iraq) + iraq.left_out.report("facts/iraq.csv")};
}

}  // namespace entente::compile
