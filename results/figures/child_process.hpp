#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How a program ended and what it wrote.
struct ChildOutcome {
  bool found = true;  ///< false when there is no such program; the rest is empty then
  int exit_code = 0;  ///< -1 when a signal ended it
  int signal = 0;     ///< that signal, else 0
  std::string output;
  std::string errors;  ///< what it wrote to standard error

  bool good() const { return found && exit_code == 0; }
};

/// Runs a program to its end, without a shell: `arguments` reach it as they are.
///
/// Input and outputs are files in memory, so that however much either side writes, neither waits for the other and no
/// pipe can break. The program is looked for in PATH unless its name holds a slash; it has this process' environment
/// with what figures must not depend on settled: time zone, locale, creation date, Node's options.
///
/// Throws Error (Fault::work) with the system's reason when no process can be made.
ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input);

}  // namespace entente
