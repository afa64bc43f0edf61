#include "estimate/table/csv.hpp"
#include "results/run_folder/digest.hpp"
#include "sim/core/number_text.hpp"
#include "tools/description/parts.hpp"

#include <filesystem>
#include <system_error>

namespace entente::description {
namespace {

using Paragraph = Description::Paragraph;
using DataTable = Description::DataTable;

Description::Section initialization(const PreparedScenario& prepared) {
  const Mechanisms on(prepared);
  std::string start = "A run starts in " + std::to_string(prepared.scenario.first_year.number()) +
                      " with the facts and treaties of that year (" + count(prepared.network_before.ties()) +
                      " alliance ties). Standing is 0";
  if (on.types) {
    start += ", each state is committed with probability " + number_text(prepared.scenario.types.committed) +
             ", and leaders believe just that of each";
  }
  start += ". ";
  start += prepared.scenario.treaty_frozen ? "Treaties stay as they are in the first year."
                                           : "Treaties follow the record year by year.";
  if (on.learning) {
    start += " Each state expects reward as after " + number_text(prepared.scenario.expectation.prior_rewards) +
             " rewarded and " + number_text(prepared.scenario.expectation.prior_failures) + " unrewarded trials.";
  }
  return {"5 Initialization",
          {Paragraph{start + " Replicates differ by their draws alone; the master seed is " +
                     std::to_string(prepared.experiment.seed.number()) + "."}}};
}

// The file beside a table that says where its columns come from.
std::string sources_of(const TableReference& table) {
  const std::filesystem::path beside = std::filesystem::path(table.path).parent_path() / "sources.md";
  std::error_code ignored;
  if (!std::filesystem::exists(beside, ignored)) return "not said";
  return (std::filesystem::path(table.written).parent_path() / "sources.md").generic_string();
}

Description::Section input_data(const PreparedScenario& prepared) {
  const Scenario& scenario = prepared.scenario;
  DataTable table{{"input", "file", "rows", "sources", "SHA-256"}, {}};
  for (const auto& [what, reference] :
       {std::pair("facts of states", &scenario.states), std::pair("alliance ties", &scenario.ties),
        std::pair("observed contributions", &scenario.observed)}) {
    const Table rows = Table::read(reference->path, reference->shown);
    table.rows.push_back({what, reference->written, count(rows.rows()), sources_of(*reference),
                          digest_file(reference->path, reference->written).sha256});
  }
  for (const InputFile& input : prepared.inputs) {
    const bool is_table =
        input.path == scenario.states.path || input.path == scenario.ties.path || input.path == scenario.observed.path;
    if (is_table) continue;
    const bool itself = input.path == scenario.file;
    table.rows.push_back(
        {itself ? "the scenario" : "coefficients", input.name, "", "", digest_file(input.path, input.name).sha256});
  }
  return {"6 Input data", {table}};
}

}  // namespace

std::vector<Description::Section> details(const PreparedScenario& prepared) {
  return {initialization(prepared), input_data(prepared)};
}

}  // namespace entente::description
