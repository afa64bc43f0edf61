#pragma once

#include "estimate/table/csv.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Posterior draws of alliances' depth scores, joint: one draw has a score for every alliance.
class DepthDraws {
 public:
  /// Reads either form:
  /// - wide, as `entente measure depth --draws` writes it: one row a draw, a column score_3180 for every alliance;
  ///   other columns are passed over;
  /// - long: atopid, draw (1 to the number of draws), score; every alliance once in every draw.
  /// Throws Error (Fault::input) with file, line and column: neither form, a score that is missing or no number, an
  /// alliance twice in a draw or absent from one, no draws.
  explicit DepthDraws(const Table& table);

  std::size_t size() const { return draws_; }
  const std::vector<std::string>& alliances() const { return alliances_; }  ///< as written, "3180"
  /// The place of an alliance among `alliances`, or nothing. "3180.0" is 3180.
  std::optional<std::size_t> find(std::string_view alliance) const;
  double score(std::size_t draw, std::size_t alliance) const { return scores_[draw * alliances_.size() + alliance]; }

  /// `count` draws at even distances, at most all of them.
  std::vector<std::size_t> evenly(std::size_t count) const;

 private:
  void read_wide(const Table& table);
  void read_long(const Table& table);

  std::vector<std::string> alliances_;
  std::size_t draws_ = 0;
  std::vector<double> scores_;  // draws x alliances
};

}  // namespace entente
