// Whatever the bytes, a file of alliances, votes or draws of depth is either read or refused with at least one problem.
// The first byte chooses the reader; a header of its columns saves the fuzzer from having to find one.
#include "estimate/similarity/alliance_ties.hpp"
#include "estimate/similarity/depth_draws.hpp"
#include "estimate/source/atop_dyad_years.hpp"
#include "estimate/source/source_file.hpp"
#include "estimate/source/un_roll_calls.hpp"
#include "sim/core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace entente;

void read(std::uint8_t reader, const std::string& rows) {
  const auto parse = [&](const std::string& header) { return parse_source(header + rows, "fuzzed.csv"); };
  switch (reader % 6) {
    case 0:
      ties_of(
          read_cow_alliances(parse("version4id,ccode1,ccode2,dyad_st_day,dyad_st_month,dyad_st_year,dyad_end_day,"
                                   "dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
                                   "nonaggression,entente,asymmetric\n")));
      return;
    case 1:
      ties_of(
          read_atop_members(parse("atopid,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,"
                                  "offense,neutral,nonagg,consul\n")));
      return;
    case 2:
      read_atop_dyad_years(
          parse("ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"));
      return;
    case 3: read_un_roll_calls(parse("rcid,ccode,vote,session\n")); return;
    case 4: DepthDraws{parse("atopid,draw,score\n")}; return;
    default: read_cow_alliances(parse("")); return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    read(data[0], std::string(data + 1, data + size));
  } catch (const entente::Error& error) {
    if (error.fault() != entente::Fault::input || error.problems().empty()) __builtin_trap();
  }
  return 0;
}
