#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace entente {

/// What auxiliary statistics are about: each group is tested by itself.
enum class AuxiliaryGroup {
  zeros,
  upper_tail,
  rank_order,
  over_contribution,
  entries_and_exits,
  persistence,
  totals,
  network,
};
inline constexpr std::size_t auxiliary_groups = 8;

/// The auxiliary statistics of one war, group by group; docs/goodness-of-fit.md defines each.
enum class Auxiliary : std::size_t {
  zeros,
  contributors,
  largest_share,
  share_q95,
  share_q99,
  above_one_percent,
  spearman,
  kendall,
  top_5,
  top_10,
  over_contributors,
  twofold_over_contributors,
  entries,
  exits,
  autocorrelation,
  autocorrelation_of_contributors,
  years_of_a_contributor,
  mean_troops,
  trend_of_troops,
  peak_of_troops,
  changes_of_troops,
  leader_ties,
  leader_strength,
  mean_strength,
  sd_of_strength,
  strength_q95,
};
inline constexpr std::size_t auxiliary_count = 26;

/// All of them, in the order in which they are declared.
std::array<Auxiliary, auxiliary_count> all_auxiliary();
std::array<AuxiliaryGroup, auxiliary_groups> all_auxiliary_groups();

/// As files have it: "largest_share".
std::string_view to_string(Auxiliary statistic);
std::string_view to_string(AuxiliaryGroup group);
AuxiliaryGroup group_of(Auxiliary statistic);

}  // namespace entente
