#include "results/regression/regression_table.hpp"

#include "results/regression/parts.hpp"
#include "results/regression/shown_number.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr int most_digits = 10;

std::string stars_of(double p_value) {
  return p_value < 0.001 ? "***" : p_value < 0.01 ? "**" : p_value < 0.05 ? "*" : "";
}

RegressionTable::Cell cell_of(const EstimateLine& line, const RegressionTableOptions& options) {
  const ShownDigits digits = digits_of(line.estimate, line.standard_error, options.digits);
  RegressionTable::Cell cell;
  cell.estimate = shown_number(line.estimate, digits);
  if (options.stars) cell.stars = stars_of(line.p_value);
  if (options.uncertainty == ShownUncertainty::standard_error) {
    const std::string error = shown_number(line.standard_error, digits);
    if (!error.empty()) cell.uncertainty = "(" + error + ")";
    return cell;
  }
  const std::string low = shown_number(line.low, digits);
  const std::string high = shown_number(line.high, digits);
  if (!low.empty() && !high.empty()) cell.uncertainty = "[" + low + ", " + high + "]";
  return cell;
}

std::string panel_title(const std::string& part) {
  if (part.empty()) return "Outcome";
  std::string title = part;
  if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

/// Rows by part and term, while models are added to them.
class Panels {
 public:
  Panels(std::size_t columns, const RegressionTableOptions& options) : columns_(columns), options_(options) {}

  void add(std::size_t column, const EstimateLine& line) {
    Part& part = part_of(line.parameter.part);
    const auto same = [&](const Parameter& known) { return known.term == line.parameter.term; };
    auto found = std::find_if(part.parameters.begin(), part.parameters.end(), same);
    if (found == part.parameters.end()) {
      // Before the scale parameters, which close their panel.
      const auto at = line.parameter.scale ? part.parameters.end()
                                           : std::find_if(part.parameters.begin(), part.parameters.end(),
                                                          [](const Parameter& known) { return known.scale; });
      const auto row = part.panel.rows.begin() + (at - part.parameters.begin());
      part.panel.rows.insert(row, {row_label(line.parameter, options_), std::vector<RegressionTable::Cell>(columns_)});
      found = part.parameters.insert(at, line.parameter);
    }
    const auto row = static_cast<std::size_t>(found - part.parameters.begin());
    part.panel.rows[row].cells[column] = cell_of(line, options_);
  }

  std::vector<RegressionTable::Panel> take() {
    std::vector<RegressionTable::Panel> panels;
    for (Part& part : parts_) {
      if (parts_.size() > 1) part.panel.title = panel_title(part.name);
      panels.push_back(std::move(part.panel));
    }
    return panels;
  }

 private:
  struct Part {
    std::string name;
    std::vector<Parameter> parameters;  // of the panel's rows
    RegressionTable::Panel panel;
  };

  Part& part_of(const std::string& name) {
    const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) { return part.name == name; });
    if (found != parts_.end()) return *found;
    parts_.push_back({name, {}, {}});
    return parts_.back();
  }

  std::size_t columns_;
  const RegressionTableOptions& options_;
  std::vector<Part> parts_;
};

void check(const std::vector<ModelReport>& reports, const RegressionTableOptions& options) {
  if (reports.empty()) throw input_error({}, "a regression table without models", "at least one model");
  if (options.digits < 1 || options.digits > most_digits) {
    throw input_error({.key = "digits"}, std::to_string(options.digits) + " significant digits",
                      "a number from 1 to " + std::to_string(most_digits));
  }
  if (!(options.level > 0 && options.level < 1)) {
    throw input_error({.key = "level"}, "no level of confidence", "a number between 0 and 1");
  }
}

}  // namespace

std::string row_label(const Parameter& parameter, const RegressionTableOptions& options) {
  const auto found = options.labels.find(parameter.term);
  return clean_line(found == options.labels.end() ? parameter.term : found->second);
}

RegressionTable make_regression_table(const std::vector<ModelReport>& reports, const RegressionTableOptions& options) {
  check(reports, options);
  RegressionTable table;
  table.title = clean_line(options.title);
  Panels panels(reports.size(), options);
  for (std::size_t column = 0; column < reports.size(); ++column) {
    const ModelReport& report = reports[column];
    const auto head = options.heads.find(report.name);
    table.columns.push_back(
        {"(" + std::to_string(column + 1) + ")", clean_line(head == options.heads.end() ? report.name : head->second)});
    for (const EstimateLine& line : inference(report.fit, report.covariance, options.level)) panels.add(column, line);
    if (!report.beside.empty()) {
      const std::string which = table.columns.back().number + " " + table.columns.back().head;
      table.blocks.push_back(side_by_side(report, which, options));
    }
  }
  table.panels = panels.take();
  table.statistics = statistic_rows(reports);
  table.notes = footnotes(reports, options);
  return table;
}

}  // namespace entente
