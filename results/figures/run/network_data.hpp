#pragma once

#include "results/figures/run_figure.hpp"
#include "sim/core/state_label.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What the figure of the alliance network shows. For source files of results only.
namespace entente {

enum class TieChange { fell, unchanged, rose };
std::string to_string(TieChange change);

/// A state around the leader.
struct NetworkState {
  StateLabel state;
  double before = 0;  ///< depth of the tie to the leader before the first year
  double after = 0;   ///< at the end of the year shown, mean of the replicates
  double treaty = 0;  ///< the treaty's depth then, which the leader's answer does not move
  TieChange change() const;
  TieChange treaty_change() const;  ///< from the tie before to that treaty
};

/// How many ties of all states that have one changed, and in how many the treaty did by itself.
struct TieChanges {
  std::size_t rose = 0, fell = 0, unchanged = 0;
  std::size_t treaties_rose = 0, treaties_fell = 0;
};

/// A tie between two of the states shown; indices into them.
struct OtherTie {
  std::size_t a = 0, b = 0;
  double depth = 0;
};

struct NetworkData {
  StateLabel leader;
  std::string before;  ///< "before 2001": the run's first year, whichever war is shown
  Year year;
  std::vector<NetworkState> states;  ///< by COW code: neighbours of a region stand together
  std::size_t tied = 0;              ///< all whose tie to the leader is deeper than `least_tie` before or after
  TieChanges changes;                ///< of these, shown or not
  std::vector<OtherTie> others_before, others_after;
};

inline constexpr double least_tie = 0.01;     ///< what is drawn
inline constexpr double least_change = 0.01;  ///< what counts as rise or fall

/// The network before the first year and at the end of a year, with no more than `most` states: those in focus,
/// those whose ties change most and those with the deepest; or with the states of the options. Throws Error
/// (Fault::input) for a war, year or state that the run has not.
NetworkData network_data(const RunData& run, const RunFigureOptions& options, std::size_t most);

/// "Treaties by themselves rose for 9 states and fell for 1": what of the changes is no answer of the leader's.
std::string treaties_text(const TieChanges& changes);

std::string network_description(const NetworkData& data, const std::string& title);

}  // namespace entente
