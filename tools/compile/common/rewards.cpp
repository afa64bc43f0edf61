#include "tools/compile/common/rewards.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/error.hpp"
#include "tools/compile/common/csv_text.hpp"
#include "tools/compile/common/grade.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace entente::compile {
namespace {

/// A kind of favour: as the facts file has it, in our words, and whether it was given.
struct Kind {
  std::string_view type;
  std::string_view name;
  bool given;
};

constexpr std::array<Kind, 29> kinds = {{
    {"aid", "economic aid", true},
    {"alliance", "alliance", true},
    {"alliance promise", "promise of an alliance", true},
    {"basing", "bases", true},
    {"contracts (excluded)", "contracts for reconstruction", false},
    {"cooling", "access to the president", false},
    {"defence tie", "defence agreement short of an alliance", true},
    {"favour", "political favour", true},
    {"guarantee", "guarantee of independence", true},
    {"guarantee and money", "guarantee of territory and a loan", true},
    {"membership", "membership in NATO", true},
    {"membership (not given)", "membership in NATO", false},
    {"military aid", "military aid", true},
    {"military help", "military help", true},
    {"office", "office in NATO", true},
    {"political tie", "political partnership", true},
    {"praise", "praise", true},
    {"praise/visit", "visit and praise", true},
    {"public reproach", "public reproach", false},
    {"status", "seat at the peace congress", true},
    {"status (MNNA)", "status of major non-NATO ally", true},
    {"status/command", "command of a division", true},
    {"trade", "trade agreement", true},
    {"trade (delay = penalty)", "trade agreement without delay", false},
    {"trade (not given)", "trade agreement", false},
    {"visa", "visa waiver", true},
    {"visa (not given)", "visa waiver", false},
    {"contracts", "contracts for reconstruction", true},
    {"money", "costs of troops", true},
}};

const Kind& kind_of(const Table& table, std::size_t row, std::size_t column) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.type == table.view(row, column); });
  if (found == kinds.end()) throw input_error(table.place(row, column), "a kind of favour without a name of ours");
  return *found;
}

}  // namespace

std::string rewards_table(const Sources& sources, Year first, Year last, LeftOut& left_out) {
  const Table table = sources.read("facts/rewards.csv");
  const std::size_t code = table.column("cow_code"), year = table.column("year"), name = table.column("state"),
                    giver = table.column("giver"), type = table.column("type"), certainty = table.column("certainty");
  using Row = std::tuple<Year, CowCode, std::string, std::string, bool, char>;
  std::vector<Row> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Kind& kind = kind_of(table, row, type);
    const auto state = table.integer(row, code);
    const std::string text = table.text(row, name) + ' ' + table.text(row, year);
    const auto graded = grade(table.view(row, certainty));
    const StateYear key = state_year(state.value_or(0), table.required_integer(row, year));
    if (key.year < first || key.year > last) {
      left_out.add("other years", text);
    } else if (!state) {
      left_out.add("no single state", text);
    } else if (!graded || *graded == 'C') {
      left_out.add("certainty below B", text);
    } else {
      rows.emplace_back(key.year, key.state, table.text(row, giver), kind.name, kind.given, *graded);
    }
  }
  std::sort(rows.begin(), rows.end());
  std::string text = csv_line({"year", "cow", "iso3", "giver", "kind", "given", "certainty"});
  for (const auto& [when, state, from, what, given, graded] : rows) {
    text += csv_line({std::to_string(when.number()), std::to_string(state.number()), iso3(state), from, what,
                      given ? "1" : "0", std::string(1, graded)});
  }
  return text;
}

}  // namespace entente::compile
