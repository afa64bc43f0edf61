#include "estimate/theory/registry.hpp"

#include "sim/contribution/coefficients.hpp"
#include "sim/core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace entente {
namespace {

TEST_CASE("every theory has a name of its own, a claim, a source, and either terms or a floor") {
  std::set<std::string> names;
  bool floors_begun = false;
  for (const Theory& one : theories()) {
    INFO(one.name);
    CHECK(names.insert(one.name).second);
    CHECK(one.claim.ends_with('.'));
    CHECK_FALSE(one.source.empty());
    CHECK(one.has_terms() == (one.floor == nullptr));
    floors_begun = floors_begun || !one.has_terms();
    CHECK(one.has_terms() != floors_begun);
    if (!one.has_terms()) continue;
    CHECK(one.terms.front() == intercept_term);
    const auto potential = std::find(one.terms.begin(), one.terms.end(), potential_term);
    CHECK((potential == one.terms.end() || potential == one.terms.end() - 1));
    CHECK(std::set<std::string>(one.terms.begin(), one.terms.end()).size() == one.terms.size());
  }
  CHECK(names == std::set<std::string>{"signalling", "combined", "collective_action", "balance_of_threat",
                                       "alliance_dependence", "domestic_politics", "potential_alone", "historical_mean",
                                       "persistence", "random"});
}

TEST_CASE("signalling is combined and potential; combined is the four conventional theories") {
  std::vector<std::string> expected = theory("combined").terms;
  expected.emplace_back(potential_term);
  CHECK(theory("signalling").terms == expected);

  std::vector<Theory> four;
  for (const char* name : {"collective_action", "balance_of_threat", "alliance_dependence", "domestic_politics"}) {
    four.push_back(theory(name));
  }
  CHECK(theory("combined").terms == terms_of_all(four));
  CHECK(terms_of_all(theories()) == theory("signalling").terms);
}

TEST_CASE("a theory that does not exist is refused with the nearest name") {
  try {
    theory("signaling");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    CHECK(error.problems().front().expected == "\"signalling\"");
  }
}

}  // namespace
}  // namespace entente
