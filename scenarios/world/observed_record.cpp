#include "scenarios/world/observed_record.hpp"

#include "scenarios/reader/certainty.hpp"
#include "scenarios/world/row_reader.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double any = std::numeric_limits<double>::max();

// Columns that are read by themselves or that hold words.
constexpr std::array<std::string_view, 11> known_columns = {"year",
                                                            "cow",
                                                            "iso3",
                                                            "war",
                                                            "state",
                                                            "troops_as_published",
                                                            "share_as_published",
                                                            "troops_corrected",
                                                            "share_corrected",
                                                            "certainty",
                                                            "correction"};
// Measures that hold counts and nothing else.
constexpr std::array<std::string_view, 4> known_measures = {"aircraft", "sorties", "strike_sorties", "casualties"};

template <std::size_t count>
bool among(const std::array<std::string_view, count>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string share_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "share_as_published" : "share_corrected";
}
std::string troops_column(OutcomeMeasure measure) {
  return measure == OutcomeMeasure::as_published ? "troops_as_published" : "troops_corrected";
}

bool holds_numbers(const Table& table, std::size_t column) {
  std::vector<Problem> problems;
  bool some = false;
  for (std::size_t row = 0; row < table.rows() && problems.empty(); ++row) {
    some = number_within(table, row, column, -any, any, problems).has_value() || some;
  }
  return some && problems.empty();
}

std::vector<std::size_t> further_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const std::string& name = table.columns()[column];
    if (among(known_columns, name)) continue;
    if (among(known_measures, name) || holds_numbers(table, column)) columns.push_back(column);
  }
  return columns;
}

// What states sent to one war that is not troops.
void read_further(const Table& table, const StateYearKey& key, std::size_t cell, std::vector<FurtherMeasure>& further,
                  std::vector<Problem>& problems) {
  for (FurtherMeasure& measure : further) {
    const double least = among(known_measures, measure.name) ? 0 : -any;
    const auto value = number_within(table, key.row, table.column(measure.name), least, any, problems);
    measure.values[cell] = value.value_or(missing);
  }
}

// A war that a measure has no number of does not have the measure.
void drop_silent(std::vector<FurtherMeasure>& further) {
  std::erase_if(further, [](const FurtherMeasure& measure) {
    return std::all_of(measure.values.begin(), measure.values.end(), [](double value) { return std::isnan(value); });
  });
}

// The column of marks, if there is one.
std::optional<std::size_t> certainty_column(const Table& table, const Scenario& scenario) {
  const std::optional<std::size_t> column = table.find("certainty");
  if (!column && !scenario.certainty.empty()) {
    throw input_error(scenario.certainty_place,
                      scenario.observed.shown + " has no column certainty, so none of its values has a mark",
                      "all, or a table with marks from A to D");
  }
  return column;
}

char read_mark(const Table& table, std::size_t row, std::size_t column, std::vector<Problem>& problems) {
  const std::string_view mark = table.view(row, column);
  if (mark.empty()) return 0;
  if (mark.size() == 1 && std::string_view(certainty_marks).find(mark) != std::string_view::npos) return mark.front();
  problems.push_back(
      {table.place(row, column), "\"" + std::string(mark) + "\" is no mark of certainty", "A, B, C, D or nothing", {}});
  return 0;
}

ObservedRecord empty_record(const Table& table, const StateYears& layout, bool marked) {
  const std::vector<double> silent(layout.cells(), missing);
  ObservedRecord record{.share = silent,
                        .whole_share = silent,
                        .troops = silent,
                        .certainty = std::vector<char>(marked ? layout.cells() : 0),
                        .left_out = std::vector<std::uint8_t>(layout.cells()),
                        .further = {}};
  for (const std::size_t column : further_columns(table)) record.further.push_back({table.columns()[column], silent});
  return record;
}

// A cell of the row, or nothing and a problem: the states table must have the state-year.
std::optional<std::size_t> cell_of(const Table& table, const StateYearKey& key, const Scenario& scenario,
                                   const StateFacts& facts, std::vector<Problem>& problems) {
  const std::size_t state = facts.layout.find(key.state);
  const std::size_t cell = facts.layout.cell(key.year.number() - scenario.first_year.number(), state);
  if (state != facts.layout.states.size() && facts.row[cell] != StateFacts::no_row) return cell;
  problems.push_back({table.place(key.row, table.column("cow")),
                      "state " + std::to_string(key.state.number()) + " in " + std::to_string(key.year.number()) +
                          " has no row in " + scenario.states.shown,
                      "a state-year of that table",
                      {}});
  return std::nullopt;
}

}  // namespace

const FurtherMeasure* ObservedRecord::find(const std::string& name) const {
  const auto found =
      std::find_if(further.begin(), further.end(), [&](const FurtherMeasure& each) { return each.name == name; });
  return found == further.end() ? nullptr : &*found;
}

bool observed_by_war(const Scenario& scenario) { return scenario.wars.size() > 1; }

std::vector<ObservedRecord> read_observed(const Scenario& scenario, const StateFacts& facts) {
  const Table table = Table::read(scenario.observed.path, scenario.observed.shown);
  const std::size_t share = table.column(share_column(scenario.measures.outcome));
  const std::size_t troops = table.column(troops_column(scenario.measures.outcome));
  const std::optional<std::size_t> marks = certainty_column(table, scenario);
  std::vector<ObservedRecord> records(scenario.wars.size(), empty_record(table, facts.layout, marks.has_value()));
  std::vector<Problem> problems;
  for (const StateYearKey& key : read_keys(table, scenario, observed_by_war(scenario))) {
    const auto observed_share = number_within(table, key.row, share, 0, 1, problems);
    const auto observed_troops = number_within(table, key.row, troops, 0, 1e9, problems);
    if (key.state == scenario.wars[key.war].leader) continue;  // who leads does not choose
    const std::optional<std::size_t> cell = cell_of(table, key, scenario, facts, problems);
    if (!cell) continue;
    if (facts.can_contribute[*cell] && observed_share.has_value() != observed_troops.has_value()) {
      problems.push_back({table.place(key.row, observed_share ? troops : share),
                          "a share or a number of troops without the other",
                          "both, or neither",
                          {}});
    }
    if (facts.can_contribute[*cell] && observed_troops.value_or(0) > facts.armed_forces[*cell]) {
      problems.push_back({table.place(key.row, troops),
                          number_text(*observed_troops) + " troops are more than the armed forces",
                          "at most " + number_text(facts.armed_forces[*cell]),
                          {}});
    }
    ObservedRecord& observed = records[key.war];
    read_further(table, key, *cell, observed.further, problems);
    if (marks) {
      const char mark = read_mark(table, key.row, *marks, problems);
      observed.certainty[*cell] = mark;
      const bool counts =
          scenario.certainty.empty() || (mark != 0 && scenario.certainty.find(mark) != std::string::npos);
      observed.left_out[*cell] = counts ? 0 : 1;
    }
    observed.whole_share[*cell] = observed_share.value_or(missing);
    if (key.year < scenario.observed_first_year || scenario.observed_last_year < key.year) continue;
    observed.share[*cell] = observed_share.value_or(missing);
    observed.troops[*cell] = observed_troops.value_or(missing);
  }
  throw_if_any(std::move(problems));
  for (ObservedRecord& record : records) drop_silent(record.further);
  return records;
}

}  // namespace entente
