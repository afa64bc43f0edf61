// Compiles scenarios/recipes/democracy_marks.csv from the published panel.
//
//   compile-democracy-marks ISAF_PANEL.csv DEMOCRACY_MARKS.csv

#include "tools/compile/afghanistan/democracy_marks.hpp"

#include "estimate/table/csv.hpp"
#include "estimate/table/write_file.hpp"
#include "sim/core/error.hpp"

#include <iostream>

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: compile-democracy-marks ISAF_PANEL.csv DEMOCRACY_MARKS.csv\n";
    return 2;
  }
  try {
    const entente::Table panel = entente::Table::read(arguments[1], arguments[1]);
    entente::write_file(arguments[2], entente::compile::democracy_marks(panel));
    return 0;
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  }
}
