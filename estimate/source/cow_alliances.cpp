#include "estimate/source/cow_alliances.hpp"

#include "estimate/source/fields.hpp"
#include "estimate/source/treaty_fields.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace entente {
namespace {

// Days since 1970, for differences.
long long day_number(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year.number()},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return std::chrono::sys_days(day).time_since_epoch().count();
}

class CowReader {
 public:
  explicit CowReader(const Table& table) : table_(table) {}

  CowAlliances read() {
    for_each_row(table_, [&](std::size_t row) { take(row); });
    for (CowAllianceSpell& spell : alliances_.spells) {
      if (spell.in_force_at_end) spell.last = {alliances_.coverage.last, 12, 31};
    }
    return std::move(alliances_);
  }

 private:
  void take(std::size_t row) {
    CowAllianceSpell spell;
    spell.alliance = table_.required_integer(row, alliance_);
    const CowCode one = state_in(table_, row, one_), other = state_in(table_, row, other_);
    if (one == other) throw input_error(table_.place(row, other_), "a state allied with itself", "another state");
    std::tie(spell.a, spell.b) = std::minmax(one, other);
    spell.first = first_day_in(table_, row, begin_);
    spell.begun_before = flag_in(table_, row, left_);
    spell.in_force_at_end = flag_in(table_, row, right_);
    take_end(row, spell);
    spell.asymmetric = flag_in(table_, row, asymmetric_);
    spell.obligations = {.defense = type_in(row, defense_),
                         .neutrality = type_in(row, neutrality_),
                         .nonaggression = type_in(row, nonaggression_),
                         .consultation = type_in(row, entente_)};
    alliances_.coverage.extend(spell.first.year);
    if (!spell.in_force_at_end && spell.last < spell.first) {
      alliances_.empty_lines.push_back(line_of(table_, row));
      return;
    }
    if (!spell.in_force_at_end) alliances_.coverage.extend(spell.last.year);
    const Obligations& o = spell.obligations;
    const bool is_new = seen_
                            .insert({spell.alliance,
                                     spell.a,
                                     spell.b,
                                     spell.first,
                                     spell.last,
                                     spell.asymmetric,
                                     {o.defense, o.neutrality, o.nonaggression, o.consultation}})
                            .second;
    if (is_new) {
      alliances_.spells.push_back(spell);
    } else {
      alliances_.repeated_lines.push_back(line_of(table_, row));
    }
  }

  void take_end(std::size_t row, CowAllianceSpell& spell) const {
    const bool open = is_missing(table_, row, end_.year);
    if (open != spell.in_force_at_end) {
      throw input_error(table_.place(row, end_.year),
                        open ? "no end of an alliance that is not right-censored" : "the end of a censored alliance",
                        "either an end or right_censor = 1");
    }
    if (open) return;
    spell.last = last_day_in(table_, row, end_);
    // A partner that comes to be on the day after the treaty's end, as united Germany with the Federal Republic on 3
    // October 1990: the file lists such dyads, which never were.
    if (day_number(spell.last) + 1 < day_number(spell.first)) {
      throw input_error(table_.place(row, end_.year), "an alliance that ends before it begins");
    }
  }

  // Version 4.1 leaves one field empty: the entente of Iran and Turkey, 1926.
  bool type_in(std::size_t row, std::size_t column) {
    if (!is_missing(table_, row, column)) return flag_in(table_, row, column);
    alliances_.untyped_lines.push_back(line_of(table_, row));
    return false;
  }

  using Key = std::tuple<long long, CowCode, CowCode, Date, Date, bool, std::array<bool, 4>>;
  const Table& table_;
  const std::size_t alliance_ = table_.column("version4id"), one_ = table_.column("ccode1"),
                    other_ = table_.column("ccode2");
  const DateColumns begin_{table_.column("dyad_st_year"), table_.column("dyad_st_month"), table_.column("dyad_st_day")};
  const DateColumns end_{table_.column("dyad_end_year"), table_.column("dyad_end_month"),
                         table_.column("dyad_end_day")};
  const std::size_t left_ = table_.column("left_censor"), right_ = table_.column("right_censor"),
                    asymmetric_ = table_.column("asymmetric");
  const std::size_t defense_ = table_.column("defense"), neutrality_ = table_.column("neutrality"),
                    nonaggression_ = table_.column("nonaggression"), entente_ = table_.column("entente");
  std::set<Key> seen_;
  CowAlliances alliances_;
};

}  // namespace

CowAlliances read_cow_alliances(const Table& table) { return CowReader(table).read(); }

}  // namespace entente
