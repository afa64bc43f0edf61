#include "tools/command/potential_panel.hpp"

#include "estimate/sample/panel_rows.hpp"
#include "sim/core/error.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

class PanelReader {
 public:
  PanelReader(const Panel& panel, const SampleOptions& sample)
      : panel_(panel), rows_(panel, sample, account_, problems_) {
    problems_.throw_if_any();
  }

  PotentialPanel read(const PotentialColumns& options) {
    PotentialPanel columns;
    columns.rows.alignment = options.alignment ? numbers("--alignment", *options.alignment)
                                               : numbers("--ideal-distance", *options.ideal_distance);
    if (options.ideal_distance) {
      for (double& value : columns.rows.alignment) value = 1 - value;
    }
    columns.rows.tie = numbers("--depth", options.depth);
    columns.depth = panel_.table.columns()[*rows_.known_column(options.depth)];
    columns.alliances.assign(panel_.table.rows(), "");
    columns.rows.alliance.assign(panel_.table.rows(), std::nullopt);
    if (options.alliance) {
      const std::size_t column = column_of("--alliance", *options.alliance);
      for (const std::size_t row : rows_.used()) {
        const bool none = rows_.is_missing(row, column) || panel_.table.view(row, column) == "0";
        if (!none) columns.alliances[row] = panel_.table.text(row, column);
      }
    }
    const auto known = rows_.known_column(options.potential);
    columns.potential = known ? panel_.table.columns()[*known] : options.potential;
    return columns;
  }

 private:
  std::size_t column_of(const char* option, const std::string& name) {
    const auto column = rows_.column(name, {.key = option}, problems_);
    problems_.throw_if_any();
    return *column;
  }

  std::vector<double> numbers(const char* option, const std::string& name) {
    const PanelRows::Numbers& numbers = rows_.numbers(column_of(option, name), problems_);
    problems_.throw_if_any();
    std::vector<double> values(panel_.table.rows(), missing);
    for (const std::size_t row : rows_.used()) {
      if (std::isinf(numbers.value[row])) {
        throw input_error(rows_.line(row, name), "an infinite value" + rows_.who(row), "a number or nothing",
                          rows_.exclusion_of(row));
      }
      values[row] = numbers.value[row];
    }
    return values;
  }

  const Panel& panel_;
  SampleAccount account_;
  ProblemList problems_;
  PanelRows rows_;
};

}  // namespace

PotentialPanel read_potential_panel(const Panel& panel, const SampleOptions& sample, const PotentialColumns& columns) {
  return PanelReader(panel, sample).read(columns);
}

}  // namespace entente
