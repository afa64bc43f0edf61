// Oracles: R 4.2,
//   s <- c(.9, .5, .7, .2, .4); a <- c(.6, .1, .3, .2, 0); m <- lm(a ~ s); print(fitted(m) - a, digits = 15)
//   log(-0.5 + 2.141); pnorm(-0.5)
// algebra, and estimate/fit's least squares.
#include "estimate/similarity/potential.hpp"

#include "estimate/fit/least_squares.hpp"
#include "estimate/similarity/drawn_potential.hpp"
#include "estimate/source/source_file.hpp"
#include "tests/estimate/source/refusals.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace entente {
namespace {

using Values = std::vector<double>;
using testing::refusal;

const double none = std::nan("");
const Values alignment = {.9, .5, .7, .2, .4};
const Values tie = {.6, .1, .3, .2, 0};

const std::string long_form = "atopid,draw,score\n3180,1,0.5\n3075,1,-1\n3075,2,-3\n3180,2,0\n";
const std::string wide_form = "chain,draw,loading_base,score_3075,score_3180\n1,1,0.2,-1,0.5\n2,1,0.3,-3,0\n";

DepthDraws parse(const std::string& text) { return DepthDraws(parse_source(text, "draws.csv")); }

// Rows: an ally under 3180, one under 3075, no ally, an ally without draws, a gap in alignment.
PotentialRows rows() { return {{.9, .5, .7, .2, none}, {.6, .1, 0, .4, .3}, {{0}, {1}, {}, {}, {0}}}; }

}  // namespace

TEST_CASE("Scores become ties") {
  CHECK(tie_of_score(-0.5, DepthTransform::published) == Approx(0.495305812107954).epsilon(1e-13));
  CHECK(tie_of_score(-0.5, DepthTransform::oriented) == Approx(0.308537538725987).epsilon(1e-13));
  CHECK(tie_of_score(-2.141, DepthTransform::published) == 0);
  CHECK(tie_of_score(-4, DepthTransform::published) == 0);
  CHECK(tie_of_score(-4, DepthTransform::oriented) > 0);
  CHECK(is_recoded(-2.141));
  CHECK_FALSE(is_recoded(-2.14));
}

TEST_CASE("Potential as difference and as residual") {
  CHECK(alliance_potential(alignment, tie, PotentialForm::difference)[0] == Approx(.3));
  const Values residual = alliance_potential(alignment, tie, PotentialForm::residual);
  const Values wanted = {-0.1232876712328766, 0.1136986301369863, 0.0452054794520548, -0.1835616438356164,
                         0.1479452054794521};
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(residual[i] == Approx(wanted[i]).epsilon(1e-12));

  RegressionData data;
  data.terms = {"intercept", "alignment"};
  for (std::size_t i = 0; i < tie.size(); ++i) data.add(tie[i], Values{1, alignment[i]}, CowCode{2});
  const LeastSquaresFit fit = least_squares(data);
  for (std::size_t i = 0; i < tie.size(); ++i) CHECK(residual[i] == Approx(-fit.residuals[i]).margin(1e-14));
}

TEST_CASE("Potential as the residual of alignment") {
  // print(resid(lm(s ~ a)), digits = 15)
  const Values residual = alliance_potential(alignment, tie, PotentialForm::alignment_residual);
  const Values wanted = {0.0339622641509435, 0.0867924528301887, 0.1056603773584905, -0.3037735849056604,
                         0.0773584905660377};
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(residual[i] == Approx(wanted[i]).epsilon(1e-12));
  // Mean zero and uncorrelated with the tie, which neither the other residual nor the difference is.
  const auto product = [](PotentialForm form) {
    const Values p = alliance_potential(alignment, tie, form);
    return std::inner_product(p.begin(), p.end(), tie.begin(), 0.0);
  };
  CHECK(std::fabs(std::accumulate(residual.begin(), residual.end(), 0.0)) < 1e-14);
  CHECK(std::fabs(product(PotentialForm::alignment_residual)) < 1e-14);
  CHECK(std::fabs(product(PotentialForm::residual)) > 0.01);
  CHECK(std::fabs(product(PotentialForm::difference)) > 0.01);
  // It scales with alignment, and does not depend on the tie's unit.
  Values other = tie;
  for (double& value : other) value = 100 * value - 7;
  const Values same = alliance_potential(alignment, other, PotentialForm::alignment_residual);
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(same[i] == Approx(residual[i]).epsilon(1e-10));
  CHECK_THAT(refusal([] {
               alliance_potential({.1, .5, none}, {.2, .2, .3}, PotentialForm::alignment_residual);
             }),
             Catch::Contains("the tie does not vary"));
}

TEST_CASE("What the residual must do, and what the difference does not") {
  // It sums to zero, is uncorrelated with alignment, and does not depend on alignment's unit.
  const auto violated = [](PotentialForm form) -> std::string {
    const Values p = alliance_potential(alignment, tie, form);
    if (std::fabs(std::accumulate(p.begin(), p.end(), 0.0)) > 1e-12) return "sum";
    if (std::fabs(std::inner_product(p.begin(), p.end(), alignment.begin(), 0.0)) > 1e-12) return "correlation";
    Values other = alignment;
    for (double& value : other) value = 100 * value - 7;
    const Values q = alliance_potential(other, tie, form);
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (std::fabs(p[i] - q[i]) > 1e-12) return "unit";
    }
    return "";
  };
  CHECK(violated(PotentialForm::residual).empty());
  CHECK(violated(PotentialForm::difference) == "sum");
}

TEST_CASE("Rows with gaps are in neither the regression nor the result") {
  Values with_gaps = alignment, ties = tie;
  with_gaps.insert(with_gaps.end(), {none, .3});
  ties.insert(ties.end(), {5, none});
  const Values p = alliance_potential(with_gaps, ties, PotentialForm::residual);
  CHECK(p[0] == alliance_potential(alignment, tie, PotentialForm::residual)[0]);
  CHECK(std::isnan(p[5]));
  CHECK(std::isnan(p[6]));
  CHECK_THAT(refusal([] {
               alliance_potential({.5, .5, none}, {.1, .2, .3}, PotentialForm::residual);
             }),
             Catch::Contains("does not vary"));
  CHECK_THAT(refusal([] { alliance_potential({none}, {.1}, PotentialForm::residual); }), Catch::Contains("vary"));
}

TEST_CASE("Draws of depth are read long and wide") {
  for (const std::string& text : {long_form, wide_form}) {
    const DepthDraws draws = parse(text);
    CHECK(draws.size() == 2);
    REQUIRE(draws.alliances().size() == 2);
    CHECK(draws.score(0, *draws.find("3180")) == 0.5);
    CHECK(draws.score(1, *draws.find("3075.0")) == -3);
    CHECK_FALSE(draws.find("1"));
  }
  const DepthDraws five = parse("draw,score_1\n1,1\n2,2\n3,3\n4,4\n5,5\n");
  CHECK(five.evenly(2) == std::vector<std::size_t>{0, 2});
  CHECK(five.evenly(9).size() == 5);
}

TEST_CASE("Draws that are not whole are refused with their place") {
  const auto refused = [](const std::string& old, const std::string& now) {
    return refusal([&] { parse(testing::replaced(long_form, old, now)); });
  };
  CHECK_THAT(refused("3180,2,0", "3075,2,0"), Catch::Contains("draws.csv:5:1: atopid: alliance 3075 a second time"));
  CHECK_THAT(refused("3180,2,0\n", ""), Catch::Contains("every alliance in every draw"));
  CHECK_THAT(refused("3075,2", "3075,0"), Catch::StartsWith("draws.csv:4:6: draw: draw 0"));
  CHECK_THAT(refused("3075,2", "3075,4000000"), Catch::StartsWith("draws.csv:4:6: draw"));
  CHECK_THAT(refused("-3", ""), Catch::StartsWith("draws.csv:4:8: score: an empty field"));
  CHECK_THAT(refused("-3", "NaN"), Catch::StartsWith("draws.csv:4:8: score"));
  CHECK_THAT(refused("atopid", "id"), Catch::Contains("no column \"atopid\""));
  CHECK_THAT(refusal([] { parse(testing::replaced(wide_form, "0.5", "O.5")); }),
             Catch::StartsWith("draws.csv:2:12: score_3180"));
  CHECK_THAT(refusal([] { parse("draw,score_1,score_1.0\n1,2,3\n"); }), Catch::Contains("two columns"));
  testing::check_robustness(wide_form, "draws.csv", [](std::string text) { parse(text); });
}

TEST_CASE("Potential over draws: who varies, and with what") {
  const DepthDraws draws = parse(long_form);  // alliances in the order 3180, 3075
  const PotentialRows panel = rows();
  const DrawnPotential difference(panel, draws, DepthTransform::oriented, PotentialForm::difference);
  CHECK(difference.varying() == std::vector<std::size_t>{0, 1});
  DrawnPotential::Draw first = difference.draw(0);
  CHECK(first.tie[0] == tie_of_score(0.5, DepthTransform::oriented));
  CHECK(first.potential[1] == .5 - tie_of_score(-1, DepthTransform::oriented));
  CHECK(first.tie[2] == 0);
  CHECK(first.tie[3] == .4);
  CHECK(first.recoded == 0);

  const DrawnPotential residual(panel, draws, DepthTransform::published, PotentialForm::residual);
  CHECK(residual.varying() == std::vector<std::size_t>{0, 1, 2, 3});
  const DrawnPotential::Draw second = residual.draw(1);
  CHECK(second.recoded == 1);  // -3
  CHECK(second.tie[1] == 0);
  const Values& p = second.potential;
  CHECK(p[0] + p[1] + p[2] + p[3] == Approx(0).margin(1e-12));  // anew in every draw
  CHECK(std::isnan(p[4]));
  CHECK(residual.draw(0).potential[2] != p[2]);
}

}  // namespace entente
