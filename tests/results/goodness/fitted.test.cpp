#include "results/goodness/fitted.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace entente {
namespace {

std::string marks(const FitChoices& choices) {
  std::string text;
  for (const Auxiliary statistic : all_auxiliary()) {
    const Fitted fitted = fitted_to(statistic, choices);
    if (fitted != Fitted::no) text += std::string(to_string(statistic)) + " " + std::string(to_string(fitted)) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("what a run is fitted to follows its family and its choices", "[goodness]") {
  CHECK(marks({.family = Family::hurdle}).empty());
  CHECK(marks({.family = Family::tobit, .coefficients = true}) == "zeros partly; mean_troops partly; ");
  CHECK(marks({.family = Family::hurdle, .coefficients = true}) == "zeros yes; mean_troops partly; ");
  CHECK(marks({.family = Family::hurdle, .coefficients = true, .ceiling = true, .persistence = true}) ==
        "zeros yes; largest_share yes; entries partly; exits partly; autocorrelation_of_contributors yes; "
        "mean_troops partly; ");
  CHECK(marks({.family = Family::tobit, .persistence = true}) == "entries partly; exits partly; ");
  CHECK(marks({.family = Family::tobit, .withdrawal = true}) == "exits partly; ");
}

}  // namespace entente
