#include "estimate/sample/panel_rows.hpp"

#include "estimate/sample/grouping.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// As R, Python and Stata's exports write them.
std::optional<double> infinity_of(std::string_view text) {
  const double sign = text.starts_with('-') ? -1 : 1;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  constexpr std::array<std::string_view, 4> words = {"Inf", "inf", "Infinity", "infinity"};
  if (std::find(words.begin(), words.end(), text) == words.end()) return std::nullopt;
  return sign * infinite;
}

bool reads_as(std::string_view field, const std::string& value) {
  if (field == value) return true;
  const std::optional<double> number = number_or_infinity(value);
  return number && number_or_infinity(field) == number;
}

}  // namespace

std::optional<double> number_or_infinity(std::string_view text) {
  if (const auto number = parse_number(text)) return number;
  return infinity_of(text);
}

PanelRows::PanelRows(const Panel& panel, const SampleOptions& options, SampleAccount& account, ProblemList& problems)
    : panel_(panel) {
  account.rows_read = table().rows();
  exclude(options, account, problems);
  find_index(options, problems);
}

void PanelRows::exclude(const SampleOptions& options, SampleAccount& account, ProblemList& problems) {
  struct Rule {
    std::size_t column;
    std::string value;
  };
  std::vector<Rule> rules;
  for (const Exclusion& exclusion : options.exclude) {
    const auto found = column(exclusion.variable, exclusion.place, problems);
    if (!found) continue;
    for (const std::string& value : exclusion.values) {
      const auto same = [&](const Rule& rule) { return rule.column == *found && rule.value == value; };
      if (std::any_of(rules.begin(), rules.end(), same)) continue;
      rules.push_back({*found, value});
      account.excluded.push_back({exclusion.variable + " = " + value, 0});
    }
  }
  used_.reserve(table().rows());
  for (std::size_t row = 0; row < table().rows(); ++row) {
    const auto takes = [&](const Rule& rule) { return reads_as(table().view(row, rule.column), rule.value); };
    const auto rule = std::find_if(rules.begin(), rules.end(), takes);
    if (rule == rules.end()) {
      used_.push_back(row);
    } else {
      ++account.excluded[static_cast<std::size_t>(rule - rules.begin())].rows;
    }
  }
}

void PanelRows::find_index(const SampleOptions& options, ProblemList& problems) {
  if (!options.index) return;
  index_ = options.index;
  unit_column_ = column(index_->unit, index_->place, problems);
  time_column_ = column(index_->time, index_->place, problems);
  if (!has_index()) return;
  for (const std::size_t row : used_) {
    if (!is_missing(row, *unit_column_) && !is_missing(row, *time_column_)) indexed_.push_back(row);
  }
  units_ = group_by(table(), *unit_column_, indexed_, index_->unit);
  times_ = group_by(table(), *time_column_, indexed_, index_->time);
  check_repeated(problems);
}

void PanelRows::check_repeated(ProblemList& problems) const {
  std::vector<std::pair<std::uint64_t, std::size_t>> keys;
  keys.reserve(indexed_.size());
  for (std::size_t i = 0; i < indexed_.size(); ++i) {
    keys.emplace_back((std::uint64_t{units_.level[i]} << 32) | times_.level[i], indexed_[i]);
  }
  std::sort(keys.begin(), keys.end());
  const std::string subject = "rows repeated for a unit and time";
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].first != keys[i - 1].first) continue;
    const auto first = std::lower_bound(keys.begin(), keys.end(), std::pair(keys[i].first, std::size_t{0}));
    problems.add(subject, {table().place(keys[i].second, *time_column_),
                           "a second row of " + who(keys[i].second).substr(2, who(keys[i].second).size() - 3),
                           "one row a unit and time",
                           "the first is in line " + std::to_string(table().place(first->second, 0).line)});
  }
}

std::optional<std::size_t> PanelRows::column(const std::string& variable, const Place& place,
                                             ProblemList& problems) const {
  if (const auto found = find_column(panel_, variable)) return found;
  std::vector<std::string> names = table().columns();
  for (const auto& [name, target] : panel_.synonyms) {
    if (table().find(target)) names.push_back(name);
  }
  const std::string nearest = nearest_name(variable, names);
  problems.add("unknown variable " + variable,
               {place, "the panel " + table().name() + " has no variable \"" + variable + "\"", "",
                nearest.empty() ? "its first line names those there are" : "did you mean " + nearest + "?"});
  return std::nullopt;
}

bool PanelRows::is_numeric(std::size_t column) const {
  return std::all_of(used_.begin(), used_.end(), [&](std::size_t row) {
    return is_missing(row, column) || number_or_infinity(table().view(row, column));
  });
}

const PanelRows::Numbers& PanelRows::numbers(std::size_t column, ProblemList& problems) {
  const auto [known, is_new] = numbers_.try_emplace(column);
  Numbers& result = known->second;
  if (!is_new) return result;
  result.value.assign(table().rows(), std::numeric_limits<double>::quiet_NaN());
  result.missing.assign(table().rows(), true);
  const std::string subject = "text in " + table().columns()[column];
  for (const std::size_t row : used_) {
    const std::string_view text = table().view(row, column);
    if (is_missing_text(text)) continue;
    const std::optional<double> number = number_or_infinity(text);
    if (number) {
      result.value[row] = *number;
      result.missing[row] = false;
    } else if (problems.is_full(subject)) {
      problems.count(subject);
    } else {
      try {
        table().number(row, column);
      } catch (const Error& error) {
        Problem problem = error.problems().front();
        problem.what += who(row);
        problems.add(subject, std::move(problem));
      }
    }
  }
  return result;
}

void PanelRows::need_index(const Place& place, ProblemList& problems) const {
  if (index_) return;
  problems.add("index", {place, "what comes from other rows needs the unit and the time of every row", "an index",
                         "name them: --index ccode,year"});
}

void PanelRows::prepare_lags(const Place& place, ProblemList& problems) {
  if (!instants_.empty()) return;
  need_index(place, problems);
  if (!has_index()) return;
  const auto times = numbers_of(times_);
  constexpr double most = 1e15;
  const bool whole = times && std::all_of(times->begin(), times->end(), [](double time) {
                       return std::trunc(time) == time && std::abs(time) < most;
                     });
  if (!whole) {
    problems.add("index", {index_->place,
                           "the time \"" + index_->time +
                               "\" is not in whole numbers, so that no row "
                               "is one before another",
                           "years, say", ""});
    return;
  }
  unit_of_.assign(table().rows(), 0);
  time_of_.assign(table().rows(), 0);
  has_instant_.assign(table().rows(), false);
  for (std::size_t i = 0; i < indexed_.size(); ++i) {
    const std::size_t row = indexed_[i];
    unit_of_[row] = units_.level[i];
    time_of_[row] = static_cast<long long>((*times)[times_.level[i]]);
    has_instant_[row] = true;
    instants_.push_back({unit_of_[row], time_of_[row], row});
  }
  std::sort(instants_.begin(), instants_.end(),
            [](const Instant& a, const Instant& b) { return std::tie(a.unit, a.time) < std::tie(b.unit, b.time); });
}

std::optional<std::size_t> PanelRows::lagged(std::size_t row, int length) const {
  if (has_instant_.empty() || !has_instant_[row]) return std::nullopt;
  const Instant wanted{unit_of_[row], time_of_[row] - length, 0};
  const auto found = std::lower_bound(
      instants_.begin(), instants_.end(), wanted,
      [](const Instant& a, const Instant& b) { return std::tie(a.unit, a.time) < std::tie(b.unit, b.time); });
  if (found == instants_.end() || found->unit != wanted.unit || found->time != wanted.time) return std::nullopt;
  return found->row;
}

std::string PanelRows::who(std::size_t row) const {
  if (!has_index()) return "";
  return " (" + index_->unit + " " + table().text(row, *unit_column_) + ", " + index_->time + " " +
         table().text(row, *time_column_) + ")";
}

std::string PanelRows::exclusion_of(std::size_t row) const {
  if (!has_index()) return "";
  return " (with all rows of its unit: --exclude " + index_->unit + "=" + table().text(row, *unit_column_) + ")";
}

Place PanelRows::line(std::size_t row, const std::string& key) const {
  Place place = table().place(row, 0);
  place.key = key;
  return place;
}

}  // namespace entente
