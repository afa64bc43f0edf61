#include "scenarios/world/leader_facts.hpp"

#include "estimate/table/crosswalk.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {
namespace {

constexpr std::array<std::string_view, 5> toward_a_leader = {"alignment", "ally", "un_agreement", "depth_as_published",
                                                             "depth_oriented"};

}  // namespace

std::string depth_column(DepthMeasure measure) {
  return measure == DepthMeasure::as_published ? "depth_as_published" : "depth_oriented";
}

std::string column_toward(const Scenario& scenario, CowCode leader, const std::string& fact) {
  const bool dyadic = std::find(toward_a_leader.begin(), toward_a_leader.end(), fact) != toward_a_leader.end();
  return dyadic && leader != scenario.leader ? fact + "_" + iso3(leader) : fact;
}

LeaderFacts read_leader_facts(const Scenario& scenario, const StateFacts& facts, CowCode leader) {
  const auto unit_interval = [&](const std::string& fact) {
    const std::string column = column_toward(scenario, leader, fact);
    return Fact{.values = facts.column(column, 0, 1), .column = column, .place = {}};
  };
  // In this order, since the first that is missing or wrong is the error.
  const Fact depth = unit_interval(depth_column(scenario.measures.depth));
  const Fact alignment = unit_interval("alignment");
  return {.leader = leader, .alignment = alignment, .depth = depth, .ally = unit_interval("ally")};
}

}  // namespace entente
