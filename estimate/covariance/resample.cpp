#include "estimate/covariance/resample.hpp"

#include "estimate/fit/absorption.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <limits>
#include <string>

namespace entente {
namespace {

/// `original` with levels of its own in each copy; `rows` and `copies` say which row of which copy stands where.
Grouping told_apart(const Grouping& original, const std::vector<std::size_t>& rows,
                    const std::vector<std::size_t>& copies) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  Grouping result{original.name, {}, {}};
  result.level.reserve(rows.size());
  // Copies of a cluster stand one after the other, and no other cluster has its levels.
  std::vector<std::uint32_t> level_of(original.levels(), unseen);
  std::vector<std::size_t> copy_of(original.levels(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t level = original.level[rows[i]];
    if (level_of[level] == unseen || copy_of[level] != copies[i]) {
      level_of[level] = static_cast<std::uint32_t>(result.labels.size());
      copy_of[level] = copies[i];
      result.labels.push_back(original.labels[level] + "#" + std::to_string(copies[i]));
    }
    result.level.push_back(level_of[level]);
  }
  return result;
}

}  // namespace

std::vector<std::size_t> drawn_clusters(std::uint64_t seed, std::size_t draw, std::size_t clusters) {
  random::Stream stream({.seed = MasterSeed(seed),
                         .replicate = Replicate(static_cast<std::uint32_t>(draw)),
                         .purpose = random::Purpose::drawn_cluster});
  std::vector<std::size_t> times(clusters, 0);
  for (std::size_t g = 0; g < clusters; ++g) {
    ++times[static_cast<std::size_t>(random::uniform(stream) * static_cast<double>(clusters))];
  }
  return times;
}

Sample resampled(const Sample& sample, const Grouping& clusters, const std::vector<std::vector<std::size_t>>& rows,
                 const std::vector<std::size_t>& times) {
  std::vector<std::size_t> taken;
  std::vector<std::size_t> copies;
  for (std::size_t g = 0; g < rows.size(); ++g) {
    for (std::size_t copy = 1; copy <= times[g]; ++copy) {
      taken.insert(taken.end(), rows[g].begin(), rows[g].end());
      copies.insert(copies.end(), rows[g].size(), copy);
    }
  }
  Sample result = sample.subset(taken);
  const auto tell_apart = [&](const Grouping& original, Grouping& grouping) {
    if (!original.empty() && nested(original, clusters)) grouping = told_apart(original, taken, copies);
  };
  tell_apart(sample.unit, result.unit);
  tell_apart(sample.time, result.time);
  for (std::size_t a = 0; a < sample.effects.size(); ++a) tell_apart(sample.effects[a], result.effects[a]);
  for (std::size_t a = 0; a < sample.clusters.size(); ++a) tell_apart(sample.clusters[a], result.clusters[a]);
  return result;
}

}  // namespace entente
