#include "estimate/source/atop_members.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/source/treaty_fields.hpp"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

namespace entente {
namespace {

class AtopReader {
 public:
  explicit AtopReader(const Table& table) : table_(table) {}

  AtopMembers read() {
    for_each_row(table_, [&](std::size_t row) { take(row); });
    for (AtopMembership& membership : members_.memberships) {
      if (membership.in_force_at_end) membership.last = {members_.coverage.last, 12, 31};
    }
    return std::move(members_);
  }

 private:
  void take(std::size_t row) {
    AtopMembership membership;
    membership.alliance = table_.required_integer(row, alliance_);
    membership.phase = table_.required_integer(row, phase_);
    membership.in_state_system = flag_in(table_, row, in_system_);
    membership.member = member_in(row, membership.in_state_system);
    membership.first = first_day_in(table_, row, entry_);
    membership.in_force_at_end = table_.required_integer(row, exit_.year) == 0;
    members_.coverage.extend(membership.first.year);
    if (!membership.in_force_at_end) {
      membership.last = last_day_in(table_, row, exit_);
      members_.coverage.extend(membership.last.year);
      if (membership.last < membership.first) {
        throw input_error(table_.place(row, exit_.year), "a membership that ends before it begins");
      }
    }
    membership.obligations = {.defense = flag_in(table_, row, defense_),
                              .offense = flag_in(table_, row, offense_),
                              .neutrality = flag_in(table_, row, neutrality_),
                              .nonaggression = flag_in(table_, row, nonaggression_),
                              .consultation = flag_in(table_, row, consultation_)};
    spells_.check({membership.alliance, membership.phase, membership.member, membership.first},
                  "the entry of " + label({membership.member, membership.first.year}) + " into alliance " +
                      std::to_string(membership.alliance),
                  table_, row, member_);
    members_.memberships.push_back(membership);
  }

  // ATOP has numbers of its own for parties that never were members of the system (8152, in a treaty of 1874).
  CowCode member_in(std::size_t row, bool in_system) const {
    if (in_system) return state_in(table_, row, member_);
    const long long number = table_.required_integer(row, member_);
    if (number >= 1 && number <= 9999) return CowCode{static_cast<std::uint16_t>(number)};
    throw input_error(table_.place(row, member_), std::to_string(number), "the number of a party, 1 to 9999");
  }

  const Table& table_;
  const std::size_t alliance_ = table_.column("atopid"), phase_ = table_.column("phase"),
                    member_ = table_.column("member"), in_system_ = table_.column("cowsys");
  const DateColumns entry_{table_.column("yrent"), table_.column("moent"), table_.column("dayent")};
  const DateColumns exit_{table_.column("yrexit"), table_.column("moexit"), table_.column("dayexit")};
  const std::size_t defense_ = table_.column("defense"), offense_ = table_.column("offense"),
                    neutrality_ = table_.column("neutral"), nonaggression_ = table_.column("nonagg"),
                    consultation_ = table_.column("consul");
  OneRow<std::tuple<long long, long long, CowCode, Date>> spells_;
  AtopMembers members_;
};

}  // namespace

AtopMembers read_atop_members(const Table& table) { return AtopReader(table).read(); }

bool are_partners(const AtopMembership& one, const AtopMembership& other) {
  return one.alliance == other.alliance && one.phase == other.phase && one.member != other.member &&
         one.first <= other.last && other.first <= one.last;
}

}  // namespace entente
