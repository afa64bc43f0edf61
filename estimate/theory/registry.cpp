#include "estimate/theory/registry.hpp"

#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"

#include <algorithm>

// One line a theory: the name of its function, which stands in the file of that name. The list is a macro so that it is
// the only line: it declares the functions and calls them.
#define ENTENTE_THEORIES(THEORY) \
  THEORY(signalling)             \
  THEORY(combined)               \
  THEORY(collective_action)      \
  THEORY(balance_of_threat)      \
  THEORY(alliance_dependence)    \
  THEORY(domestic_politics)      \
  THEORY(potential_alone)        \
  THEORY(historical_mean)        \
  THEORY(persistence)            \
  THEORY(random)

namespace entente {
namespace theory_files {

#define ENTENTE_DECLARED(name) Theory name();
ENTENTE_THEORIES(ENTENTE_DECLARED)
#undef ENTENTE_DECLARED

}  // namespace theory_files

const std::vector<Theory>& theories() {
#define ENTENTE_CALLED(name) theory_files::name(),
  static const std::vector<Theory> all = {ENTENTE_THEORIES(ENTENTE_CALLED)};
#undef ENTENTE_CALLED
  return all;
}

const Theory& theory(std::string_view name) {
  const std::vector<Theory>& all = theories();
  const auto found = std::find_if(all.begin(), all.end(), [name](const Theory& one) { return one.name == name; });
  if (found != all.end()) return *found;
  std::vector<std::string> names;
  for (const Theory& one : all) names.push_back(one.name);
  const std::string nearest = nearest_name(name, names);
  throw input_error({}, "there is no theory \"" + std::string(name) + "\"",
                    nearest.empty() ? "a theory of the registry (docs/tournament.md)" : "\"" + nearest + "\"");
}

std::vector<std::string> names_of_theories_with_terms() {
  std::vector<std::string> names;
  for (const Theory& one : theories()) {
    if (one.has_terms()) names.push_back(one.name);
  }
  return names;
}

std::vector<std::string> terms_of_all(const std::vector<Theory>& theories) {
  std::vector<std::string> terms;
  for (const Theory& one : theories) {
    for (const std::string& term : one.terms) {
      if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
    }
  }
  std::stable_partition(terms.begin(), terms.end(), [](const std::string& term) { return term != potential_term; });
  return terms;
}

}  // namespace entente
