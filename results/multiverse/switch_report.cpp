#include "results/multiverse/switch_report.hpp"

#include "results/json/value.hpp"
#include "results/regression/covariance_json.hpp"
#include "results/regression/shown_number.hpp"
#include "results/tables/csv_text.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

using Kind = SwitchVariant::Kind;

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::from: return "from";
    case Kind::to: return "to";
    case Kind::alone: return "alone";
    case Kind::all_but_one: break;
  }
  return "all_but_one";
}

std::string variant_label(const SwitchVariant& variant, const SwitchReportOptions& options) {
  switch (variant.kind) {
    case Kind::from: return options.from;
    case Kind::to: return options.to;
    case Kind::alone: return options.from + ", but " + variant.name + ": " + variant.choice;
    case Kind::all_but_one: break;
  }
  return options.to + ", but " + variant.name + ": " + variant.from;
}

// Nothing where the models have no index to count states by.
std::string states_text(const ModelReport& report) {
  const std::size_t units = report.fit.statistics.units;
  return units > 0 ? std::to_string(units) : "";
}

std::vector<std::string> cells_of(const VariantReports& variant, std::size_t model,
                                  const SwitchReportOptions& options) {
  std::vector<std::string> cells{variant_label(variant.variant, options)};
  const std::optional<ModelReport>& report = variant.reports[model];
  if (!report) return {cells[0], "-", "-", "-", "-", "-", "-"};
  for (const EstimateLine& line : inference(report->fit, report->covariance, options.level)) {
    if (line.parameter.term != options.term) continue;
    const ShownDigits digits = digits_of(line.estimate, line.standard_error, 3);
    cells.insert(cells.end(), {shown_number(line.estimate, digits), shown_number(line.standard_error, digits),
                               shown_number(line.statistic, {2, false}), shown_p_value(line.p_value)});
    break;
  }
  cells.resize(5, "-");
  cells.push_back(std::to_string(report->fit.statistics.observations));
  const std::string states = states_text(*report);
  cells.push_back(states.empty() ? "-" : states);
  return cells;
}

RegressionTable::Block block_of(const std::vector<VariantReports>& variants, std::size_t model,
                                const SwitchReportOptions& options) {
  RegressionTable::Block block;
  block.title = options.heads[model] + ": " + options.term + ", one switch at a time";
  block.head = {"Panel", "Estimate", "SE", "t", "p", "Rows", "States"};
  for (const VariantReports& variant : variants) block.rows.push_back(cells_of(variant, model, options));
  return block;
}

// Of all models; the intercept is none to be asked for.
std::vector<std::string> terms_of(const std::vector<VariantReports>& variants) {
  std::vector<std::string> terms;
  for (const VariantReports& variant : variants) {
    for (const std::optional<ModelReport>& report : variant.reports) {
      if (!report) continue;
      for (const Parameter& parameter : report->fit.parameters) {
        if (std::find(terms.begin(), terms.end(), parameter.term) == terms.end()) terms.push_back(parameter.term);
      }
    }
  }
  return terms;
}

OrderedJson model_json(const ModelReport& report, double level) {
  OrderedJson json = {{"formula", report.formula}, {"nobs", report.fit.statistics.observations}, {"states", nullptr}};
  if (report.fit.statistics.units > 0) json["states"] = report.fit.statistics.units;
  json.update(inference_json(report.fit, report.covariance, level, true));
  json["vcov"] = covariance_json(report.fit, report.covariance);
  return json;
}

}  // namespace

void check_switch_term(const std::vector<VariantReports>& variants, const std::string& term) {
  const std::vector<std::string> terms = terms_of(variants);
  if (terms.empty() || std::find(terms.begin(), terms.end(), term) != terms.end()) return;
  const std::string nearest = nearest_name(term, terms);
  throw input_error({.key = "--term"}, "no model has the term " + term, "a term of the models",
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

RegressionTable switch_table(const std::vector<VariantReports>& variants, const SwitchReportOptions& options) {
  check_switch_term(variants, options.term);
  std::vector<ModelReport> both;
  RegressionTableOptions table_options;
  table_options.title = options.title;
  table_options.level = options.level;
  for (std::size_t model = 0; model < options.heads.size(); ++model) {
    for (const VariantReports& variant : variants) {
      const bool end = variant.variant.kind == Kind::from || variant.variant.kind == Kind::to;
      if (!end || !variant.reports[model]) continue;
      ModelReport report = *variant.reports[model];
      report.name += ", " + variant_label(variant.variant, options);
      table_options.heads[report.name] = options.heads[model] + ", " + variant_label(variant.variant, options);
      both.push_back(std::move(report));
    }
  }
  if (both.empty())
    throw input_error({}, "no model could be fitted to either panel", "models that the panels can carry");
  RegressionTable table = make_regression_table(both, table_options);
  for (std::size_t model = 0; model < options.heads.size(); ++model) {
    table.blocks.push_back(block_of(variants, model, options));
  }
  for (const VariantReports& variant : variants) {
    for (std::size_t model = 0; model < variant.why.size(); ++model) {
      if (variant.why[model].empty()) continue;
      table.notes.push_back(variant_label(variant.variant, options) + ": " + options.heads[model] +
                            " could not be fitted: " + variant.why[model] + ".");
    }
  }
  return table;
}

std::string switch_csv(const std::vector<VariantReports>& variants, const SwitchReportOptions& options) {
  CsvText csv({"panel", "kind", "switch", "choice", "model", "part", "term", "estimate", "standard_error", "statistic",
               "p_value", "df", "low", "high", "level", "covariance", "n", "states", "note"});
  for (const VariantReports& variant : variants) {
    const SwitchVariant& own = variant.variant;
    for (std::size_t model = 0; model < variant.reports.size(); ++model) {
      const auto begin = [&](const std::string& name) {
        csv.add(variant_label(own, options)).add(kind_name(own.kind)).add(own.name);
        csv.add(own.kind == Kind::all_but_one ? own.from : own.choice).add(name);
      };
      if (!variant.reports[model]) {
        begin(options.heads[model]);
        for (int empty = 0; empty < 13; ++empty) csv.add("");
        csv.add(variant.why[model]);
        continue;
      }
      const ModelReport& report = *variant.reports[model];
      for (const EstimateLine& line : inference(report.fit, report.covariance, options.level)) {
        begin(report.name);
        csv.add(line.parameter.part).add(line.parameter.term).add(line.estimate).add(line.standard_error);
        csv.add(line.statistic).add(line.p_value).add(line.df).add(line.low).add(line.high).add(options.level);
        csv.add(report.covariance.name).add(report.fit.statistics.observations).add(states_text(report)).add("");
      }
    }
  }
  return csv.text();
}

std::string switch_json(const std::vector<VariantReports>& variants, const SwitchReportOptions& options,
                        const std::string& note) {
  OrderedJson root = {{"note", note}, {"from", options.from}, {"to", options.to}, {"term", options.term}};
  root["panels"] = OrderedJson::array();
  for (const VariantReports& variant : variants) {
    OrderedJson json = {{"panel", variant_label(variant.variant, options)}, {"kind", kind_name(variant.variant.kind)}};
    if (!variant.variant.name.empty()) json["switch"] = variant.variant.name;
    json["switches"] = variant.variant.switches;
    json["models"] = OrderedJson::object();
    json["not_fitted"] = OrderedJson::object();
    for (std::size_t model = 0; model < variant.reports.size(); ++model) {
      if (variant.reports[model]) {
        json["models"][variant.reports[model]->name] = model_json(*variant.reports[model], options.level);
      } else {
        json["not_fitted"][options.heads[model]] = variant.why[model];
      }
    }
    root["panels"].push_back(std::move(json));
  }
  return json_text(root);
}

}  // namespace entente
