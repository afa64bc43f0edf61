#include "estimate/table/write_file.hpp"
#include "sim/core/error.hpp"
#include "tools/compile/afghanistan/compile.hpp"

#include <exception>
#include <iostream>
#include <string>

namespace {

constexpr const char* usage =
    "Usage: compile-afghanistan SOURCES OUT\n"
    "Compiles the tables of the Afghanistan scenario (states.csv, ties.csv, observed.csv) into the folder OUT from "
    "the\n"
    "public sources in the folder SOURCES, and prints what every merge did.\n"
    "Example: compile-afghanistan ../shared/data scenarios/afghanistan\n";

}  // namespace

int main(int count, char** arguments) {
  if (count == 2 && (std::string(arguments[1]) == "--help" || std::string(arguments[1]) == "-h")) {
    std::cout << usage;
    return 0;
  }
  if (count != 3) {
    std::cerr << usage;
    return 2;
  }
  try {
    const std::string out = arguments[2];
    const entente::compile::Compiled compiled = entente::compile::compile_afghanistan(arguments[1]);
    entente::write_file(out + "/states.csv", compiled.states);
    entente::write_file(out + "/ties.csv", compiled.ties);
    entente::write_file(out + "/observed.csv", compiled.observed);
    std::cout << compiled.audit << std::flush;
    return std::cout ? 0 : 1;
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
