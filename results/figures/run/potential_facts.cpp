#include "results/figures/run/potential_facts.hpp"

#include "results/json/value.hpp"
#include "sim/core/number_text.hpp"

namespace entente {
namespace {

std::optional<double> fact(const RunData& run, const char* key) {
  const OrderedJson fit = OrderedJson::parse(run.text("manifest.json")).value("fit", OrderedJson::object());
  if (!fit.contains(key) || !fit[key].is_number()) return std::nullopt;
  return fit[key].get<double>();
}

}  // namespace

std::optional<double> potential_reference(const RunData& run) { return fact(run, "potential_reference"); }

std::string potential_formula(const RunData& run) {
  const double intercept = fact(run, "potential_intercept").value_or(0);
  const double slope = fact(run, "potential_alignment_slope").value_or(1);
  const std::string constant = intercept == 0 ? "" : number_text(intercept, 2) + " + ";
  return constant + (slope == 1 ? "" : number_text(slope, 2) + " × ") + "alignment − depth";
}

}  // namespace entente
