#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

/// What counts as a withdrawal (docs/model.md, "Withdrawal").
struct WithdrawalDefinition {
  /// A state is gone when its share is at most this part of its former peak: "at least 80 % below".
  double remaining = 0.2;
  /// "For good" cannot be said of a year after which the record is silent: the drop must be seen in this many observed
  /// years after the first. With 1, a drop in a state's last observed year alone is no withdrawal.
  std::size_t later_years = 1;
};

/// What the record says of one state. Years are indices of the record.
struct Departure {
  std::optional<std::size_t> first_contribution;  ///< first year with a share above 0
  /// First observed year in which, and in every observed year after which, the share is at most `remaining` of the peak
  /// before it.
  std::optional<std::size_t> withdrawal;
  /// The state was at risk at the end of the years [first_contribution, risk_end): of each of them the record says
  /// whether the state was gone in the year after. With a withdrawal, risk_end is its year, so that the decision is the
  /// last year's at risk.
  std::size_t risk_end = 0;

  std::size_t years_at_risk() const { return first_contribution ? risk_end - *first_contribution : 0; }
};

/// The withdrawals of all states in a record of contribution shares.
///
/// Years in which the record is silent neither make nor prevent a withdrawal. One that falls into a gap is dated to the
/// first observed year in which it is seen; the silent years before it count as at risk.
/// @param shares [year * states + state], in [0, 1], NaN where the record is silent
std::vector<Departure> departures(const std::vector<double>& shares, std::size_t states,
                                  const WithdrawalDefinition& definition = {});

/// By [year * states + state] of so many years: 1 from the year of a state's withdrawal on.
std::vector<std::uint8_t> withdrawn_cells(const std::vector<Departure>& departures, std::size_t years);

}  // namespace entente
