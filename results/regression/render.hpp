#pragma once

#include "estimate/diagnostics/information_criteria.hpp"
#include "results/regression/regression_table.hpp"

#include <optional>
#include <string>

/// A regression table in the formats of print and screen. All end with LF; names are escaped for the format.
namespace entente {

/// For a terminal: aligned columns, plain ASCII but for names.
std::string regression_text(const RegressionTable& table);

/// GitHub-flavoured Markdown. An estimate and its uncertainty share a cell, set apart by <br>.
std::string regression_markdown(const RegressionTable& table);

/// LaTeX with booktabs: one table float with caption and notes, and one more for each block. `label` is for \ref;
/// letters, digits, ":" and "-" of it are kept.
std::string regression_latex(const RegressionTable& table, const std::string& label = "tab:regression");

/// A whole HTML page whose tables have captions and scopes, so that a screen reader can name the term and the model of
/// each cell. It needs no other file.
std::string regression_html(const RegressionTable& table);

/// What both kinds of CSV columns and JSON need besides the reports.
struct RegressionDocument {
  std::string note;                                  ///< what the numbers are: source, program, panel
  double level = 0.95;                               ///< of intervals besides JSON's ci95
  std::optional<CriterionComparison> criteria = {};  ///< among the models; JSON only
};

/// One row a model and parameter, with everything that a figure or another table may need; numbers at full precision,
/// an empty field where there is none. Columns: see the header line.
std::string regression_csv(const std::vector<ModelReport>& reports, const RegressionDocument& document);

/// One JSON object: "note", "response" (null where models differ), then an object a model under its name with formula,
/// nobs, df_residual, coef, se, t, p, ci95, aic, bic, loglik, deviance, null_deviance, dispersion; with absorbed
/// effects groups, r2, adj_r2, rss and fstat; and vcov, method, sample, beside, diagnostics, notes. What a model does
/// not have is absent. Throws Error (Fault::input) when two models have one name or a model's name is "note",
/// "response" or, where criteria are compared, "criteria".
std::string regression_json(const std::vector<ModelReport>& reports, const RegressionDocument& document);

}  // namespace entente
