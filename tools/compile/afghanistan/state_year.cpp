#include "tools/compile/afghanistan/state_year.hpp"

#include "estimate/table/crosswalk.hpp"

#include <cstdint>

namespace entente::compile {

StateYear state_year(CowCode state, long long year) { return {state, Year{static_cast<std::uint16_t>(year)}}; }

StateYear state_year(long long state, long long year) {
  return state_year(CowCode{static_cast<std::uint16_t>(state)}, year);
}

bool in_scenario(long long year) { return year >= first_year.number() && year <= last_year.number(); }

std::string label(StateYear key) { return state_name(key.state) + ' ' + std::to_string(key.year.number()); }

}  // namespace entente::compile
