#include "estimate/table/crosswalk.hpp"
#include "scenarios/reader/assemble_parts.hpp"
#include "scenarios/reader/cross_checks.hpp"
#include "scenarios/reader/declarations.hpp"
#include "scenarios/yaml/shown.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace entente {
namespace {

// Facts of a state toward another one; all others are its own.
constexpr std::array toward_another = {"depth", "ally", "alignment", "un_agreement"};

std::string from_to(const YearSpan& years) {
  return "a year from " + std::to_string(years.first) + " to " + std::to_string(years.last);
}

class Check {
 public:
  Check(const Values& values, std::string at, Problems& problems)
      : values_(values), at_(std::move(at)), problems_(problems) {}

  void run() {
    check_from(values_.find<YearSpan>("years"), "the years of the run");
    if (values_.has(at_ + "set")) check_set();
    if (values_.has(at_ + "rule")) check_rule();
    if (const long long* id = values_.find<long long>(at_ + "drop_war")) check_drop(*id);
  }

 private:
  bool given(const std::string& fact) const { return values_.has(at_ + "set." + fact); }

  void check_from(const YearSpan* years, const std::string& which) {
    const long long* from = values_.find<long long>(at_ + "from");
    if (from && years && (*from < years->first || *from > years->last)) {
      problems_.add(values_.place(at_ + "from"), std::to_string(*from) + " is outside " + which, from_to(*years));
    }
  }

  void check_set() {
    const std::string set = at_ + "set";
    const CowCode* state = values_.find<CowCode>(set + ".state");
    const CowCode* with = values_.find<CowCode>(set + ".with");
    const bool to_leader = with && leads(*with);
    const bool with_given = with && values_.place(set + ".with").line > 0;
    for (const std::string& fact : keys_below("counterfactuals[].set")) {
      if (fact == "state" || fact == "with" || !given(fact)) continue;
      const bool toward = std::find(toward_another.begin(), toward_another.end(), fact) != toward_another.end();
      if (with_given && !toward) {
        problems_.add(values_.place(set + "." + fact), "a fact of the state itself, beside `with`",
                      "depth, ally, alignment or un_agreement", "leave `with` out");
      } else if (with && !to_leader && fact != "depth") {
        problems_.add(values_.place(set + "." + fact), iso3(*with) + " leads no war", "only depth, of the tie to it");
      } else if (state && leads_all(*state) && fact != "depth") {
        problems_.add(values_.place(set + "." + fact), iso3(*state) + " leads every war and contributes to none",
                      "a fact of a state that may contribute, or depth of a tie between others");
      }
    }
    if (state && with && *state == *with) {
      problems_.add(values_.place(set + ".state"), iso3(*state) + " would be tied to itself", "two states",
                    with_given ? "" : "`with` is the leader unless another state is named");
    }
    check_tie(to_leader);
  }

  // `ally` never changes by itself, and who is no ally has no depth.
  void check_tie(bool to_leader) {
    const std::string set = at_ + "set.";
    const double* depth = values_.find<double>(set + "depth");
    const bool* ally = values_.find<bool>(set + "ally");
    if (depth && !ally && to_leader && !faulty("ally")) {
      problems_.add(values_.place(set + "depth"), "depth of a tie to a leader without a word on the alliance",
                    "ally: true or ally: false beside it");
    }
    if (ally && !*ally && !(depth && *depth == 0) && !faulty("depth")) {
      problems_.add(values_.place(set + "ally"), "no alliance, and the depth is not set to 0", "depth: 0 beside it");
    }
  }

  // The key is there but its value is wrong, which has its own message.
  bool faulty(const std::string& fact) const { return values_.faulty(at_ + "set." + fact); }

  void check_rule() {
    const std::string rule = at_ + "rule";
    const std::string budgeted = to_string(Reward::budgeted);
    const bool needs_budget = values_.get<std::string>(rule + ".rule", {}) == budgeted;
    if (needs_budget && !values_.has("leader_rule.budget") && !values_.has(rule + ".budget") &&
        !values_.faulty(rule + ".budget")) {
      problems_.add(values_.place(rule + ".rule"), "a budgeted leader without a budget", "the key budget beside it");
    }
  }

  void check_drop(long long id) {
    std::string known;
    bool all_read = items_of(values_, "wars") > 0;  // else the wars have their own messages
    for (std::size_t item = 1; item <= items_of(values_, "wars"); ++item) {
      const std::string war = item_path("wars", item);
      const long long* number = values_.find<long long>(war + "id");
      all_read = all_read && number;
      if (number) known += (known.empty() ? "" : ", ") + std::to_string(*number);
      if (!number || *number != id) continue;
      if (items_of(values_, "wars") == 1 && begins_before(war)) {
        problems_.add(values_.place(at_ + "drop_war"), "without this war there would be none", "one of several wars");
      }
      if (const YearSpan* years = values_.find<YearSpan>(war + "years")) check_drop_year(*years);
      return;
    }
    if (all_read)
      problems_.add(values_.place(at_ + "drop_war"), "no war has the id " + std::to_string(id), "one of " + known);
  }

  // Whether the war is not fought at all.
  bool begins_before(const std::string& war) const {
    const long long* from = values_.find<long long>(at_ + "from");
    const YearSpan* years = values_.find<YearSpan>(war + "years");
    return !from || !years || *from <= years->first;
  }

  void check_drop_year(const YearSpan& war) {
    const long long* from = values_.find<long long>(at_ + "from");
    if (from && *from > war.last) {
      problems_.add(values_.place(at_ + "from"), "the war is over before " + std::to_string(*from),
                    "a year up to " + std::to_string(war.last));
    }
  }

  bool leads(CowCode state) const { return wars_led_by(state) > 0; }
  bool leads_all(CowCode state) const { return wars_led_by(state) == items_of(values_, "wars"); }
  std::size_t wars_led_by(CowCode state) const {
    std::size_t wars = 0;
    for (std::size_t item = 1; item <= items_of(values_, "wars"); ++item) {
      const CowCode* leader = values_.find<CowCode>(item_path("wars", item) + "leader");
      wars += leader && *leader == state ? 1 : 0;
    }
    return wars;
  }

  const Values& values_;
  std::string at_;
  Problems& problems_;
};

void check_name(const Values& values, const std::string& at, std::set<std::string>& names, Problems& problems) {
  const std::string* name = values.find<std::string>(at + "name");
  if (!name) return;
  if (*name == "all" || *name == "baseline") {
    problems.add(values.place(at + "name"), shown(*name) + " stands for something else", "another name");
  } else if (!names.insert(*name).second) {
    problems.add(values.place(at + "name"), "another counterfactual is called " + shown(*name), "a name of its own");
  }
}

}  // namespace

void check_counterfactuals(const Values& values, Problems& problems) {
  std::set<std::string> names;
  for (std::size_t item = 1; item <= items_of(values, "counterfactuals"); ++item) {
    const std::string at = item_path("counterfactuals", item);
    check_name(values, at, names, problems);
    Check(values, at, problems).run();
  }
}

}  // namespace entente
