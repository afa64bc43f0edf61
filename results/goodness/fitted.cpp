#include "results/goodness/fitted.hpp"

namespace entente {

std::string_view to_string(Fitted fitted) {
  switch (fitted) {
    case Fitted::no: return "no";
    case Fitted::partly: return "partly";
    case Fitted::yes: return "yes";
  }
  return "";
}

Fitted fitted_to(Auxiliary statistic, const FitChoices& choices) {
  const bool hurdle = choices.family == Family::hurdle;
  switch (statistic) {
    case Auxiliary::zeros:
      // The logit of participation has an intercept, so its probabilities sum to the observed number of contributions.
      if (!choices.coefficients) return Fitted::no;
      return hurdle ? Fitted::yes : Fitted::partly;
    case Auxiliary::largest_share: return hurdle && choices.ceiling ? Fitted::yes : Fitted::no;
    case Auxiliary::mean_troops:
      // Mean shares are fitted; troops weigh them by armies.
      return choices.coefficients ? Fitted::partly : Fitted::no;
    case Auxiliary::entries: return choices.persistence ? Fitted::partly : Fitted::no;  // to entries and exits together
    case Auxiliary::exits: return choices.persistence || choices.withdrawal ? Fitted::partly : Fitted::no;
    case Auxiliary::autocorrelation_of_contributors: return hurdle && choices.persistence ? Fitted::yes : Fitted::no;
    default: return Fitted::no;
  }
}

}  // namespace entente
