#include "estimate/source/deployments.hpp"

#include "estimate/source/fields.hpp"

namespace entente {

std::vector<Deployment> read_deployments(const Table& table) {
  const std::size_t edition = table.column("year"), location = table.column("location"),
                    organisation = table.column("intlorg"), operation = table.column("operational_org"),
                    country = table.column("country"), total = table.column("count_total");
  const auto un_troops = table.find("count_un_troops"), observers = table.find("count_un_milobservers"),
             task = table.find("task"), notes = table.find("notes");
  std::vector<Deployment> rows;
  for_each_row(table, [&](std::size_t row) {
    Deployment deployment;
    deployment.edition = year_in(table, row, edition);
    deployment.location = table.text(row, location);
    deployment.organisation = table.text(row, organisation);
    deployment.operation = table.text(row, operation);
    deployment.state_name = table.text(row, country);
    if (!deployment.state_name.empty()) {
      deployment.state = named_state_in(table, row, country, deployment.year());
    }
    deployment.written = table.text(row, total);
    deployment.count = count_or_word_in(table, row, total);
    deployment.separator = has_separator(deployment.written);
    if (un_troops) deployment.un_troops = count_in(table, row, *un_troops);
    if (observers) deployment.un_observers = count_in(table, row, *observers);
    deployment.task = text_in(table, row, task);
    deployment.notes = text_in(table, row, notes);
    const Place place = table.place(row, total);
    deployment.line = place.line;
    deployment.column = place.column;
    rows.push_back(std::move(deployment));
  });
  return rows;
}

Coverage coverage_of(const std::vector<Deployment>& rows) {
  Coverage coverage;
  for (const Deployment& deployment : rows) coverage.extend(deployment.year());
  return coverage;
}

}  // namespace entente
