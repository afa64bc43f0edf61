#pragma once

#include "sim/core/identifiers.hpp"
#include "sim/core/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who is who: Correlates of War codes, ISO 3166-1 alpha-3 codes and the names that sources use for states.
///
/// A merge by the wrong one of these drops states without a sound: COW's abbreviations look like ISO codes (NTH is the
/// Netherlands, SWZ is Switzerland to COW and Eswatini to ISO), which is why abbreviations are never accepted as codes.
namespace entente {

/// Whether the Correlates of War list of states (2016) has ever had this code.
bool is_state(CowCode state);

/// The state of an ISO code in capitals ("NZL" is 920), or nothing. Kosovo has no official code; XKX, which the World
/// Bank and the European Union use, stands for it. States that ended before 2001 have none.
std::optional<CowCode> cow_code_of(std::string_view iso3);
/// The state's ISO code; its COW number as text where it has none, so that an output always names the state.
std::string iso3(CowCode state);
/// Its usual English name today ("Serbia" for 345, which COW calls Yugoslavia); "state 999" for a code unknown to COW.
std::string state_name(CowCode state);
/// All ISO codes of the crosswalk, in alphabetical order.
std::vector<std::string> iso3_codes();
/// All states of the crosswalk, by code.
std::vector<CowCode> all_states();

/// The state meant by "NZL" or "920", as users write states in scenarios and on the command line. Anything else is an
/// Error (Fault::input) at `place` with the nearest code; a COW abbreviation is told from an ISO code.
CowCode state_of(std::string_view iso3_or_cow, const Place& place);

/// The state of that name in any spelling met in the sources ("Korea, Republic of", "FYROM", "UK"), or nothing.
/// Capitals, punctuation, "&" for "and", "St." for "Saint" and a leading "the" make no difference; misspellings do.
std::optional<CowCode> state_named(std::string_view name);
/// Whether the name is known to be no state: an aggregate ("Euro area"), a territory ("Aruba"), an army that is not a
/// state's, an organisation. Sources list them among states, and they are set aside by decision.
bool is_no_state(std::string_view name);
/// The same for a name that must be known: Error (Fault::input) at `place` with the nearest known name otherwise.
CowCode required_state_named(std::string_view name, const Place& place);
/// The state that a name means in a year, where one name has stood for several: "Germany" is West Germany (260) from
/// 1955 to 1989, "Yemen" is North Yemen (678) from 1926 to 1989, "Korea" is South Korea (732) from 1949, "Austria" is
/// Austria-Hungary (300) to 1918. Other names mean the same in all years, whether the state was there or not.
std::optional<CowCode> state_named(std::string_view name, Year year);
CowCode required_state_named(std::string_view name, Year year, const Place& place);

/// The code under which COW files in `year` the state that a source files under `state` throughout: West Germany (260)
/// is Germany (255) from 1990, North Yemen (678) is Yemen (679) from 1990, and back. Other codes are returned as they
/// are. Czechoslovakia, Yugoslavia and the Soviet Union are not here: 315 ended in two states, 345 and 365 kept their
/// code.
CowCode code_in_year(CowCode state, Year year);

/// The state of a number of Gleditsch and Ward's list (1999) in a year, or nothing for their members that COW does not
/// have. The two lists differ in meaning, not only in coverage: 970 is Nauru to COW and Kiribati to Gleditsch and Ward.
std::optional<CowCode> state_of_gleditsch_ward(std::uint16_t number, Year year);
/// The number under which Gleditsch and Ward list a state in a year: 260 for Germany (255) from 1990, 340 for Serbia
/// (345) from 2006.
std::uint16_t gleditsch_ward_number(CowCode state, Year year);

}  // namespace entente
