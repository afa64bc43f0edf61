#pragma once

#include "estimate/source/coverage.hpp"
#include "estimate/table/csv.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// What a state said to a resolution of the General Assembly.
enum class Vote : std::uint8_t { yes, abstain, no };

struct RollCallVote {
  Year year;
  CowCode state;
  Vote vote;
  std::uint32_t roll_call;  ///< rcid
};

/// Roll calls of the General Assembly of the United Nations (Voeten 2013).
struct UnRollCalls {
  Coverage coverage;
  std::vector<RollCallVote> votes;  ///< cast ones, by year, roll call and state
  std::size_t absent = 0;           ///< rows of members that did not vote
  std::size_t not_members = 0;      ///< rows of states that were no members
  std::size_t without_state = 0;    ///< rows without a COW number
};

/// Reads the votes as Voeten publishes them, one row a roll call and state: rcid, ccode, vote (1 yes, 2 abstain, 3 no,
/// 8 absent, 9 not a member) and year or, where there is none, session (the first is 1946's). Other columns are passed
/// over. Throws Error (Fault::input) with file, line and column, also for a second vote of a state on a roll call.
UnRollCalls read_un_roll_calls(const Table& table);

}  // namespace entente
