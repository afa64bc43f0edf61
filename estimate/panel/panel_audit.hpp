#pragma once

#include "estimate/source/state_year.hpp"
#include "estimate/table/merge_audit.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// A value that looks mistyped: a power of ten away from its neighbours in time, or from another source.
struct SuspectValue {
  std::string source;  ///< the file's name
  int line = 0;        ///< in it
  std::string row;     ///< "Poland 2012"
  std::string written;
  std::string beside;           ///< what it was compared with: "2,450 and 2,475 on the placemats before and after"
  double factor = 0;            ///< by which it is off, about: 0.001, 0.1, 10, 1000
  std::optional<double> taken;  ///< the value in its place; nothing: left out, or kept as written
  bool repaired = false;
};

/// A number that the audit reports, with what it counts: "deployment counts with a thousands separator", 41.
struct AuditCount {
  std::string name;     ///< "thousands_separators"
  std::string meaning;  ///< one line
  std::size_t count = 0;
  std::vector<std::string> rows;  ///< whom it concerns: "United Kingdom 2009"
};

/// What building a panel did.
struct PanelAudit {
  std::vector<MergeAudit> merges;  ///< one a merge, in their order
  std::vector<AuditCount> counts;  ///< what the switches are about
  std::vector<SuspectValue> suspects;
  std::size_t rows = 0;  ///< of the panel
};

}  // namespace entente
