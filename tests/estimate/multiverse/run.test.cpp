#include "estimate/multiverse/run.hpp"

#include "sim/core/error.hpp"
#include "tests/estimate/multiverse/synthetic.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace entente {
namespace {

namespace example = multiverse_example;

const UniverseResult& at(const MultiverseRun& run, const std::vector<std::size_t>& choices) {
  for (const UniverseResult& result : run.universes) {
    if (result.universe.choices == choices) return result;
  }
  throw work_error("no such universe");
}

const MultiverseRun& example_run() {
  static const MultiverseRun run = run_multiverse(example::plan(), example::panel, {.threads = 2});
  return run;
}

}  // namespace

TEST_CASE("universes are all combinations, the last dimension fastest") {
  const std::vector<Universe> all = universes(example::plan());
  REQUIRE(all.size() == 2 * 2 * 3 * 4 * 2);
  CHECK(all[0].id == 1);
  CHECK(all[0].choices == std::vector<std::size_t>{0, 0, 0, 0, 0});
  CHECK(all[1].choices == std::vector<std::size_t>{0, 0, 0, 0, 1});
  CHECK(all[2].choices == std::vector<std::size_t>{0, 0, 0, 1, 0});
  CHECK(all[95].choices == std::vector<std::size_t>{1, 1, 2, 3, 1});
}

TEST_CASE("what does not vary, is set twice, or has no model is refused") {
  MultiversePlan plan = example::plan();
  plan.dimensions.push_back(plan.dimensions[3]);
  CHECK_THROWS_WITH(universes(plan), Catch::Contains("both set the family"));
  plan = example::plan();
  plan.dimensions.erase(plan.dimensions.begin() + 2);
  CHECK_THROWS_WITH(universes(plan), Catch::Contains("model"));
  plan = example::plan();
  plan.dimensions[0].choices.clear();
  CHECK_THROWS_AS(universes(plan), Error);
  plan = example::plan();
  for (int i = 0; i < 17; ++i) {
    plan.dimensions.push_back({"d" + std::to_string(i), "", {{.name = "a"}, {.name = "b"}}});
  }
  CHECK_THROWS_WITH(universes(plan), Catch::Contains("100000"));
  CHECK_THROWS_AS(universes(MultiversePlan{}), Error);
}

TEST_CASE("every combination is estimated, repeated, skipped or refused, and says so") {
  const MultiverseRun& run = example_run();
  CHECK(run.count(UniverseStatus::skipped) == 8);
  // Tobit has no absorbed effects: refused by the program, without a rule. The two covariances of 2 x 2 panels.
  CHECK(run.count(UniverseStatus::refused) == 8);
  // `control` changes z, which only "both" has: of the others, the second control repeats the first. Without skipped
  // and refused ones: alone 2 scales x 4 families x 2, effects 2 x (gaussian, poisson) x 2.
  CHECK(run.count(UniverseStatus::duplicate) == 16 + 8);
  CHECK(run.count(UniverseStatus::estimated) == 96 - 8 - 8 - 24);
  CHECK(run.panels == 4);
  CHECK(run.samples == 4 * 3);
  // Of distinct samples: alone 2, both 4, effects 2. Fits: (2 + 4) x 4 families, and effects 2 x 3 tried.
  CHECK(run.fits == 6 * 4 + 2 * 3);
  for (const UniverseResult& result : run.universes) {
    const bool has = result.status == UniverseStatus::estimated || result.status == UniverseStatus::duplicate;
    CHECK(result.estimate.has_value() == has);
    CHECK(result.why.empty() == has);
    CHECK((result.status != UniverseStatus::duplicate || result.same_as < result.universe.id));
  }
  CHECK(at(run, {0, 0, 2, 3, 0}).why == "a hurdle has no absorbed effects");
  CHECK_THAT(at(run, {0, 0, 2, 1, 0}).why, Catch::Contains("absorbed"));
  const UniverseResult& repeated = at(run, {1, 1, 0, 2, 1});
  CHECK(repeated.status == UniverseStatus::duplicate);
  CHECK(repeated.same_as == at(run, {1, 0, 0, 2, 1}).universe.id);
  CHECK(repeated.estimate->effect == at(run, {1, 0, 0, 2, 1}).estimate->effect);
}

TEST_CASE("an effect for a standard deviation does not know the variable's unit, one for a unit does") {
  const MultiverseRun& run = example_run();
  for (const std::size_t family : {0u, 1u, 2u, 3u}) {
    const UniverseEstimate& plain = *at(run, {0, 0, 1, family, 1}).estimate;
    const UniverseEstimate& doubled = *at(run, {1, 0, 1, family, 1}).estimate;
    CHECK(doubled.deviation == Approx(2 * plain.deviation).epsilon(1e-12));
    CHECK(doubled.unit_effect == Approx(plain.unit_effect / 2).epsilon(1e-6));
    CHECK(doubled.effect == Approx(plain.effect).epsilon(1e-6));
    CHECK(doubled.p == Approx(plain.p).epsilon(1e-4));
  }
}

TEST_CASE("least squares tells its coefficient, whose truth it finds; families agree on a mean effect") {
  const MultiverseRun& run = example_run();
  const UniverseEstimate& gaussian = *at(run, {0, 0, 1, 0, 1}).estimate;
  REQUIRE(gaussian.term);
  CHECK(gaussian.unit_effect == Approx(gaussian.term->estimate).epsilon(1e-10));
  CHECK(gaussian.standard_error == Approx(gaussian.term->standard_error * gaussian.deviation).epsilon(1e-10));
  CHECK(gaussian.low == Approx(gaussian.term->low * gaussian.deviation).epsilon(1e-10));
  CHECK(gaussian.p == gaussian.term->p_value);
  CHECK(gaussian.rows == static_cast<std::size_t>(example::units * example::years));
  CHECK(gaussian.units == static_cast<std::size_t>(example::units));
  // The panel is censored at zero, tobit's own case: its latent coefficient is the truth.
  const UniverseEstimate& tobit = *at(run, {0, 0, 1, 1, 1}).estimate;
  CHECK(std::abs(tobit.term->estimate - example::slope) < 3 * tobit.term->standard_error);
  // The coefficient itself would be no effect on the expected outcome: about two thirds of the rows are above zero.
  CHECK(std::abs(tobit.term->estimate - tobit.unit_effect) > 3 * tobit.standard_error / tobit.deviation);
  for (const std::size_t family : {1u, 2u, 3u}) {
    const UniverseEstimate& other = *at(run, {0, 0, 1, family, 1}).estimate;
    CHECK(other.unit_effect == Approx(gaussian.unit_effect).epsilon(0.25));
  }
  const UniverseEstimate& hurdle = *at(run, {0, 0, 1, 3, 1}).estimate;
  CHECK_FALSE(hurdle.term);
  CHECK(hurdle.statistic == hurdle.effect / hurdle.standard_error);
}

TEST_CASE("covariances change errors and never effects") {
  const MultiverseRun& run = example_run();
  const UniverseEstimate& iid = *at(run, {0, 0, 1, 0, 0}).estimate;
  const UniverseEstimate& cluster = *at(run, {0, 0, 1, 0, 1}).estimate;
  CHECK(iid.effect == cluster.effect);
  CHECK(iid.standard_error != cluster.standard_error);
  CHECK(iid.rows == cluster.rows);
}

TEST_CASE("any number of threads gives the same numbers") {
  const MultiverseRun one = run_multiverse(example::plan(), example::panel, {.threads = 1});
  const MultiverseRun four = run_multiverse(example::plan(), example::panel, {.threads = 4});
  REQUIRE(one.universes.size() == four.universes.size());
  for (std::size_t i = 0; i < one.universes.size(); ++i) {
    const UniverseResult& a = one.universes[i];
    const UniverseResult& b = four.universes[i];
    CHECK(a.status == b.status);
    CHECK(a.same_as == b.same_as);
    CHECK(a.why == b.why);
    if (!a.estimate) continue;
    CHECK(a.estimate->effect == b.estimate->effect);
    CHECK(a.estimate->standard_error == b.estimate->standard_error);
    CHECK(a.estimate->p == b.estimate->p);
  }
}

TEST_CASE("a variable that no panel has is a slip of the pen, not a refused universe") {
  const auto broken = [](const std::string& formula) {
    MultiversePlan plan = example::plan();
    for (MultiverseDimension& dimension : plan.dimensions) {
      for (MultiverseChoice& choice : dimension.choices) {
        if (choice.model && choice.name == "both")
          choice.model->formula = parse_formula(formula, {.line = 7, .column = 1});
      }
    }
    return plan;
  };
  CHECK_THROWS_WITH(run_multiverse(broken("y ~ x + zz"), example::panel, {}),
                    Catch::Contains("7:9: the panel synthetic.csv has no variable \"zz\"; did you mean z?"));
  CHECK_THROWS_WITH(run_multiverse(broken("y ~ x + lag(log(zz + 1))"), example::panel, {}), Catch::Contains("\"zz\""));
  CHECK_THROWS_WITH(run_multiverse(broken("y ~ x | unti"), example::panel, {}), Catch::Contains("mean unit?"));
  CHECK_NOTHROW(run_multiverse(broken("y ~ x + lag(z)"), example::panel, {}));
  const PanelMaker worded = [](const SwitchChoices&) {
    return Panel{Table::parse("unit,year,y,x,z\n1,2001,0.1,0.2,3\n1,2002,0.1,0.2,many\n", "worded.csv"), {}};
  };
  CHECK_THROWS_WITH(run_multiverse(example::plan(), worded, {}), Catch::Contains("worded.csv:3:16: z: \"many\""));
}

TEST_CASE("a panel that cannot be built refuses its universes alone; where none is left the run fails") {
  const PanelMaker one_broken = [](const SwitchChoices& switches) {
    if (switches.at("scale") == "doubled") throw input_error({}, "no panel like that");
    return example::panel(switches);
  };
  const MultiverseRun run = run_multiverse(example::plan(), one_broken, {});
  CHECK(at(run, {0, 0, 0, 0, 0}).estimate);
  CHECK(at(run, {1, 0, 0, 0, 0}).status == UniverseStatus::refused);
  CHECK(at(run, {1, 0, 0, 0, 0}).why == "no panel like that");
  const PanelMaker broken = [](const SwitchChoices&) -> Panel { throw input_error({}, "no panel at all"); };
  CHECK_THROWS_WITH(run_multiverse(example::plan(), broken, {}), Catch::Contains("no universe could be estimated"));
}

}  // namespace entente
