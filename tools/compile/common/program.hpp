#pragma once

#include <string>
#include <vector>

namespace entente::compile {

/// The tables of a scenario as text, and what compiling them did.
struct CompiledTables {
  struct File {
    std::string name;  ///< "states.csv"
    std::string text;
  };
  std::vector<File> files;
  std::string audit;

  /// The text of a table; it must be there.
  const std::string& table(const std::string& name) const;
};

/// A program that compiles a scenario's tables.
struct CompileProgram {
  std::string scenario;  ///< its folder's name, "afghanistan"
  /// Reads the public sources in a folder. Throws Error with the place of what is wrong.
  CompiledTables (*compile)(const std::string& folder);
};

/// The program's main function: `compile-SCENARIO SOURCES OUT` writes the tables into the folder OUT and prints the
/// audit. Returns the exit code.
int run(const CompileProgram& program, int count, char** arguments);

}  // namespace entente::compile
