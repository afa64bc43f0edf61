#include "estimate/table/csv.hpp"
#include "scenarios/reader/scenario.hpp"
#include "sim/core/error.hpp"

#include <iostream>

// Refers to a function of each floor that has one to refer to, so that the linker must resolve what it is made of.
int main(int count, char** arguments) {
  try {
    if (count > 1) std::cout << entente::read_scenario(arguments[1]).name << '\n';
    std::cout << entente::Table::parse("state,share\n20,0.04\n", "example").rows() << '\n';
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  }
}
