// Whatever the bytes, a source is either read or refused as wrong input with its file and line. The first byte chooses
// among the readers.
#include "estimate/source/afghan_troops.hpp"
#include "estimate/source/armed_forces.hpp"
#include "estimate/source/capitals.hpp"
#include "estimate/source/casualties.hpp"
#include "estimate/source/democracy.hpp"
#include "estimate/source/deployments.hpp"
#include "estimate/source/distances.hpp"
#include "estimate/source/gdp_estimates.hpp"
#include "estimate/source/ideal_points.hpp"
#include "estimate/source/leader_alliances.hpp"
#include "estimate/source/mistyped.hpp"
#include "estimate/source/national_capabilities.hpp"
#include "estimate/source/placemats.hpp"
#include "estimate/source/source_file.hpp"
#include "estimate/source/state_system.hpp"
#include "estimate/source/world_bank.hpp"
#include "sim/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

namespace {

using namespace entente;

using Reader = void (*)(const Table&);

constexpr Reader readers[] = {
    [](const Table& table) { read_state_system(table); },
    [](const Table& table) { read_national_capabilities(table); },
    [](const Table& table) { read_ideal_points(table); },
    [](const Table& table) { read_democracy(table); },
    [](const Table& table) { by_iso_code(read_world_bank(table)); },
    [](const Table& table) { by_cow_code(read_gdp_estimates(table)); },
    [](const Table& table) { distances_to(CowCode{700}, capitals_at_year_end(read_capitals(table))); },
    [](const Table& table) { distances_from(CowCode{700}, read_distances(table)); },
    [](const Table& table) { mistyped_in_time(written_values(read_deployments(table))); },
    [](const Table& table) { read_afghan_troops(table); },
    [](const Table& table) { mistyped_in_time(written_values(read_armed_forces(table))); },
    [](const Table& table) { mistyped_in_time(written_values(read_placemats(table))); },
    [](const Table& table) { read_casualties(table); },
    [](const Table& table) { read_leader_alliances(table, CowCode{2}); },
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Reader read = readers[data[0] % std::size(readers)];
  const Encoding encoding = data[0] & 0x80U ? Encoding::latin1 : Encoding::utf8;
  try {
    read(parse_source(std::string(data + 1, data + size), "fuzzed.csv", encoding));
  } catch (const Error& error) {
    if (error.fault() != Fault::input || error.problems().empty()) __builtin_trap();
    for (const Problem& problem : error.problems()) {
      if (problem.place.file != "fuzzed.csv" || problem.place.line < 1) __builtin_trap();
    }
  }
  return 0;
}
