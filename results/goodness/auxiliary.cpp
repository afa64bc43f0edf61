#include "results/goodness/auxiliary.hpp"

namespace entente {
namespace {

struct Declared {
  Auxiliary statistic;
  std::string_view name;
  AuxiliaryGroup group;
};

constexpr std::array<Declared, auxiliary_count> declared = {{
    {Auxiliary::zeros, "zeros", AuxiliaryGroup::zeros},
    {Auxiliary::contributors, "contributors", AuxiliaryGroup::zeros},
    {Auxiliary::largest_share, "largest_share", AuxiliaryGroup::upper_tail},
    {Auxiliary::share_q95, "share_q95", AuxiliaryGroup::upper_tail},
    {Auxiliary::share_q99, "share_q99", AuxiliaryGroup::upper_tail},
    {Auxiliary::above_one_percent, "above_one_percent", AuxiliaryGroup::upper_tail},
    {Auxiliary::spearman, "spearman", AuxiliaryGroup::rank_order},
    {Auxiliary::kendall, "kendall", AuxiliaryGroup::rank_order},
    {Auxiliary::top_5, "top_5", AuxiliaryGroup::rank_order},
    {Auxiliary::top_10, "top_10", AuxiliaryGroup::rank_order},
    {Auxiliary::over_contributors, "over_contributors", AuxiliaryGroup::over_contribution},
    {Auxiliary::twofold_over_contributors, "twofold_over_contributors", AuxiliaryGroup::over_contribution},
    {Auxiliary::entries, "entries", AuxiliaryGroup::entries_and_exits},
    {Auxiliary::exits, "exits", AuxiliaryGroup::entries_and_exits},
    {Auxiliary::autocorrelation, "autocorrelation", AuxiliaryGroup::persistence},
    {Auxiliary::autocorrelation_of_contributors, "autocorrelation_of_contributors", AuxiliaryGroup::persistence},
    {Auxiliary::years_of_a_contributor, "years_of_a_contributor", AuxiliaryGroup::persistence},
    {Auxiliary::mean_troops, "mean_troops", AuxiliaryGroup::totals},
    {Auxiliary::trend_of_troops, "trend_of_troops", AuxiliaryGroup::totals},
    {Auxiliary::peak_of_troops, "peak_of_troops", AuxiliaryGroup::totals},
    {Auxiliary::changes_of_troops, "changes_of_troops", AuxiliaryGroup::totals},
    {Auxiliary::leader_ties, "leader_ties", AuxiliaryGroup::network},
    {Auxiliary::leader_strength, "leader_strength", AuxiliaryGroup::network},
    {Auxiliary::mean_strength, "mean_strength", AuxiliaryGroup::network},
    {Auxiliary::sd_of_strength, "sd_of_strength", AuxiliaryGroup::network},
    {Auxiliary::strength_q95, "strength_q95", AuxiliaryGroup::network},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (static_cast<std::size_t>(declared[i].statistic) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::array<Auxiliary, auxiliary_count> all_auxiliary() {
  std::array<Auxiliary, auxiliary_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = declared[i].statistic;
  return all;
}

std::array<AuxiliaryGroup, auxiliary_groups> all_auxiliary_groups() {
  std::array<AuxiliaryGroup, auxiliary_groups> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<AuxiliaryGroup>(i);
  return all;
}

std::string_view to_string(Auxiliary statistic) { return declared[static_cast<std::size_t>(statistic)].name; }

AuxiliaryGroup group_of(Auxiliary statistic) { return declared[static_cast<std::size_t>(statistic)].group; }

std::string_view to_string(AuxiliaryGroup group) {
  switch (group) {
    case AuxiliaryGroup::zeros: return "zeros";
    case AuxiliaryGroup::upper_tail: return "upper_tail";
    case AuxiliaryGroup::rank_order: return "rank_order";
    case AuxiliaryGroup::over_contribution: return "over_contribution";
    case AuxiliaryGroup::entries_and_exits: return "entries_and_exits";
    case AuxiliaryGroup::persistence: return "persistence";
    case AuxiliaryGroup::totals: return "totals";
    case AuxiliaryGroup::network: return "network";
  }
  return "";
}

}  // namespace entente
