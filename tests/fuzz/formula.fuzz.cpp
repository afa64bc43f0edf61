// Whatever the bytes, a formula is either read or refused with one problem that has a place. What is read evaluates,
// and its terms are written as formulas that read back to themselves.
#include "estimate/formula/formula.hpp"

#include "estimate/sample/model_matrix.hpp"
#include "estimate/sample/term_expansion.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const Place place{"--formula", 1, 1, {}};
  try {
    const Formula formula = parse_formula(std::string(data, data + size), place);
    if (formula.terms.empty() || formula.response_name.empty()) __builtin_trap();
    std::vector<Term> terms;
    std::string text = formula.response_name + " ~ " + (formula.terms.front().factors.empty() ? "1" : "0");
    for (const Term& term : formula.terms) {
      if (!term.factors.empty()) text += " + " + term.name;
      if (std::none_of(term.factors.begin(), term.factors.end(), is_factor)) terms.push_back(term);
    }
    const ModelMatrix matrix(terms);
    const std::vector<double> leaves(matrix.leaves().size(), 0.5);
    std::vector<double> design(terms.size());
    matrix.evaluate(leaves, design);
    // Absorbed effects leave no intercept, as `0 +` does; a name deparsed may be longer than what was written.
    if (text.size() > formula_length_limit) return 0;
    const Formula again = parse_formula(text, place);
    if (again.terms.size() != formula.terms.size()) __builtin_trap();
  } catch (const Error& error) {
    if (error.fault() != Fault::input || error.problems().size() != 1) __builtin_trap();
    if (error.problems().front().place.column < 1) __builtin_trap();
  }
  return 0;
}
