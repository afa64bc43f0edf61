#include "estimate/formula/term_set.hpp"

#include <algorithm>
#include <iterator>

namespace entente {

void TermSet::add(const TermKey& term) {
  if (known_.insert(term.factors).second) terms_.push_back(term);
}

void TermSet::add(const TermSet& other) {
  for (const TermKey& term : other.terms_) add(term);
}

void TermSet::remove(const TermSet& other) {
  const auto is_removed = [&](const TermKey& term) { return other.holds(term); };
  terms_.erase(std::remove_if(terms_.begin(), terms_.end(), is_removed), terms_.end());
  for (const TermKey& term : other.terms_) known_.erase(term.factors);
}

TermSet TermSet::crossed(const TermSet& other) const {
  TermSet result;
  for (const TermKey& left : terms_) {
    for (const TermKey& right : other.terms_) {
      TermKey product{{}, left.column};
      std::set_union(left.factors.begin(), left.factors.end(), right.factors.begin(), right.factors.end(),
                     std::back_inserter(product.factors));
      result.add(product);
    }
  }
  return result;
}

TermSet TermSet::by_degree() const {
  TermSet result = *this;
  std::stable_sort(result.terms_.begin(), result.terms_.end(),
                   [](const TermKey& a, const TermKey& b) { return a.factors.size() < b.factors.size(); });
  return result;
}

}  // namespace entente
