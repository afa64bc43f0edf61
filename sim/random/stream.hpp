#pragma once

#include "sim/core/identifiers.hpp"

#include <array>
#include <cstdint>

namespace entente::random {

/// What a draw is for. The numbers are part of the random layout: never renumber, only add.
enum class Purpose : std::uint8_t {
  coefficients = 1,     ///< a replicate's coefficients
  type = 2,             ///< committed or not
  contribution = 3,     ///< the shock of a year's contribution, or of its amount
  casualties = 4,       ///< the uniform of a year's deaths
  withdrawal = 5,       ///< whether a contributor leaves for good
  participation = 6,    ///< the shock that decides on taking part, under hurdle
  many_casualties = 7,  ///< deaths too many to be counted up from one uniform
  wild_weight = 8,      ///< a cluster's weights in a block of draws of a wild bootstrap
  drawn_cluster = 9,    ///< the clusters of a draw of a pairs bootstrap
  placebo = 10,         ///< a state's place in the line of a leader (the other state) who rewards at random
  request = 11,         ///< whether a state is asked to a war, in all its years
  factor_normal = 32,   ///< normals of a batch of sweeps of the factor model
  factor_uniform = 33,  ///< uniforms of such a batch
  factor_refused = 34,  ///< further trials where a batch's gamma variable was refused
  factor_start = 35,    ///< where a chain begins
  factor_score = 36,    ///< scores of a kept draw
  ordinal_latent = 37,  ///< uniforms of a sweep of the ordinal factor model, for what lies behind categories
  ordinal_score = 38,   ///< normals of such a sweep's scores
  ordinal_step = 39,    ///< proposals of such a sweep
  factor_turn = 40,     ///< whether a chain turns all its loadings round
  forecast_shock = 64,  ///< a forecast's two shocks: to taking part, or to the share; and to the amount
  forecast_start = 65,  ///< where in the tail that the record leaves a forecast's shock begins
  forecast_floor = 66,  ///< the uniforms of a forecast from shares alone
  random_rank = 67,     ///< the uniform of a randomised probability integral transform
  record_shock = 68,    ///< the shocks of a made-up record, as of a forecast
  state_fold = 69,      ///< the fold of states with which one is left out
  state_sign = 70,      ///< signs of a state's sums in a sign-flip test
};

/// Version of the layout below; it stands in every manifest.
inline constexpr int layout_version = 2;

/// Who draws, when and for what: the identity of a stream. Never a thread, a position in a list or a scenario's name.
///
/// Layout 2 of Philox4x32-10 (Salmon et al. 2011): key = master seed (low, high 32 bits); counter word 0 = replicate;
/// 1 = two 16-bit state codes; 2 = year and war id, 16 bits each; 3 = purpose (8 bits) and block of draws (24 bits);
/// within a word the part named first is the high one. Shocks and the uniforms of deaths, withdrawals and placebos come
/// in pairs, two to a block of 128 bits: the block of an even year holds that year's and the next one's.
struct Identity {
  MasterSeed seed;
  Replicate replicate;
  CowCode state{};
  CowCode other_state{};
  Year year{};
  WarId war{};
  Purpose purpose = Purpose::contribution;
};

/// The draws of one identity, in order: 2^26 numbers of 32 bits. Asking for more is an Error (Fault::work).
class Stream {
 public:
  explicit Stream(const Identity& identity);

  std::uint32_t next_32();
  std::uint64_t next_64();  ///< the next two 32-bit numbers, the first one low

 private:
  void refill();

  std::array<std::uint32_t, 4> counter_;  ///< of block 0
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> block_{};
  std::uint32_t blocks_ = 0;  ///< drawn so far
  std::uint32_t used_ = 4;    ///< numbers of the present block already handed out
};

}  // namespace entente::random
