// Whatever the bytes, a table is either read or refused with at least one problem; every field then has a place, and is
// a number, missing, or an error.
#include "estimate/table/csv.hpp"

#include "sim/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const entente::Table table = entente::Table::parse(std::string(data, data + size), "fuzzed.csv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (std::size_t column = 0; column < table.columns().size(); ++column) {
        if (table.place(row, column).line < 1) __builtin_trap();
        try {
          if (table.number(row, column).has_value() == table.missing(row, column)) __builtin_trap();
        } catch (const entente::Error& error) {
          if (error.fault() != entente::Fault::input || table.missing(row, column)) __builtin_trap();
        }
      }
    }
  } catch (const entente::Error& error) {
    if (error.fault() != entente::Fault::input || error.problems().empty()) __builtin_trap();
  }
  return 0;
}
