#include "results/regression/parts.hpp"
#include "results/regression/shown_number.hpp"
#include "results/regression/wording.hpp"
#include "results/text/clean.hpp"

#include <utility>

namespace entente {
namespace {

// A wild bootstrap answers with p and an interval of its own; its standard error is that of CR1 and shown there. The
// others' intervals follow from their errors and would make the table too wide for a page.
void add_columns(const ModelReport& report, const CovarianceEstimate& covariance, const RegressionTableOptions& options,
                 RegressionTable::Block& block) {
  const std::string name = clean_line(covariance.name);
  const bool test_alone = covariance.request.kind == CovarianceKind::wild;
  const bool has_df = df_by_term(covariance);
  const std::vector<EstimateLine> lines = inference(report.fit, covariance, options.level);
  if (!test_alone) block.head.push_back(name + ": SE");
  if (has_df) block.head.emplace_back("df");
  block.head.push_back(test_alone ? name + ": p" : "p");
  if (test_alone) block.head.push_back(shown_level(options.level) + " interval");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const EstimateLine& line = lines[i];
    const ShownDigits digits = digits_of(line.estimate, line.standard_error, options.digits);
    std::vector<std::string>& row = block.rows[i];
    if (!test_alone) row.push_back(shown_number(line.standard_error, digits));
    if (has_df) row.push_back(shown_df(line.df));
    row.push_back(shown_p_value(line.p_value));
    if (!test_alone) continue;
    const std::string low = shown_number(line.low, digits);
    const std::string high = shown_number(line.high, digits);
    row.push_back(low.empty() || high.empty() ? "" : "[" + low + ", " + high + "]");
  }
}

}  // namespace

RegressionTable::Block side_by_side(const ModelReport& report, const std::string& title,
                                    const RegressionTableOptions& options) {
  RegressionTable::Block block;
  block.title = title + ": covariances side by side";
  block.head = {"Term", "Estimate"};
  for (const EstimateLine& line : inference(report.fit, report.covariance, options.level)) {
    std::string label = row_label(line.parameter, options);
    if (!line.parameter.part.empty()) label = clean_line(line.parameter.part) + ": " + label;
    const ShownDigits digits = digits_of(line.estimate, line.standard_error, options.digits);
    block.rows.push_back({std::move(label), shown_number(line.estimate, digits)});
  }
  add_columns(report, report.covariance, options, block);
  for (const CovarianceEstimate& covariance : report.beside) add_columns(report, covariance, options, block);
  return block;
}

}  // namespace entente
