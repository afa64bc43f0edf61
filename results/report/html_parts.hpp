#pragma once

#include "results/report/report_figures.hpp"
#include "results/report/report_tables.hpp"
#include "results/report/summary_words.hpp"

#include <string>
#include <vector>

/// The parts of a report's page, as HTML. All of them escape what is not their own. For source files of results/report
/// only.
namespace entente {

std::string summary_html(const SummaryWords& words);
/// `other` may be absent; then nothing.
std::string comparison_html(const RunData& run, const RunData* other);
/// A frame for each figure with title, caption and alternative text; the script draws into it.
std::string figures_html(const std::vector<ReportFigure>& figures);
/// A frame for each table, which the script fills; then those that the run has not, with the reason.
std::string tables_html(const std::vector<ReportTable>& tables);
std::string notes_html(const std::vector<std::string>& notes);
/// Digests of inputs and outputs, versions, the command that runs it again, how to cite.
std::string provenance_html(const RunData& run);
/// Every key of the resolved scenario, as a table that is no file of the run.
ReportTable settings_table(const RunData& run);

}  // namespace entente
