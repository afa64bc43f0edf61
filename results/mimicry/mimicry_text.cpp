#include "results/mimicry/mimicry_text.hpp"

#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <cmath>

namespace entente {
namespace {

constexpr double thousand = 1000;  // shares are told as soldiers of a thousand

std::string ratio_text(double ratio) {
  if (!std::isfinite(ratio)) return "any";
  return ratio < 10 ? fixed(ratio, 3) : grouped(ratio);
}

void add_row(TextTable& table, const MimicryOfState& found, const MimicryFindings& findings, const Caption& caption) {
  const auto reward = [&](double depth) { return found.answer ? fixed(depth, 4) : std::string("-"); };
  const Mimicry answer = found.answer.value_or(Mimicry{});
  table.add({clean_line(label_of(caption.states, found.state).name), std::to_string(found.year.number()),
             std::to_string(findings.wars[found.war].number()), fixed(thousand * found.one.committed.mean_share, 2),
             fixed(thousand * found.one.uncommitted.mean_share, 2), reward(answer.committed_reward),
             reward(answer.uncommitted_reward), found.answer ? ratio_text(answer.critical_ratio) : "-"});
}

std::string and_list(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  }
  return text;
}

}  // namespace

std::string mimicry_text(const MimicryFindings& findings, const Caption& caption) {
  std::string text = "Would an uncommitted state copy? The first act of each focus state with P > P*\n";
  std::vector<std::string> send_less, without;
  TextTable table({"", "", "", "committed", "uncommitted", "reward of", "reward of", "critical"},
                  {"state", "year", "war", "per 1,000", "per 1,000", "the first", "the second", "k_c / k_u"});
  for (const MimicryOfState& found : findings.states) {
    add_row(table, found, findings, caption);
    if (!found.answer) send_less.push_back(clean_line(label_of(caption.states, found.state).name));
  }
  for (const CowCode state : findings.without_potential) {
    without.push_back(clean_line(label_of(caption.states, state).name));
  }
  if (!findings.states.empty()) {
    text += table.text();
    text += wrapped(
        "Rewards are expected depth for acting as the one or the other type, at the point estimates, without standing "
        "or "
        "experience, seen for the first time; under a budget they are what the leader would wish to give. An "
        "uncommitted "
        "state does not copy as long as a committed one's cost of a contribution over its own, k_c / k_u, is at most "
        "the "
        "critical ratio. That one holds for a reward worth V = 1: a whole share, its army, for a unit of depth. It "
        "falls "
        "as 1 / V, so that it is also the V up to which nobody copies at equal costs.",
        "  ");
  }
  if (!send_less.empty()) {
    text +=
        wrapped("By the point estimates the committed do not send more than the uncommitted: " + and_list(send_less) +
                    ". There is nothing to copy, and the signal is not the theory's.",
                "  ");
  }
  if (!without.empty()) {
    text += wrapped("Never invited with P > P* by the treaty, so that the types act alike: " + and_list(without) + ".",
                    "  ");
  }
  return text;
}

}  // namespace entente
