#include "estimate/multiverse/one_at_a_time.hpp"

#include "tests/estimate/multiverse/synthetic.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace entente {
namespace {

namespace example = multiverse_example;

const std::vector<PanelSwitch> order = {{"scale", {{"plain", ""}, {"doubled", ""}}, ""},
                                        {"control", {{"exact", ""}, {"noisy", ""}}, ""},
                                        {"same", {{"one", ""}, {"other", ""}}, ""}};
const SwitchChoices from = {{"scale", "plain"}, {"control", "exact"}, {"same", "one"}};
const SwitchChoices to = {{"scale", "doubled"}, {"control", "noisy"}, {"same", "one"}};

std::vector<VariantReports> reports(int threads) {
  return fit_variants(one_at_a_time(from, to, order), {example::model("y ~ x"), example::model("y ~ x + z")},
                      example::panel, {.threads = threads});
}

double slope(const VariantReports& variant, std::size_t model) { return variant.reports[model]->fit.estimate[1]; }

}  // namespace

TEST_CASE("between two panels every switch that differs is changed alone and left out") {
  const std::vector<SwitchVariant> variants = one_at_a_time(from, to, order);
  REQUIRE(variants.size() == 2 + 2 * 2);
  CHECK(variants[0].switches == from);
  CHECK(variants[1].switches == to);
  CHECK(variants[2].kind == SwitchVariant::Kind::alone);
  CHECK(variants[2].switches == SwitchChoices{{"scale", "doubled"}, {"control", "exact"}, {"same", "one"}});
  CHECK(variants[5].kind == SwitchVariant::Kind::all_but_one);
  CHECK(variants[5].name == "control");
  CHECK(variants[5].switches == SwitchChoices{{"scale", "doubled"}, {"control", "exact"}, {"same", "one"}});
}

TEST_CASE("a switch moves the models that it reaches and no other") {
  const std::vector<VariantReports> all = reports(1);
  CHECK(slope(all[2], 0) == Approx(slope(all[0], 0) / 2).epsilon(1e-10));  // x doubled
  CHECK(slope(all[3], 0) == slope(all[0], 0));                             // another z, which is no term
  CHECK(slope(all[3], 1) != slope(all[0], 1));
  CHECK(slope(all[5], 1) == slope(all[2], 1));  // two switches: all but one is the other alone
}

TEST_CASE("variants are the same for any number of threads") {
  const std::vector<VariantReports> one = reports(1), four = reports(4);
  for (std::size_t i = 0; i < one.size(); ++i) {
    for (std::size_t model = 0; model < 2; ++model) {
      CHECK(one[i].reports[model]->fit.estimate == four[i].reports[model]->fit.estimate);
      CHECK(one[i].reports[model]->covariance.matrix == four[i].reports[model]->covariance.matrix);
    }
  }
}

TEST_CASE("a model that a panel cannot carry says so, and the others stand") {
  const std::vector<VariantReports> all =
      fit_variants(one_at_a_time(from, to, order), {example::model("y ~ x"), example::model("y ~ gone")},
                   example::panel, {.threads = 2});
  CHECK(all[0].reports[0]);
  CHECK_FALSE(all[0].reports[1]);
  CHECK(all[0].why[1].find("gone") != std::string::npos);
}

}  // namespace entente
