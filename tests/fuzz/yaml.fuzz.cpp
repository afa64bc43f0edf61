#include "scenarios/coefficients_file.hpp"
#include "scenarios/reader/scenario.hpp"
#include "scenarios/specification/specification.hpp"
#include "sim/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

// Any bytes are read or refused with an input Error: another exception, a crash, a leak or a hang is a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    entente::parse_scenario(text, "fuzz.yaml");
  } catch (const entente::Error& error) {
    if (error.fault() != entente::Fault::input) throw;
  }
  try {
    entente::parse_specification(text, "fuzz.yaml");
  } catch (const entente::Error& error) {
    if (error.fault() != entente::Fault::input) throw;
  }
  try {
    // What is read is written and reads back.
    entente::coefficients_text(entente::parse_coefficients(text, "fuzz.yaml"));
  } catch (const entente::Error& error) {
    if (error.fault() != entente::Fault::input) throw;
  }
  return 0;
}
