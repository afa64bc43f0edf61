#include "tools/command/model_options.hpp"

#include <CLI/CLI.hpp>

namespace entente {

void add_model_options(CLI::App& command, ModelCommand& options) {
  const std::string data = "Data";
  command.add_option("--panel", options.panel, "Country-year panel (CSV)")->required()->group(data);
  command
      .add_option("--exclude", options.exclude,
                  "Leave out rows: VAR=VALUE,VALUE (repeatable; adds to what a specification leaves out)")
      ->allow_extra_args(false)
      ->group(data);
  command
      .add_option("--index", options.index,
                  "Variables of unit and time: UNIT,TIME (default: the first of ccode, cow, state and stateabb, and "
                  "year, where they tell all rows apart)")
      ->group(data);

  const std::string model = "Model";
  command
      .add_option("--formula", options.formula,
                  "Model in R's formula language: 'share ~ potential + log(gdp) | ccode + year'; effects after | are "
                  "absorbed")
      ->group(model);
  command
      .add_option("--spec", options.spec,
                  "Models of a specification: the name of one that ships (table1), a file (YAML), or one model of "
                  "either (table1/all)")
      ->group(model);
  command.add_option("--name", options.name, "Name of the formula's model in outputs (default: model)")->group(model);
  command.add_option("--family", options.family, "gaussian (default), tobit, fractional, poisson or hurdle")
      ->group(model);
  command
      .add_option("--amount", options.amount,
                  "A hurdle's positive part: logit_normal (default), beta, log_normal or gamma")
      ->group(model);
  command
      .add_option("--ceiling", options.ceiling,
                  "Largest share of a logit-normal amount: a number above 0 and at most 1 (default 1), or fit")
      ->group(model);
  command
      .add_option("--effects", options.effects,
                  "within: absorb the unit of --index, as | does; between_within: each term as its unit's mean and the "
                  "deviation from it; random: an intercept by unit")
      ->group(model);
  command.add_option("--likelihood", options.likelihood, "Of a random intercept: reml (default) or ml")->group(model);
  command.add_flag("--lagged-outcome", options.lagged_outcome, "Add last year's outcome to the terms")->group(model);
  command
      .add_option("--singletons", options.singletons,
                  "Rows alone in the group of an absorbed effect: drop (default) or keep (default with --convention "
                  "plm, as plm keeps them)")
      ->group(model);

  const std::string inference = "Inference";
  command
      .add_option(
          "--vcov", options.vcov,
          "iid (default), HC0 to HC3, cluster:VAR (which is CR1), CR0:VAR to CR3:VAR, twoway:VAR,VAR, dk[:LAG], "
          "wild:VAR or pairs:VAR")
      ->group(inference);
  command
      .add_option("--convention", options.convention,
                  "Whose small-sample factor and degrees of freedom: stata (default), plm, sandwich, fixest or "
                  "clubsandwich")
      ->group(inference);
  command
      .add_flag("--no-beside", options.no_beside,
                "Do not show CR2 and the wild bootstrap beside a covariance clustered by one variable")
      ->group(inference);
  command.add_option("--draws", options.draws, "Draws of bootstraps, 99 to 10000000 (default 9999)")->group(inference);
  command.add_option("--seed", options.seed, "Seed of bootstraps, 0 to 9007199254740991 (default 20010911)")
      ->group(inference);
  command
      .add_option("--weights", options.weights,
                  "Multipliers of the wild bootstrap: rademacher or webb (default: Webb's below 12 clusters)")
      ->group(inference);
  command.add_option("--level", options.level, "Of intervals, between 0.5 and 1 (default 0.95)")->group(inference);
  command
      .add_option("--threads", options.threads,
                  "Threads; 0 takes as many as the machine has. Results do not depend on it")
      ->group(inference);
}

}  // namespace entente
