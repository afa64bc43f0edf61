#pragma once

#include "results/report/report_figures.hpp"
#include "results/report/report_tables.hpp"
#include "results/report/run_pair.hpp"
#include "results/report/summary_words.hpp"

#include <string>
#include <vector>

/// The parts of a report's page, as HTML. All of them escape what is not their own. For source files of results/report
/// only.
namespace entente {

/// "states.csv" as an identifier of the page: letters, digits and hyphens.
std::string identifier(const std::string& text);
std::string sentences_html(const std::vector<std::string>& sentences);

std::string summary_html(const SummaryWords& words);
/// Words, scores side by side with their differences, and the settings that differ.
std::string comparison_html(const RunPair& pair);

/// The figures of a report and what is said of them.
struct ShownFigures {
  const std::vector<RunFigure>& known;               ///< what each of `shown` is a figure of, in the same order
  const std::vector<ReportFigure>&shown, &compared;  ///< of the run, and of the other, where there is one
  const RunData& run;
  const RunData* other = nullptr;
};
/// A frame for each figure with title, caption and alternative text; the script draws into it. Below it what is left
/// out, and of two runs which of them has none and whether their scales differ.
std::string figures_html(const ShownFigures& figures);
/// A frame for each table, which the script fills; then those that the run has not, with the reason.
std::string tables_html(const std::vector<ReportTable>& tables);
/// The run's own notes.
std::string notes_html(const std::vector<std::string>& notes);
/// Digests of inputs and outputs, versions, the command that runs it again, how to cite.
std::string provenance_html(const RunData& run);
/// Every key of the resolved scenario, as a table that is no file of the run.
ReportTable settings_table(const RunData& run);

}  // namespace entente
