#pragma once

#include "results/observed.hpp"
#include "results/summary/binning.hpp"
#include "sim/war/world.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// What an ensemble's summary adds up and against what, settled before the first replicate: the record is known by
/// then, so scores need no replicate twice.
struct SummaryLayout {
  /// An invited state-year.
  struct Row {
    std::size_t cell;
    std::size_t year;
    double armed_forces;
    double observed;        ///< share; NaN where not compared
    bool compared;          ///< the share is on record
    bool troops_compared;   ///< the troops too
    bool step;              ///< compared, and the year before too
    std::size_t scores_at;  ///< number among compared rows
    bool measured;          ///< some further measure is on record
    std::size_t troops_at;  ///< number among measured rows
  };

  /// Throws Error (Fault::work) when world and record do not cover the same states and years.
  SummaryLayout(const World& world, const ObservedShares& observed);

  /// Whether the layout was made for this world.
  bool is_of(const World& world) const;

  /// Whether the same state-years are set against the same record.
  friend bool operator==(const SummaryLayout& a, const SummaryLayout& b);

  std::size_t years;
  std::size_t states;
  std::size_t cells;
  std::size_t compared_rows = 0;
  std::size_t measured_rows = 0;
  std::vector<Row> rows;               ///< state by state, then year by year
  std::vector<std::size_t> first_row;  ///< [state], and one more
  std::vector<double> treaty_depth;    ///< [cell]: treaty tie to the leader
  ObservedShares observed;             ///< as given

  /// Nearly all of a summary's memory: 32 bins an octave from 2^-24 on.
  static constexpr int share_mantissa_bits = 5;
  static constexpr int share_lowest = -24;
  /// Of a year's troops, the largest share and years of a contributor: 256 bins an octave.
  static constexpr int fine_mantissa_bits = 8;
  static Binning share_binning() { return Binning::floating(share_mantissa_bits, share_lowest, 0); }
};

}  // namespace entente
