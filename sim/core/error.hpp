#pragma once

#include "sim/core/place.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace entente {

/// Whose fault an error is; its value is the command's exit code.
enum class Fault {
  work = 1,   ///< the work failed: a full disk, a fit that does not converge, an interruption
  input = 2,  ///< the input is wrong: a scenario, a table, a command line
};

/// One thing that is wrong: where, what, what was expected instead, and what the user can do.
struct Problem {
  Place place;
  std::string what;
  std::string expected;  ///< empty when `what` already says it
  std::string advice;    ///< empty when there is nothing to do but what `expected` says
};

/// "file:line:column: key: what; expected ...; advice" on one line, with the parts that are there.
std::string to_string(const Problem& problem);

/// The only exception type that Entente throws on purpose.
///
/// A reader collects all problems of its input before it throws, so that the user can mend them in one go.
class Error : public std::runtime_error {
 public:
  Error(Fault fault, std::vector<Problem> problems);
  Error(Fault fault, Problem problem);

  Fault fault() const noexcept { return fault_; }
  /// At least one, in the order of the input.
  const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  Fault fault_;
  std::vector<Problem> problems_;
};

/// Wrong input without more ado: `throw input_error({.file = ...}, "what", "expected")`.
Error input_error(Place place, std::string what, std::string expected = {}, std::string advice = {});
/// Work that failed though the input was right.
Error work_error(std::string what, std::string advice = {});

}  // namespace entente
