#include "estimate/similarity/similarity.hpp"

#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace entente {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

template <class Source>
const Source& needed(const std::optional<Source>& source, const char* what) {
  if (source) return *source;
  throw input_error({}, std::string("no source of ") + what, "a file of it");
}

// What of a year the dyads are compared by.
struct Material {
  Portfolios portfolios;
  Scale scale;                       // against which S is held
  std::vector<double> ideal_points;  // of every state, NaN where missing
};

class SimilarityRun {
 public:
  SimilarityRun(const SimilarityPlan& plan, const SimilaritySources& sources, const ParallelOptions& parallel)
      : plan_(plan), sources_(sources), parallel_(parallel) {
    for (const SimilarityMeasure measure : plan.measures) {
      portfolios_ = portfolios_ || needs_portfolio(measure);
      points_ = points_ || !needs_portfolio(measure);
    }
    counts_.measured.assign(plan.measures.size(), 0);
    counts_.undefined.assign(plan.measures.size(), 0);
    check();
  }

  SimilarityCounts run(const std::function<void(const SimilarityYear&)>& take) {
    for (std::uint16_t number = plan_.first.number(); number <= plan_.last.number(); ++number) {
      const Year year{number};
      note_coverage(year);
      SimilarityYear result = measure(year);
      count(result);
      take(result);
    }
    return std::move(counts_);
  }

 private:
  void check() const {
    if (plan_.first < sources_.system.coverage().first) {
      throw input_error({}, "the year " + std::to_string(plan_.first.number()) + " lies before the list of states",
                        "years from " + std::to_string(sources_.system.coverage().first.number()));
    }
    if (portfolios_ && by_alliances()) needed(sources_.alliances, "alliances");
    if (portfolios_ && !by_alliances()) needed(sources_.votes, "votes in the General Assembly");
    if (points_) needed(sources_.ideal_points, "ideal points");
    if (!weighted()) return;
    needed(sources_.capabilities, "national capabilities");
    if (!by_alliances()) throw input_error({}, "roll calls have no capabilities", "uniform weights with votes");
  }

  bool by_alliances() const { return plan_.portfolio == PortfolioKind::alliances; }
  bool weighted() const { return plan_.weights == ItemWeights::capability; }

  Coverage portfolio_coverage() const {
    return by_alliances() ? sources_.alliances->coverage : sources_.votes->coverage;
  }

  void note_coverage(Year year) {
    if (portfolios_ && !portfolio_coverage().contains(year)) counts_.outside.push_back(year);
    if (points_ && !sources_.ideal_points->coverage.contains(year)) counts_.without_points.push_back(year);
    if (year > sources_.system.coverage().last) counts_.after_list.push_back(year);
  }

  std::set<CowCode> members(Year year) const {
    return sources_.system.members(std::min(year, sources_.system.coverage().last));
  }

  // The Ukraine and Belarus voted long before they were members of the system.
  std::set<CowCode> voters(Year year) const {
    std::set<CowCode> states;
    if (portfolios_ && !by_alliances()) {
      const auto& votes = sources_.votes->votes;
      const auto begin =
          std::partition_point(votes.begin(), votes.end(), [&](const RollCallVote& vote) { return vote.year < year; });
      for (auto vote = begin; vote != votes.end() && vote->year == year; ++vote) states.insert(vote->state);
    }
    if (points_) {
      for (const auto& [key, fact] : sources_.ideal_points->facts) {
        if (key.year == year && fact.ideal_point) states.insert(key.state);
      }
    }
    return states;
  }

  Material material(Year year, const std::set<CowCode>& in_system, const std::vector<CowCode>& states) {
    Material result;
    if (portfolios_) {
      result.portfolios = by_alliances() ? alliance_portfolios(*sources_.alliances, in_system, year, plan_.alliances)
                                         : vote_portfolios(*sources_.votes, {states.begin(), states.end()}, year);
      if (weighted()) {
        weigh_by_capability(result.portfolios, *sources_.capabilities, year);
        const auto& weights = result.portfolios.weights;
        counts_.unweighted += static_cast<std::size_t>(
            std::count_if(weights.begin(), weights.end(), [](double weight) { return std::isnan(weight); }));
      }
      result.scale =
          plan_.largest == LargestDistance::theoretical ? result.portfolios.scale : observed_scale(result.portfolios);
    }
    if (points_) {
      for (const CowCode state : states) {
        const auto fact = find(sources_.ideal_points->facts, {state, year});
        result.ideal_points.push_back(fact ? fact->ideal_point.value_or(missing) : missing);
      }
    }
    return result;
  }

  bool wanted(CowCode state) const {
    return plan_.states.empty() || std::find(plan_.states.begin(), plan_.states.end(), state) != plan_.states.end();
  }

  // Rows of two states of the year, all pairs that the plan asks for.
  std::vector<std::pair<std::size_t, std::size_t>> pairs(const std::vector<CowCode>& states) const {
    std::vector<std::pair<std::size_t, std::size_t>> result;
    for (std::size_t a = 0; a < states.size(); ++a) {
      if (!wanted(states[a])) continue;
      for (std::size_t b = a + 1; b < states.size(); ++b) {
        if (plan_.leader && states[a] != *plan_.leader && states[b] != *plan_.leader) continue;
        if (wanted(states[b])) result.emplace_back(a, b);
      }
    }
    return result;
  }

  SimilarityYear measure(Year year) {
    const std::set<CowCode> in_system = members(year);
    std::set<CowCode> all = in_system;
    all.merge(voters(year));
    const std::vector<CowCode> states(all.begin(), all.end());
    const Material by = material(year, in_system, states);
    const auto dyads = pairs(states);
    std::vector<std::size_t> rows;  // of every state in the portfolios; items of alliances are members alone
    for (const CowCode state : states) {
      const auto& listed = by.portfolios.states;
      const auto found = std::lower_bound(listed.begin(), listed.end(), state);
      rows.push_back(found != listed.end() && *found == state ? static_cast<std::size_t>(found - listed.begin())
                                                              : listed.size());
    }

    SimilarityYear result;
    result.year = year;
    result.dyads.resize(dyads.size());
    result.compared.resize(dyads.size());
    result.values.resize(dyads.size() * plan_.measures.size());
    for_each_block(dyads.size(), parallel_, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto [a, b] = dyads[i];
        result.dyads[i] = {states[a], states[b]};
        const bool has_rows = rows[a] < by.portfolios.states.size() && rows[b] < by.portfolios.states.size();
        const PairSums sums = has_rows ? compare(by.portfolios, rows[a], rows[b]) : PairSums{};
        result.compared[i] = sums.items;
        for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
          result.values[i * plan_.measures.size() + m] =
              needs_portfolio(plan_.measures[m])
                  ? value(plan_.measures[m], sums, by.scale.range(), by.portfolios.scale.range())
                  : std::fabs(by.ideal_points[a] - by.ideal_points[b]);
        }
      }
    });
    return result;
  }

  static PairSums compare(const Portfolios& portfolios, std::size_t a, std::size_t b) {
    const double* const weights = portfolios.weights.empty() ? nullptr : portfolios.weights.data();
    return pair_sums(portfolios.row(a), portfolios.row(b), weights, portfolios.items, portfolios.scale.lowest);
  }

  static double value(SimilarityMeasure measure, const PairSums& sums, double range, double whole_range) {
    switch (measure) {
      case SimilarityMeasure::s_absolute: return s_absolute(sums, range);
      case SimilarityMeasure::s_squared: return s_squared(sums, range);
      case SimilarityMeasure::kappa: return cohens_kappa(sums);
      case SimilarityMeasure::pi: return scotts_pi(sums);
      case SimilarityMeasure::agreement: return agreement_share(sums, whole_range);
      case SimilarityMeasure::ideal_point_distance: break;
    }
    return missing;
  }

  void count(const SimilarityYear& year) {
    counts_.dyad_years += year.dyads.size();
    for (std::size_t i = 0; i < year.dyads.size(); ++i) {
      for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
        if (!std::isnan(year.values[i * plan_.measures.size() + m])) {
          ++counts_.measured[m];
        } else if (needs_portfolio(plan_.measures[m]) && year.compared[i] > 0) {
          ++counts_.undefined[m];
        }
      }
    }
  }

  const SimilarityPlan& plan_;
  const SimilaritySources& sources_;
  const ParallelOptions& parallel_;
  bool portfolios_ = false, points_ = false;
  SimilarityCounts counts_;
};

}  // namespace

const char* to_string(SimilarityMeasure measure) {
  switch (measure) {
    case SimilarityMeasure::s_absolute: return "S_absolute";
    case SimilarityMeasure::s_squared: return "S_squared";
    case SimilarityMeasure::kappa: return "kappa";
    case SimilarityMeasure::pi: return "pi";
    case SimilarityMeasure::agreement: return "agreement";
    case SimilarityMeasure::ideal_point_distance: break;
  }
  return "ideal_point_distance";
}

bool needs_portfolio(SimilarityMeasure measure) { return measure != SimilarityMeasure::ideal_point_distance; }

SimilarityCounts measure_similarity(const SimilarityPlan& plan, const SimilaritySources& sources,
                                    const ParallelOptions& parallel,
                                    const std::function<void(const SimilarityYear&)>& take) {
  return SimilarityRun(plan, sources, parallel).run(take);
}

}  // namespace entente
