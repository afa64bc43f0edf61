#include "estimate/source/state_system.hpp"

#include "estimate/source/fields.hpp"

#include <algorithm>
#include <utility>

namespace entente {

StateSystem::StateSystem(std::vector<Membership> memberships) : memberships_(std::move(memberships)) {
  for (const Membership& membership : memberships_) {
    coverage_.extend(membership.first.year);
    coverage_.extend(membership.last.year);
  }
}

std::set<CowCode> StateSystem::members(Year year) const {
  std::set<CowCode> states;
  for (const Membership& membership : memberships_) {
    if (membership.first.year <= year && year <= membership.last.year) states.insert(membership.state);
  }
  return states;
}

std::vector<StateYear> StateSystem::member_years(Year first, Year last) const {
  std::set<StateYear> keys;
  for (const Membership& membership : memberships_) {
    const long long from = std::max(membership.first.year, first).number();
    const long long to = std::min(membership.last.year, last).number();
    for (long long year = from; year <= to; ++year) keys.insert(state_year(membership.state, year));
  }
  return {keys.begin(), keys.end()};
}

bool StateSystem::is_member(CowCode state, Year year) const {
  return std::any_of(memberships_.begin(), memberships_.end(), [&](const Membership& membership) {
    return membership.state == state && membership.first.year <= year && year <= membership.last.year;
  });
}

std::optional<CowCode> StateSystem::state_of_abbreviation(std::string_view abbreviation) const {
  const auto found = std::find_if(memberships_.begin(), memberships_.end(),
                                  [&](const Membership& m) { return m.abbreviation == abbreviation; });
  if (found == memberships_.end()) return std::nullopt;
  return found->state;
}

std::optional<std::string> StateSystem::abbreviation(CowCode state) const {
  const auto found =
      std::find_if(memberships_.begin(), memberships_.end(), [&](const Membership& m) { return m.state == state; });
  if (found == memberships_.end()) return std::nullopt;
  return found->abbreviation;
}

StateSystem read_state_system(const Table& table) {
  const std::size_t abbreviation = table.column("stateabb"), code = table.column("ccode"),
                    name = table.column("statenme");
  const std::size_t first_year = table.column("styear"), first_month = table.column("stmonth"),
                    first_day = table.column("stday");
  const std::size_t last_year = table.column("endyear"), last_month = table.column("endmonth"),
                    last_day = table.column("endday");
  std::vector<Membership> memberships;
  OneRow<std::pair<CowCode, Date>> spells;
  for_each_row(table, [&](std::size_t row) {
    const Membership membership{state_in(table, row, code), table.text(row, abbreviation), table.text(row, name),
                                date_in(table, row, first_year, first_month, first_day),
                                date_in(table, row, last_year, last_month, last_day)};
    if (membership.last < membership.first) {
      throw input_error(table.place(row, last_year), "a membership that ends before it begins");
    }
    spells.check({membership.state, membership.first}, label({membership.state, membership.first.year}), table, row,
                 code);
    memberships.push_back(membership);
  });
  return StateSystem(std::move(memberships));
}

}  // namespace entente
