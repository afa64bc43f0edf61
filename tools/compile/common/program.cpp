#include "tools/compile/common/program.hpp"

#include "estimate/table/write_file.hpp"
#include "sim/core/error.hpp"

#include <exception>
#include <iostream>

namespace entente::compile {
namespace {

std::string usage(const CompileProgram& program) {
  const std::string name = "compile-" + program.scenario;
  return "Usage: " + name + " SOURCES OUT\n" + "Compiles the tables of the scenario " + program.scenario +
         " into the folder OUT from the public sources in the folder\nSOURCES, and prints what every merge did.\n" +
         "Example: " + name + " ../shared/data scenarios/" + program.scenario + "\n";
}

}  // namespace

const std::string& CompiledTables::table(const std::string& name) const {
  for (const File& file : files) {
    if (file.name == name) return file.text;
  }
  throw work_error("no table " + name + " was compiled");
}

int run(const CompileProgram& program, int count, char** arguments) {
  if (count == 2 && (std::string(arguments[1]) == "--help" || std::string(arguments[1]) == "-h")) {
    std::cout << usage(program);
    return 0;
  }
  if (count != 3) {
    std::cerr << usage(program);
    return 2;
  }
  try {
    const CompiledTables compiled = program.compile(arguments[1]);
    for (const CompiledTables::File& file : compiled.files) {
      write_file(std::string(arguments[2]) + '/' + file.name, file.text);
    }
    std::cout << compiled.audit << std::flush;
    return std::cout ? 0 : 1;
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}

}  // namespace entente::compile
