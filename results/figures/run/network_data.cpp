#include "results/figures/run/network_data.hpp"

#include "results/figures/run/focus.hpp"
#include "results/figures/run/run_choice.hpp"
#include "results/tables/graphml_reader.hpp"
#include "results/text/clean.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace entente {
namespace {

ReadNetwork network_of(const RunData& run, const std::string& file) { return read_graphml(run.text(file), file); }

StateLabel leader_of(const ReadNetwork& network, const RunWar& war) {
  for (const StateLabel& node : network.nodes) {
    if (node.iso3 == war.leader || std::to_string(node.cow.number()) == war.leader)
      return {node.cow, clean_line(node.iso3), clean_line(node.name)};
  }
  throw input_error({}, clean_line(war.leader) + " leads and is not in the network", "a network with its leader");
}

// Whether a tie is this leader's; where several lead, a tie says whose it is.
bool is_of(const ReadNetwork::Tie& tie, CowCode leader) {
  if (tie.value("is_leader_tie") != 1 || (tie.a != leader && tie.b != leader)) return false;
  const double of = tie.value("leader");
  return std::isnan(of) || of == leader.number();
}

std::map<CowCode, double> leader_ties(const ReadNetwork& network, CowCode leader, const char* depth) {
  std::map<CowCode, double> depths;
  for (const ReadNetwork::Tie& tie : network.ties) {
    const double value = tie.value(depth);
    if (is_of(tie, leader) && value > 0) depths[tie.a == leader ? tie.b : tie.a] = value;
  }
  return depths;
}

std::vector<OtherTie> other_ties(const ReadNetwork& network, const std::vector<NetworkState>& states, CowCode leader,
                                 const char* depth) {
  std::map<CowCode, std::size_t> place;
  for (std::size_t i = 0; i < states.size(); ++i) place[states[i].state.cow] = i;
  std::vector<OtherTie> ties;
  for (const ReadNetwork::Tie& tie : network.ties) {
    const auto a = place.find(tie.a), b = place.find(tie.b);
    if (a == place.end() || b == place.end() || tie.a == leader || tie.b == leader) continue;
    if (tie.value(depth) > least_tie) ties.push_back({a->second, b->second, tie.value(depth)});
  }
  return ties;
}

double depth_in(const std::map<CowCode, double>& depths, CowCode state) {
  const auto found = depths.find(state);
  return found == depths.end() ? 0 : found->second;
}

std::vector<NetworkState> all_states(const ReadNetwork& network, CowCode leader,
                                     const std::map<CowCode, double>& before) {
  const std::map<CowCode, double> after = leader_ties(network, leader, "tie"),
                                  treaty = leader_ties(network, leader, "treaty_depth");
  std::vector<NetworkState> states;
  for (const StateLabel& node : network.nodes) {
    if (node.cow == leader) continue;
    states.push_back({{node.cow, clean_line(node.iso3), clean_line(node.name)},
                      depth_in(before, node.cow),
                      depth_in(after, node.cow),
                      depth_in(treaty, node.cow)});
  }
  return states;
}

double deepest(const NetworkState& state) { return std::max(state.before, state.after); }

void keep_asked(std::vector<NetworkState>& states, const std::vector<CowCode>& asked) {
  for (const CowCode code : asked) {
    if (std::none_of(states.begin(), states.end(), [&](const NetworkState& each) { return each.state.cow == code; })) {
      throw input_error({}, "the network has no state " + std::to_string(code.number()) + " beside the leader",
                        "states of the run");
    }
  }
  states.erase(std::remove_if(states.begin(), states.end(),
                              [&](const NetworkState& each) {
                                return std::find(asked.begin(), asked.end(), each.state.cow) == asked.end();
                              }),
               states.end());
}

double rise(const NetworkState& state) { return state.after - state.before; }

// The states in focus; then a third of the room for the ties that rose most, one for those that fell, the rest for the
// deepest.
void keep_foremost(std::vector<NetworkState>& states, const std::vector<std::string>& focus, std::size_t most) {
  const auto untied = [](const NetworkState& each) { return deepest(each) <= least_tie; };
  states.erase(std::remove_if(states.begin(), states.end(), untied), states.end());
  if (states.size() <= most) return;
  std::vector<NetworkState> kept;
  const auto move_up_to = [&](std::size_t size, const auto& key, double least) {
    std::stable_sort(states.begin(), states.end(),
                     [&](const NetworkState& a, const NetworkState& b) { return key(a) > key(b); });
    while (!states.empty() && kept.size() < size && key(states.front()) > least) {
      kept.push_back(states.front());
      states.erase(states.begin());
    }
  };
  const auto focused = [&](const NetworkState& state) {
    return std::any_of(focus.begin(), focus.end(), [&](const std::string& code) { return is_named(state.state, code); })
               ? 1.0
               : 0.0;
  };
  move_up_to(most, focused, 0);
  move_up_to(kept.size() + (most - kept.size()) / 3, rise, least_change);
  move_up_to(
      kept.size() + (most - kept.size()) / 2, [](const NetworkState& state) { return -rise(state); }, least_change);
  move_up_to(most, deepest, 0);
  states = std::move(kept);
}

// "[2001, 2014]", as the manifest writes the scenario's years.
std::string before_of(const RunData& run) {
  const std::string years = run.setting("years").value_or("");
  const std::size_t comma = years.find(',');
  return comma == std::string::npos || years.front() != '[' ? "before" : "before " + years.substr(1, comma - 1);
}

void count_changes(NetworkData& data) {
  for (const NetworkState& state : data.states) {
    if (deepest(state) <= least_tie) continue;
    ++data.tied;
    const TieChange change = state.change(), of_treaty = state.treaty_change();
    ++(change == TieChange::rose   ? data.changes.rose
       : change == TieChange::fell ? data.changes.fell
                                   : data.changes.unchanged);
    data.changes.treaties_rose += of_treaty == TieChange::rose ? 1 : 0;
    data.changes.treaties_fell += of_treaty == TieChange::fell ? 1 : 0;
  }
}

std::string depth_text(double depth) { return number_text(depth, 2); }

std::string listed(std::vector<NetworkState> states, double (*key)(const NetworkState&), std::size_t most) {
  std::stable_sort(states.begin(), states.end(),
                   [&](const NetworkState& a, const NetworkState& b) { return key(a) > key(b); });
  std::vector<std::string> texts;
  for (const NetworkState& state : states) {
    if (texts.size() == most || key(state) <= 0) break;
    texts.push_back(state.state.name + " (" + depth_text(state.before) + " to " + depth_text(state.after) + ")");
  }
  return texts.empty() ? "none" : enumerated(texts);
}

TieChange change_of(double before, double after) {
  if (after > before + least_change) return TieChange::rose;
  return after < before - least_change ? TieChange::fell : TieChange::unchanged;
}

}  // namespace

std::string to_string(TieChange change) {
  switch (change) {
    case TieChange::fell: return "fell";
    case TieChange::unchanged: return "unchanged";
    case TieChange::rose: return "rose";
  }
  return "";
}

TieChange NetworkState::change() const { return change_of(before, after); }
TieChange NetworkState::treaty_change() const { return change_of(before, treaty); }

NetworkData network_data(const RunData& run, const RunFigureOptions& options, std::size_t most) {
  const RunWar& war = chosen_war(run, options);
  const Year year = chosen_year(war, options);
  const ReadNetwork first = network_of(run, "ties.graphml");
  const ReadNetwork then = network_of(run, "network_" + std::to_string(year.number()) + ".graphml");

  NetworkData data;
  data.before = before_of(run);
  data.year = year;
  data.leader = leader_of(then, war);
  const CowCode leader = data.leader.cow;
  data.states = all_states(then, leader, leader_ties(first, leader, "depth_before"));
  count_changes(data);
  if (options.states.empty()) {
    keep_foremost(data.states, focus_of(run), most);
  } else {
    keep_asked(data.states, options.states);
  }
  std::sort(data.states.begin(), data.states.end(),
            [](const NetworkState& a, const NetworkState& b) { return a.state.cow < b.state.cow; });
  data.others_before = other_ties(first, data.states, leader, "depth_before");
  data.others_after = other_ties(then, data.states, leader, "tie");
  return data;
}

std::string treaties_text(const TieChanges& changes) {
  if (changes.treaties_rose + changes.treaties_fell == 0) return "No treaty changed by itself";
  const std::size_t first = changes.treaties_rose;
  return "Treaties by themselves rose for " + std::to_string(first) + (first == 1 ? " state" : " states") +
         " and fell for " + std::to_string(changes.treaties_fell);
}

std::string network_description(const NetworkData& data, const std::string& title) {
  const auto risen = [](const NetworkState& each) { return rise(each) - least_change; };
  const auto fallen = [](const NetworkState& each) { return -rise(each) - least_change; };
  const auto after = [](const NetworkState& each) { return each.after; };
  return "Alliance network, two panels: " + data.before + ", and at the end of " + std::to_string(data.year.number()) +
         " as simulated. " + title + ". In the middle " + data.leader.name + ", around it " +
         std::to_string(data.states.size()) + " of " + std::to_string(data.tied) +
         " states with a tie to it deeper than " + depth_text(least_tie) + ", the nearer the deeper. Of all " +
         std::to_string(data.tied) + " ties, shown or not, " + std::to_string(data.changes.rose) +
         " rose by more than " + depth_text(least_change) + ", " + std::to_string(data.changes.fell) + " fell and " +
         std::to_string(data.changes.unchanged) + " are unchanged. " + treaties_text(data.changes) +
         ". Of those shown, risen most: " + listed(data.states, risen, 5) +
         ". Fallen most: " + listed(data.states, fallen, 5) + ". Deepest at the end: " + listed(data.states, after, 5) +
         ". Ties among the others: " + std::to_string(data.others_before.size()) + " before, " +
         std::to_string(data.others_after.size()) + " after.";
}

}  // namespace entente
