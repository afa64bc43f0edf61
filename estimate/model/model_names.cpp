#include "estimate/model/model_fit.hpp"

namespace entente {

const char* to_string(ModelFamily family) {
  switch (family) {
    case ModelFamily::gaussian: return "gaussian";
    case ModelFamily::tobit: return "tobit";
    case ModelFamily::fractional_logit: return "fractional_logit";
    case ModelFamily::poisson: return "poisson";
    case ModelFamily::hurdle: return "hurdle";
  }
  return "unknown";
}

const char* to_string(AmountDistribution amount) {
  switch (amount) {
    case AmountDistribution::logit_normal: return "logit_normal";
    case AmountDistribution::beta: return "beta";
    case AmountDistribution::log_normal: return "log_normal";
    case AmountDistribution::gamma: return "gamma";
  }
  return "unknown";
}

std::string parameter_name(const Parameter& parameter) {
  return parameter.part.empty() ? parameter.term : parameter.part + ": " + parameter.term;
}

}  // namespace entente
