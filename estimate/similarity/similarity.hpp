#pragma once

#include "estimate/similarity/measures.hpp"
#include "estimate/similarity/portfolio.hpp"
#include "estimate/source/ideal_points.hpp"
#include "estimate/source/state_system.hpp"
#include "sim/parallel/blocks.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Similarity of all dyads of states, year by year: no more than a year's dyads are held at once.
namespace entente {

enum class SimilarityMeasure { s_absolute, s_squared, kappa, pi, agreement, ideal_point_distance };
/// "S_absolute", "S_squared", "kappa", "pi", "agreement", "ideal_point_distance".
const char* to_string(SimilarityMeasure measure);
/// Whether it compares portfolios; the distance of ideal points does not.
bool needs_portfolio(SimilarityMeasure measure);

enum class PortfolioKind { alliances, votes };
enum class ItemWeights { uniform, capability };
/// What S holds the distances against.
enum class LargestDistance {
  theoretical,  ///< the scale's: what the coding allows
  observed,     ///< between the lowest and the highest value of any state in the year
};

struct SimilarityPlan {
  std::vector<SimilarityMeasure> measures;  ///< at least one, each once
  PortfolioKind portfolio = PortfolioKind::alliances;
  AlliancePortfolioOptions alliances;
  ItemWeights weights = ItemWeights::uniform;  ///< of S; capability only with alliances
  LargestDistance largest = LargestDistance::theoretical;
  Year first, last;
  std::optional<CowCode> leader;  ///< only dyads with this state
  std::vector<CowCode> states;    ///< only dyads of two of these; empty: all
};

/// What the plan needs of the sources; a source that it does not need may be left out.
struct SimilaritySources {
  StateSystem system;
  std::optional<AllianceTies> alliances;
  std::optional<UnRollCalls> votes;
  std::optional<CountryYears<Capabilities>> capabilities;
  std::optional<CountryYears<UnVotes>> ideal_points;
};

/// The dyads of a year, by lower and higher code.
struct SimilarityYear {
  Year year;
  struct Dyad {
    CowCode a, b;  ///< the lower code first
  };
  std::vector<Dyad> dyads;
  std::vector<double> values;         ///< dyads x measures, row-major; NaN where missing or not defined
  std::vector<std::size_t> compared;  ///< items of the portfolios on which both states have a value
};

/// What was measured and what could not be.
struct SimilarityCounts {
  std::size_t dyad_years = 0;
  std::vector<std::size_t> measured;  ///< dyad-years with a value, by measure
  /// Dyad-years of covered years on which the two states' portfolios have items, but that do not vary, so that the
  /// measure is 0/0; by measure.
  std::vector<std::size_t> undefined;
  std::vector<Year> outside;         ///< years that the portfolios' source does not cover
  std::vector<Year> without_points;  ///< years that the ideal points do not cover; empty when they are not asked for
  std::vector<Year> after_list;      ///< years after the list of states, for which its last members stand
  std::size_t unweighted = 0;        ///< state-years of items without CINC, which weighted S leaves out
};

/// Measures every dyad of the plan's years and hands each year to `take`, in order. Dyads are those of the members of
/// the state system in the year and of whoever voted or has an ideal point in it; after the list's last year its last
/// members go on. Portfolios of alliances rest on members alone. A year outside a source's coverage has its dyads with
/// missing values. Any number of threads gives the same bits.
///
/// Throws Error (Fault::input) for years before the list of states and for a source that the plan needs and that is
/// not there.
SimilarityCounts measure_similarity(const SimilarityPlan& plan, const SimilaritySources& sources,
                                    const ParallelOptions& parallel,
                                    const std::function<void(const SimilarityYear&)>& take);

}  // namespace entente
