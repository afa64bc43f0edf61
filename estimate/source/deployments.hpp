#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A row of The Military Balance's deployments: a state's troops in an operation at a place.
struct Deployment {
  Year edition;                    ///< of the yearbook, which describes the calendar year before it
  std::string location;            ///< where the troops are ("Afghanistan", "Afg"); may be empty
  std::string organisation;        ///< "NATO", "UN"
  std::string operation;           ///< "ISAF"
  std::string state_name;          ///< who sends them, as written; empty in two rows
  std::optional<CowCode> state;    ///< nothing without a name
  std::string written;             ///< the count as the file has it: "155", "9,000", "some", ""
  std::optional<long long> count;  ///< people; nothing for an empty field or a word
  bool separator = false;          ///< the count is written with a thousands separator
  std::optional<long long> un_troops;
  std::optional<long long> un_observers;
  std::string task;
  std::string notes;
  int line = 0;
  int column = 0;  ///< of `written`

  Year year() const { return Year{static_cast<Year::number_type>(edition.number() - 1)}; }  ///< that it describes
};

/// Reads iiss_deployment.csv: year (of the edition), location, intlorg, operational_org, country, count_total,
/// count_un_troops, count_un_milobservers, task, notes. A state may have any number of rows.
/// Throws Error (Fault::input) with file, line and column.
std::vector<Deployment> read_deployments(const Table& table);

/// The calendar years that the editions describe.
Coverage coverage_of(const std::vector<Deployment>& rows);

}  // namespace entente
