#include "estimate/similarity/depth_draws.hpp"

#include "estimate/source/fields.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view prefix = "score_";
constexpr double unread = std::numeric_limits<double>::quiet_NaN();

// One text a number, so that 3180.0 finds 3180.
std::string plain(std::string_view text) {
  const auto number = parse_number(text);
  return number ? number_text(*number) : std::string(text);
}

}  // namespace

DepthDraws::DepthDraws(const Table& table) {
  const auto& columns = table.columns();
  const bool wide =
      std::any_of(columns.begin(), columns.end(), [](const std::string& column) { return column.starts_with(prefix); });
  if (wide) {
    read_wide(table);
  } else {
    read_long(table);
  }
}

void DepthDraws::read_wide(const Table& table) {
  std::vector<std::size_t> of_scores;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const std::string& name = table.columns()[column];
    if (!name.starts_with(prefix)) continue;
    const std::string alliance = plain(std::string_view(name).substr(prefix.size()));
    if (find(alliance)) throw input_error(table.header_place(), "two columns of alliance " + alliance, "one");
    alliances_.push_back(alliance);
    of_scores.push_back(column);
  }
  draws_ = table.rows();
  const auto chain = table.find("chain"), draw = table.find("draw");
  std::set<std::pair<std::string, std::string>> seen;
  for_each_row(table, [&](std::size_t row) {
    if (chain && draw && !seen.emplace(table.text(row, *chain), table.text(row, *draw)).second) {
      throw input_error(table.place(row, *draw),
                        "draw " + table.text(row, *draw) + " of chain " + table.text(row, *chain) + " a second time",
                        "one row");
    }
    for (const std::size_t column : of_scores) scores_.push_back(table.required_number(row, column));
  });
}

void DepthDraws::read_long(const Table& table) {
  const std::size_t alliance = table.column("atopid"), draw = table.column("draw"), score = table.column("score");
  std::map<std::string, std::size_t, std::less<>> place;
  const auto draw_in = [&](std::size_t row) {
    const long long number = table.required_integer(row, draw);
    if (number >= 1 && number <= static_cast<long long>(table.rows())) return static_cast<std::size_t>(number);
    throw input_error(table.place(row, draw), "draw " + std::to_string(number), "draws numbered from 1");
  };
  for_each_row(table, [&](std::size_t row) {
    if (table.missing(row, alliance)) throw input_error(table.place(row, alliance), "an empty field", "an alliance");
    if (place.emplace(plain(table.view(row, alliance)), alliances_.size()).second) {
      alliances_.push_back(plain(table.view(row, alliance)));
    }
    draws_ = std::max(draws_, draw_in(row));
  });
  // Before room is made for them: a draw numbered 1,000,000 would ask for more than the file can hold.
  if (draws_ * alliances_.size() > table.rows()) {
    throw input_error(table.header_place(),
                      std::to_string(table.rows()) + " rows for " + std::to_string(draws_) + " draws of " +
                          std::to_string(alliances_.size()) + " alliances",
                      "every alliance in every draw");
  }
  scores_.assign(draws_ * alliances_.size(), unread);
  for_each_row(table, [&](std::size_t row) {
    double& there =
        scores_[(draw_in(row) - 1) * alliances_.size() + place.find(plain(table.view(row, alliance)))->second];
    if (!std::isnan(there)) {
      throw input_error(table.place(row, alliance),
                        "alliance " + table.text(row, alliance) + " a second time in draw " + table.text(row, draw),
                        "one row");
    }
    there = table.required_number(row, score);
  });
}

std::optional<std::size_t> DepthDraws::find(std::string_view alliance) const {
  const auto found = std::find(alliances_.begin(), alliances_.end(), plain(alliance));
  if (found == alliances_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - alliances_.begin());
}

std::vector<std::size_t> DepthDraws::evenly(std::size_t count) const {
  count = std::min(count, draws_);
  std::vector<std::size_t> draws;
  for (std::size_t i = 0; i < count; ++i) draws.push_back(i * draws_ / count);
  return draws;
}

}  // namespace entente
