#pragma once

#include "estimate/multiverse/plan.hpp"
#include "estimate/multiverse/run.hpp"
#include "sim/core/number_text.hpp"
#include "sim/math/functions.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>
#include <string>

/// A panel whose truth is known, and a multiverse over it.
namespace entente::multiverse_example {

inline constexpr int units = 40;
inline constexpr int years = 6;
inline constexpr double slope = 0.05;

/// Of units 1 to 40 in 2001 to 2006: y = max(0, 0.02 + 0.05 x + 0.03 z + u_i + e), capped below 1. The switch `scale`
/// doubles x; the switch `control` changes z, which only some models have.
inline Panel panel(const SwitchChoices& switches) {
  const auto chosen = [&](const std::string& name, const std::string& choice) {
    const auto found = switches.find(name);
    return found != switches.end() && found->second == choice;
  };
  std::string csv = "unit,year,y,x,z,w\n";
  for (int unit = 1; unit <= units; ++unit) {
    random::Stream stream({.seed = MasterSeed(2020),
                           .state = CowCode(static_cast<std::uint16_t>(unit)),
                           .purpose = random::Purpose::contribution});
    const double own = 0.03 * random::normal(stream);
    for (int year = 2001; year < 2001 + years; ++year) {
      const double x = random::normal(stream);
      const double z = 0.5 * x + random::normal(stream);
      const double noise = 0.05 * random::normal(stream);
      const double w = random::normal(stream);
      const double y = std::clamp(0.02 + slope * x + 0.03 * z + own + noise, 0.0, 0.99);
      csv += std::to_string(unit) + "," + std::to_string(year) + "," + number_text(y) + "," +
             number_text(chosen("scale", "doubled") ? 2 * x : x) + "," +
             number_text(chosen("control", "noisy") ? z + 0.3 * w : z) + "," + number_text(w) + "\n";
    }
  }
  return {Table::parse(csv, "synthetic.csv"), {}};
}

inline UniverseModel model(const std::string& formula) {
  UniverseModel result;
  result.name = formula;
  result.formula = parse_formula(formula, {});
  result.sample.index = PanelIndex{"unit", "year", {}};
  return result;
}

inline MultiverseChoice with_model(const std::string& name, const std::string& formula) {
  MultiverseChoice choice{.name = name, .label = name};
  choice.model = model(formula);
  return choice;
}
inline MultiverseChoice with_switch(const std::string& name, const std::string& panel_switch) {
  MultiverseChoice choice{.name = name, .label = name};
  choice.switches[panel_switch] = name;
  return choice;
}
inline MultiverseChoice with_family(const std::string& name, ModelFamily family) {
  MultiverseChoice choice{.name = name, .label = name};
  choice.family = FamilyChoice{family, AmountDistribution::logit_normal, 1.0};
  return choice;
}
inline MultiverseChoice with_covariance(const std::string& name, const std::string& text) {
  MultiverseChoice choice{.name = name, .label = name};
  choice.covariance = parse_covariance(text, {});
  return choice;
}

/// 2 scales, 2 controls, 3 specifications, 4 families, 2 covariances: 96 combinations, of which a rule takes the
/// absorbed effects of hurdles (8).
inline MultiversePlan plan() {
  MultiversePlan result;
  result.name = "example";
  result.title = "An example";
  result.term = "x";
  result.dimensions = {
      {"scale", "Scale of x", {with_switch("plain", "scale"), with_switch("doubled", "scale")}},
      {"control", "Control", {with_switch("exact", "control"), with_switch("noisy", "control")}},
      {"specification",
       "Specification",
       {with_model("alone", "y ~ x"), with_model("both", "y ~ x + z"), with_model("effects", "y ~ x | unit")}},
      {"family",
       "Family",
       {with_family("gaussian", ModelFamily::gaussian), with_family("tobit", ModelFamily::tobit),
        with_family("poisson", ModelFamily::poisson), with_family("hurdle", ModelFamily::hurdle)}},
      {"errors", "Standard errors", {with_covariance("iid", "iid"), with_covariance("cluster", "cluster:unit")}}};
  result.incompatible = {{{{2, {2}}, {3, {3}}}, "a hurdle has no absorbed effects"}};
  return result;
}

}  // namespace entente::multiverse_example
