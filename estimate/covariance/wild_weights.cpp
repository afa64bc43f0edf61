#include "estimate/covariance/wild_weights.hpp"

#include "sim/core/error.hpp"
#include "sim/random/stream.hpp"

#include <array>
#include <bit>

namespace entente {
namespace {

/// Below as many clusters Rademacher's two points make too few different vectors (Webb 2014).
constexpr std::size_t webb_below = 12;

/// -sqrt(3/2), -1, -sqrt(1/2), sqrt(1/2), 1, sqrt(3/2), each with probability 1/6.
constexpr std::array<double, 6> webb_points = {-1.2247448713915890491, -1, -0.70710678118654752440,
                                               0.70710678118654752440, 1,  1.2247448713915890491};

constexpr std::uint64_t one = std::bit_cast<std::uint64_t>(1.0);

constexpr std::uint16_t sixteen(std::uint64_t bits, int shift) { return static_cast<std::uint16_t>(bits >> shift); }

/// The hash fills the four 16-bit words that name states, year and war elsewhere; the purpose keeps them apart.
random::Stream stream_of(std::uint64_t seed, std::uint64_t label, std::size_t block_number) {
  return random::Stream({.seed = MasterSeed(seed),
                         .replicate = Replicate(static_cast<std::uint32_t>(block_number)),
                         .state = CowCode(sixteen(label, 48)),
                         .other_state = CowCode(sixteen(label, 32)),
                         .year = Year(sixteen(label, 16)),
                         .war = WarId(sixteen(label, 0)),
                         .purpose = random::Purpose::wild_weight});
}

}  // namespace

std::uint64_t label_hash(std::string_view label) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : label) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

WildWeightSource::WildWeightSource(const Grouping& clusters, const CovarianceRequest& request) : seed_(request.seed) {
  const std::size_t count = clusters.levels();
  if (request.draws < 1) {
    throw input_error({.file = {}, .key = "draws"}, std::to_string(request.draws) + " draws of the bootstrap",
                      "at least 1");
  }
  draws_ = static_cast<std::size_t>(request.draws);
  webb_ = request.weights == WildWeights::webb || (request.weights == WildWeights::automatic && count < webb_below);
  if (!webb_ && count < 31 && (std::size_t{1} << count) <= draws_) {
    enumerated_ = true;
    draws_ = std::size_t{1} << count;
  }
  labels_.reserve(count);
  for (const std::string& label : clusters.labels) labels_.push_back(label_hash(label));
}

std::string WildWeightSource::description() const {
  const std::string kind = webb_ ? "Webb" : "Rademacher";
  if (enumerated_) return "all " + std::to_string(draws_) + " vectors of " + kind + " weights";
  return std::to_string(draws_) + " draws of " + kind + " weights";
}

void WildWeightSource::fill(std::size_t first, std::span<double> weights) const {
  for (std::size_t g = 0; g < labels_.size(); ++g) {
    double* row = weights.data() + g * block;
    if (enumerated_) {
      for (std::size_t b = 0; b < block; ++b) row[b] = ((first + b) >> g & 1) != 0 ? -1.0 : 1.0;
      continue;
    }
    random::Stream stream = stream_of(seed_, labels_[g], first / block);
    if (webb_) {
      // The high word of 6 u, u of 32 bits: off from 1/6 by less than 2^-32.
      for (std::size_t b = 0; b < block; ++b) row[b] = webb_points[(std::uint64_t{stream.next_32()} * 6) >> 32];
    } else {
      const std::uint64_t signs = stream.next_64();
      // The sign bit itself: a choice between two numbers would cost more than all else here.
      for (std::size_t b = 0; b < block; ++b) row[b] = std::bit_cast<double>(one | (signs >> b << 63));
    }
  }
}

}  // namespace entente
