#pragma once

#include "sim/core/identifiers.hpp"

#include <string_view>

namespace entente {

/// A line of the crosswalk.
struct StateRecord {
  CowCode code;
  std::string_view iso3;              ///< ISO 3166-1 alpha-3; empty when there is none
  std::string_view cow_abbreviation;  ///< only to recognise it where an ISO code is wanted
  std::string_view name;
};

/// A contiguous run of constants, for range-based loops.
template <class Item>
struct ConstantTable {
  const Item* first;
  const Item* last;
  const Item* begin() const { return first; }
  const Item* end() const { return last; }
};

/// By COW code. Codes and abbreviations: Correlates of War Project, State System Membership 2016.
ConstantTable<StateRecord> state_records();

/// Another spelling of a state's name, as met in a source.
struct NameVariant {
  std::string_view name;
  CowCode code;
};

ConstantTable<NameVariant> name_variants();

/// Names that sources list among states and that are none.
ConstantTable<std::string_view> no_state_names();

}  // namespace entente
