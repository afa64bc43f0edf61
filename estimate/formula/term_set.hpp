#pragma once

#include <cstddef>
#include <set>
#include <vector>

namespace entente {

/// A term as the factors it multiplies: their numbers, ascending, each once (a:a is a).
struct TermKey {
  std::vector<std::size_t> factors;
  std::size_t column = 1;  ///< where it stands in the formula
};

/// The algebra of terms (Wilkinson and Rogers 1973) as R has it: an ordered set of products of factors.
class TermSet {
 public:
  TermSet() = default;
  TermSet(std::size_t factor, std::size_t column) { add(TermKey{{factor}, column}); }

  const std::vector<TermKey>& terms() const { return terms_; }
  std::size_t size() const { return terms_.size(); }
  bool holds(const TermKey& term) const { return known_.contains(term.factors); }

  void add(const TermKey& term);
  void add(const TermSet& other);
  void remove(const TermSet& other);
  /// Every term of the one times every term of the other: (a + b):c is a:c + b:c.
  TermSet crossed(const TermSet& other) const;
  /// R's order: terms of one factor, then of two, ...
  TermSet by_degree() const;

 private:
  std::vector<TermKey> terms_;
  std::set<std::vector<std::size_t>> known_;
};

}  // namespace entente
