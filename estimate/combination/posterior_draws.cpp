#include "estimate/combination/posterior_draws.hpp"

#include "estimate/sample/panel_columns.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_of_a_kind = 5;

using Key = std::pair<std::string, std::string>;

// "2" and "2.0" are one state.
std::string key_part(const Table& table, std::size_t row, std::size_t column) {
  const std::string text = table.text(row, column);
  const std::optional<double> number = parse_number(text);
  return number ? number_text(*number) : text;
}

std::string shown(const Key& key) { return key.first + " in " + key.second; }

/// Problems of one kind, of which the first few are told.
class Found {
 public:
  void add(Place place, std::string what, std::string expected = {}, std::string advice = {}) {
    if (count_++ < most_of_a_kind)
      problems_.push_back({std::move(place), std::move(what), std::move(expected), std::move(advice)});
  }
  void throw_if_any() const {
    if (problems_.empty()) return;
    std::vector<Problem> problems = problems_;
    if (count_ > most_of_a_kind) {
      problems.push_back(
          {{.file = problems.front().place.file}, "and " + std::to_string(count_ - most_of_a_kind) + " more", "", ""});
    }
    throw Error(Fault::input, std::move(problems));
  }

 private:
  std::vector<Problem> problems_;
  std::size_t count_ = 0;
};

struct Columns {
  std::size_t unit = 0, time = 0, draw = 0;
  std::vector<std::size_t> drawn;  // of the table
  std::vector<std::string> names;  // of the panel
};

Columns columns_of(const Table& table, const Panel& panel, const PanelIndex& index) {
  Columns columns{table.column(index.unit), table.column(index.time), table.column("draw"), {}, {}};
  Found found;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (c == columns.unit || c == columns.time || c == columns.draw) continue;
    const std::string& name = table.columns()[c];
    const auto panel_column = find_column(panel, name);
    if (!panel_column) {
      const std::string nearest = nearest_name(name, panel.table.columns());
      Place place = table.header_place();
      place.key = name;
      found.add(place, "the panel has no column \"" + name + "\"", "columns of the panel",
                nearest.empty() ? "" : "did you mean " + nearest + "?");
      continue;
    }
    columns.drawn.push_back(c);
    columns.names.push_back(panel.table.columns()[*panel_column]);
  }
  found.throw_if_any();
  if (columns.drawn.empty()) {
    throw input_error(table.header_place(), "nothing is drawn",
                      "columns of the panel beside " + index.unit + ", " + index.time + " and draw");
  }
  return columns;
}

std::map<Key, std::size_t> rows_by_key(const Panel& panel, const PanelIndex& index) {
  const std::size_t unit = panel.table.column(index.unit);
  const std::size_t time = panel.table.column(index.time);
  std::map<Key, std::size_t> rows;
  for (std::size_t row = 0; row < panel.table.rows(); ++row) {
    const Key key{key_part(panel.table, row, unit), key_part(panel.table, row, time)};
    if (!rows.emplace(key, row).second) {
      throw input_error(panel.table.place(row, unit), shown(key) + " is in the panel twice", "each state-year once",
                        "--index UNIT,TIME names what tells rows apart");
    }
  }
  return rows;
}

/// Where the panel has numbers, a word in a file of draws is a slip ("20O1") and no state-year that the panel lacks.
class NumberedPart {
 public:
  NumberedPart(const std::map<Key, std::size_t>& rows, std::string Key::*part) {
    numbered_ = std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return parse_number(row.first.*part); });
  }
  void check(const Table& table, std::size_t row, std::size_t column, Found& found) const {
    if (!numbered_ || parse_number(table.view(row, column))) return;
    found.add(table.place(row, column), '"' + table.text(row, column).substr(0, 60) + '"', "a number, as in the panel");
  }

 private:
  bool numbered_ = false;
};

}  // namespace

PosteriorDraws::PosteriorDraws(const Table& table, const Panel& panel, const PanelIndex& index) : name_(table.name()) {
  const Columns columns = columns_of(table, panel, index);
  columns_ = columns.names;
  const std::map<Key, std::size_t> panel_rows = rows_by_key(panel, index);

  const NumberedPart unit(panel_rows, &Key::first), time(panel_rows, &Key::second);
  Found found;
  std::map<std::pair<long long, Key>, std::size_t> where;  // row of the table
  std::vector<Key> keys;                                   // in the order of their first appearance
  std::set<Key> known;
  long long last = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const long long draw = table.required_integer(row, columns.draw);
    if (draw < 1) found.add(table.place(row, columns.draw), "draw " + std::to_string(draw), "draws from 1 to m");
    last = std::max(last, draw);
    const Key key{key_part(table, row, columns.unit), key_part(table, row, columns.time)};
    unit.check(table, row, columns.unit, found);
    time.check(table, row, columns.time, found);
    if (!where.emplace(std::pair(draw, key), row).second) {
      found.add(table.place(row, columns.unit), shown(key) + " is twice in draw " + std::to_string(draw), "once");
    }
    if (known.insert(key).second) keys.push_back(key);
    for (const std::size_t c : columns.drawn) {
      if (is_missing_text(table.view(row, c))) {
        found.add(table.place(row, c), "a missing value", "a number in every draw",
                  "leave the state-year out of all draws to keep the panel's value");
      } else {
        table.required_number(row, c);
      }
    }
  }
  found.throw_if_any();
  draws_ = static_cast<std::size_t>(last);
  if (draws_ < 2) {
    throw input_error(table.header_place(), "the file holds " + std::to_string(draws_) + " draws",
                      "two at least: one draw says nothing of its spread");
  }
  if (draws_ > table.rows()) {
    throw input_error(table.header_place(),
                      "draws are not numbered 1 to m: the last is " + std::to_string(draws_) + " of " +
                          std::to_string(table.rows()) + " rows",
                      "every number from 1 on");
  }

  std::vector<Key> taken;
  for (const Key& key : keys) {
    const auto row = panel_rows.find(key);
    if (row == panel_rows.end()) {
      ++not_in_panel_;
      continue;
    }
    rows_.push_back(row->second);
    taken.push_back(key);
  }
  if (rows_.empty()) {
    throw input_error(table.header_place(), "none of its state-years is in the panel",
                      "state-years by " + index.unit + " and " + index.time);
  }
  for (long long draw = 1; draw <= last; ++draw) {
    for (const Key& key : taken) {
      const auto row = where.find({draw, key});
      if (row == where.end()) {
        found.add(table.header_place(), "draw " + std::to_string(draw) + " lacks " + shown(key),
                  "the same state-years in every draw");
        continue;
      }
      for (const std::size_t c : columns.drawn) texts_.push_back(table.text(row->second, c));
    }
  }
  found.throw_if_any();
}

Panel PosteriorDraws::panel_of(const Panel& panel, std::size_t draw) const {
  std::vector<NamedColumn> changed;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    NamedColumn column{columns_[c], {}};
    const std::size_t at = panel.table.column(columns_[c]);
    for (std::size_t row = 0; row < panel.table.rows(); ++row) column.texts.push_back(panel.table.text(row, at));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      column.texts[rows_[i]] = texts_[(draw * rows_.size() + i) * columns_.size() + c];
    }
    changed.push_back(std::move(column));
  }
  return with_columns(panel, changed, panel.table.name() + " in draw " + std::to_string(draw + 1));
}

}  // namespace entente
