#include "estimate/multiverse/same_sample.hpp"

#include <bit>
#include <cstddef>
#include <string>
#include <vector>

namespace entente {
namespace {

// Fowler, Noll and Vo's hash (FNV-1a) over words.
class Hash {
 public:
  void add(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001b3ULL; }
  void add(const std::vector<double>& numbers) {
    add(numbers.size());
    for (const double number : numbers) add(std::bit_cast<std::uint64_t>(number));
  }
  void add(const Grouping& grouping) {
    for (const std::uint32_t level : grouping.level) add(level);
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
  }
  return true;
}

bool same_grouping(const Grouping& a, const Grouping& b) {
  return a.name == b.name && a.level == b.level && a.labels == b.labels;
}

bool same_groupings(const std::vector<Grouping>& a, const std::vector<Grouping>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same_grouping(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace

bool same_sample(const Sample& a, const Sample& b) {
  return a.response == b.response && a.terms() == b.terms() && a.matrix.leaves() == b.matrix.leaves() &&
         same_bits(a.outcome, b.outcome) && same_bits(a.design, b.design) && same_bits(a.leaves, b.leaves) &&
         same_grouping(a.unit, b.unit) && same_grouping(a.time, b.time) && same_groupings(a.effects, b.effects) &&
         same_groupings(a.clusters, b.clusters);
}

std::uint64_t sample_hash(const Sample& sample) {
  Hash hash;
  hash.add(sample.outcome);
  hash.add(sample.design);
  hash.add(sample.leaves);
  hash.add(sample.unit);
  for (const Grouping& effect : sample.effects) hash.add(effect);
  for (const std::string& term : sample.terms()) {
    for (const char letter : term) hash.add(static_cast<unsigned char>(letter));
  }
  return hash.value();
}

}  // namespace entente
