#include "tools/compile/afghanistan/members.hpp"

#include "estimate/source/state_system.hpp"

namespace entente::compile {

std::vector<StateYear> read_members(const Sources& sources) {
  return read_state_system(sources.read("raw/states2016.csv")).member_years(first_year, last_year);
}

}  // namespace entente::compile
