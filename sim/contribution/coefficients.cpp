#include "sim/contribution/coefficients.hpp"

#include <algorithm>

namespace entente {

const char* to_string(Family family) {
  switch (family) {
    case Family::gaussian: return "gaussian";
    case Family::tobit: return "tobit";
    case Family::hurdle: return "hurdle";
  }
  return "unknown";
}

std::vector<std::string> parameter_names(const Coefficients& coefficients) {
  const bool two_parts = coefficients.family == Family::hurdle;
  std::vector<std::string> names;
  for (const std::string& term : coefficients.terms) names.push_back(two_parts ? "participation: " + term : term);
  for (const std::string& term : coefficients.amount_terms) names.push_back("amount: " + term);
  names.emplace_back("log(sigma)");
  return names;
}

std::vector<std::string> all_terms(const Coefficients& coefficients) {
  std::vector<std::string> terms = coefficients.terms;
  for (const std::string& term : coefficients.amount_terms) {
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  }
  return terms;
}

}  // namespace entente
