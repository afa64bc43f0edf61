#include "estimate/source/un_roll_calls.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/table/crosswalk.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace entente {
namespace {

struct VoteRow {
  RollCallVote vote;
  std::uint32_t row;
};

auto order(const RollCallVote& vote) { return std::tuple(vote.year, vote.roll_call, vote.state); }

std::uint32_t roll_call_in(const Table& table, std::size_t row, std::size_t column) {
  const long long number = table.required_integer(row, column);
  if (number >= 0 && number <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(number);
  throw input_error(table.place(row, column), std::to_string(number), "the number of a roll call");
}

Year year_of_session(const Table& table, std::size_t row, std::size_t column) {
  constexpr long long year_before_first = 1945, most = 155;  // to 2100
  const long long session = table.required_integer(row, column);
  if (session >= 1 && session <= most) return checked_year(year_before_first + session, table.place(row, column));
  throw input_error(table.place(row, column), "session " + std::to_string(session),
                    "a session from 1, which is 1946's");
}

// Of one roll call in one year a state votes once.
void check_repeats(const Table& table, const std::vector<VoteRow>& votes, std::size_t column) {
  RowProblems problems;
  for (std::size_t i = 1; i < votes.size(); ++i) {
    if (order(votes[i - 1].vote) != order(votes[i].vote)) continue;
    problems.add(input_error(table.place(votes[i].row, column),
                             "a second vote of " + state_name(votes[i].vote.state) + " on roll call " +
                                 std::to_string(votes[i].vote.roll_call) + ", after line " +
                                 std::to_string(line_of(table, votes[i - 1].row)),
                             "one row"));
  }
  problems.throw_if_any();
}

}  // namespace

UnRollCalls read_un_roll_calls(const Table& table) {
  const std::size_t roll_call = table.column("rcid"), state = table.column("ccode"), vote = table.column("vote");
  const std::optional<std::size_t> year = table.find("year");
  const std::size_t session = year ? *year : table.column("session");
  UnRollCalls result;
  std::vector<VoteRow> votes;
  for_each_row(table, [&](std::size_t row) {
    const long long code = table.required_integer(row, vote);
    if (code < 1 || (code > 3 && code != 8 && code != 9)) {
      throw input_error(table.place(row, vote), std::to_string(code),
                        "1 (yes), 2 (abstain), 3 (no), 8 (absent) or 9 (not a member)");
    }
    const Year in_year = year ? year_in(table, row, *year) : year_of_session(table, row, session);
    const std::uint32_t number = roll_call_in(table, row, roll_call);
    result.coverage.extend(in_year);
    if (is_missing(table, row, state)) {
      ++result.without_state;
      return;
    }
    const CowCode code_of_state = state_in(table, row, state);
    if (code == 8) ++result.absent;
    if (code == 9) ++result.not_members;
    if (code > 3) return;
    votes.push_back({{in_year, code_of_state, static_cast<Vote>(code - 1), number}, static_cast<std::uint32_t>(row)});
  });
  std::stable_sort(votes.begin(), votes.end(),
                   [](const VoteRow& a, const VoteRow& b) { return order(a.vote) < order(b.vote); });
  check_repeats(table, votes, state);
  result.votes.reserve(votes.size());
  for (const VoteRow& row : votes) result.votes.push_back(row.vote);
  return result;
}

}  // namespace entente
