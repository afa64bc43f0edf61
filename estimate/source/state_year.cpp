#include "estimate/source/state_year.hpp"

#include "estimate/table/crosswalk.hpp"

#include <cstdint>

namespace entente {

StateYear state_year(CowCode state, long long year) { return {state, Year{static_cast<std::uint16_t>(year)}}; }

StateYear state_year(long long state, long long year) {
  return state_year(CowCode{static_cast<std::uint16_t>(state)}, year);
}

std::string label(StateYear key) { return state_name(key.state) + ' ' + std::to_string(key.year.number()); }

}  // namespace entente
