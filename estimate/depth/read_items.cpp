#include "estimate/depth/read_items.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_problems = 20;

std::vector<std::size_t> columns_of(const Table& table, const std::string& id,
                                    const std::vector<std::string>& columns) {
  std::vector<std::size_t> indices;
  std::set<std::string> seen{id};
  for (const std::string& column : columns) {
    if (!seen.insert(column).second) {
      throw input_error({.key = "columns"}, "\"" + column + "\" a second time",
                        column == id ? "items, not the id" : "each item once");
    }
    indices.push_back(table.column(column));
  }
  return indices;
}

}  // namespace

ReadItems without_missing(ItemMatrix items, MissingItems missing) {
  ReadItems result;
  result.matrix.items = items.items;
  const std::size_t width = items.width();
  for (std::size_t i = 0; i < items.alliances(); ++i) {
    const auto row = items.values.begin() + static_cast<std::ptrdiff_t>(i * width);
    const auto gaps = static_cast<std::size_t>(
        std::count_if(row, row + static_cast<std::ptrdiff_t>(width), [](double x) { return std::isnan(x); }));
    if (gaps == width || (gaps > 0 && missing != MissingItems::keep)) {
      result.dropped.push_back(items.ids[i]);
      continue;
    }
    result.missing += gaps;
    result.matrix.ids.push_back(std::move(items.ids[i]));
    result.matrix.values.insert(result.matrix.values.end(), row, row + static_cast<std::ptrdiff_t>(width));
  }
  return result;
}

ReadItems read_items(const Table& table, const std::string& id, const std::vector<std::string>& columns,
                     MissingItems missing) {
  const std::size_t id_column = table.column(id);
  const std::vector<std::size_t> indices = columns_of(table, id, columns);
  ItemMatrix items;
  items.items = columns;
  std::vector<Problem> problems;
  std::set<std::string> ids;
  const auto problem = [&](Place place, std::string what, std::string expected, std::string advice = {}) {
    if (problems.size() < most_problems) {
      problems.push_back({std::move(place), std::move(what), std::move(expected), std::move(advice)});
    }
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string name = table.text(row, id_column);
    if (name.empty()) problem(table.place(row, id_column), "an alliance without an id", "a name or number");
    if (!name.empty() && !ids.insert(name).second) {
      problem(table.place(row, id_column), "the alliance \"" + name + "\" a second time", "one row an alliance");
    }
    items.ids.push_back(std::move(name));
    for (const std::size_t column : indices) {
      double value = std::numeric_limits<double>::quiet_NaN();
      const std::string_view field = table.view(row, column);
      if (field.empty() || field == "NA") {
        if (missing == MissingItems::refuse) {
          problem(table.place(row, column), "a missing item of alliance \"" + items.ids.back() + "\"", "a number",
                  "or --missing says what to do with it");
        }
      } else {
        try {
          value = table.required_number(row, column);
        } catch (const Error& error) {
          if (problems.size() < most_problems) problems.push_back(error.problems().front());
        }
      }
      items.values.push_back(value);
    }
  }
  if (!problems.empty()) throw Error(Fault::input, problems);
  return without_missing(std::move(items), missing);
}

}  // namespace entente
