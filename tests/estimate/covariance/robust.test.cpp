// HC0 to HC3, CR0 to CR3, two-way and Driscoll-Kraay covariances of linear models under each convention. Oracles: R 4.2
// with sandwich 3.0-2, plm 2.6-2 and clubSandwich 0.5.8 on the unbalanced panel of oracle_sample.hpp, with
//   m  <- lm(y ~ x + z, q)
//   d  <- pdata.frame(q, index = c("state", "year"))
//   w1 <- plm(y ~ x + z, d, model = "within", effect = "individual"); l1 <- lm(y ~ x + z + factor(state), q)
//   w2 <- plm(y ~ x + z, d, model = "within", effect = "twoways"); l2 <- lm(y ~ x + z + factor(state) + factor(year),
//   q) pl <- plm(y ~ x + z, d, model = "pooling")
#include "estimate/covariance/inference.hpp"
#include "estimate/model/families.hpp"
#include "sim/core/error.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente {
namespace {

using Catch::Matchers::Contains;
using Kind = CovarianceKind;

struct Fitted {
  Sample sample;
  ModelFit fit;

  explicit Fitted(const std::vector<std::string>& effects = {})
      : sample(unbalanced_sample(effects)), fit(fit_gaussian(sample, {})) {}

  CovarianceEstimate by(Kind kind, std::vector<std::string> clusters, Convention convention) const {
    CovarianceRequest request{.kind = kind, .clusters = std::move(clusters)};
    request.convention = convention;
    return estimate_covariance(sample, fit, request);
  }
  std::vector<double> errors(Kind kind, std::vector<std::string> clusters, Convention convention) const {
    return standard_errors(by(kind, std::move(clusters), convention));
  }
};

std::string message(const Sample& sample, const ModelFit& fit, const CovarianceRequest& request) {
  try {
    estimate_covariance(sample, fit, request);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::input);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("The model's own covariance, with p of t and normal intervals", "[covariance]") {
  const Fitted pooled;
  const CovarianceEstimate iid = pooled.by(Kind::model, {}, Convention::stata);
  CHECK(iid.name == "iid");
  CHECK(iid.normal_interval);
  const std::vector<EstimateLine> lines = inference(pooled.fit, iid);
  REQUIRE(lines.size() == 3);
  // R: coef(summary(m)); confint.default(m)
  const std::vector<double> p{5.1994450340702e-26, 1.68184738851292e-08, 0.000153375272275388};
  const std::vector<double> low{0.876494463185945, 0.335112421395374, -0.450552521129751};
  const std::vector<double> high{1.17144307604606, 0.655876535132045, -0.149729555611041};
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(lines[j].p_value == Approx(p[j]).epsilon(1e-10).margin(0));
    CHECK(lines[j].low == Approx(low[j]).epsilon(1e-12));
    CHECK(lines[j].high == Approx(high[j]).epsilon(1e-12));
    CHECK(lines[j].df == 119);
  }
  CHECK_THROWS_WITH(inference(pooled.fit, iid, 1.5), Contains("between 0 and 1"));
}

TEST_CASE("HC0 to HC3 agree with sandwich::vcovHC", "[covariance]") {
  const Fitted pooled;
  // R: sqrt(diag(vcovHC(m, type = ...)))
  check_near(pooled.errors(Kind::hc0, {}, Convention::sandwich),
             {0.0754876482753612, 0.0775722001932074, 0.0762970450812917}, 1e-12);
  check_near(pooled.errors(Kind::hc1, {}, Convention::sandwich),
             {0.0764332506695416, 0.0785439149028374, 0.0772527864528416}, 1e-12);
  check_near(pooled.errors(Kind::hc2, {}, Convention::sandwich),
             {0.0765122368019526, 0.0789018622992851, 0.0774731249617178}, 1e-12);
  check_near(pooled.errors(Kind::hc3, {}, Convention::sandwich),
             {0.0775561731407212, 0.0802596351928269, 0.0786728813376721}, 1e-12);
  const CovarianceEstimate hc1 = pooled.by(Kind::hc1, {}, Convention::sandwich);
  CHECK(hc1.formula == "n/(n-K)");
  CHECK(hc1.parameters == 3);
  CHECK(hc1.df[0] == 119);
  CHECK_FALSE(hc1.normal_interval);
}

TEST_CASE("HC0 to HC3 with absorbed effects are those of the dummy-variable regression", "[covariance]") {
  // R: sqrt(diag(vcovHC(l1, type = ...)))[2:3], and of l2
  const Fitted one({"state"});
  check_near(one.errors(Kind::hc0, {}, Convention::stata), {0.0443866599288982, 0.036825208083211}, 1e-12);
  check_near(one.errors(Kind::hc1, {}, Convention::stata), {0.0476189098236973, 0.0395068307856982}, 1e-12);
  check_near(one.errors(Kind::hc2, {}, Convention::stata), {0.0475320414784865, 0.0394830242774689}, 1e-12);
  check_near(one.errors(Kind::hc3, {}, Convention::stata), {0.0509064136956934, 0.0423388967458323}, 1e-12);
  // R: sqrt(diag(vcovHC(w1, method = "white1", type = "HC1"))): plm counts slopes only
  check_near(one.errors(Kind::hc1, {}, Convention::plm), {0.044755020269288, 0.0371308167099062}, 1e-12);
  const Fitted two({"state", "year"});
  check_near(two.errors(Kind::hc0, {}, Convention::stata), {0.0363364827473877, 0.0341290563302143}, 1e-11);
  check_near(two.errors(Kind::hc1, {}, Convention::sandwich), {0.040750874681783, 0.038275275765926}, 1e-11);
  check_near(two.errors(Kind::hc2, {}, Convention::stata), {0.0408765709304229, 0.0383711123681723}, 1e-11);
  check_near(two.errors(Kind::hc3, {}, Convention::stata), {0.04599193802479, 0.043151578809427}, 1e-11);
}

TEST_CASE("A row with an effect of its own has leverage 1 and says nothing", "[covariance]") {
  Sample sample = oracle_sample(false);  // state 12 has one row
  sample.effects = {sample.unit};
  const ModelFit with = fit_gaussian(sample, {});
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i + 1 < sample.rows(); ++i) rows.push_back(i);
  const Sample dropped = sample.subset(rows);
  const ModelFit without = fit_gaussian(dropped, {});
  const CovarianceEstimate a = estimate_covariance(sample, with, {.kind = Kind::hc3});
  check_near(standard_errors(a), standard_errors(estimate_covariance(dropped, without, {.kind = Kind::hc3})), 1e-11);
  REQUIRE(a.notes.size() == 1);
  CHECK_THAT(a.notes[0], Contains("1 rows"));
}

TEST_CASE("Clustered errors of pooled models under each convention", "[covariance]") {
  const Fitted pooled;
  // R: sqrt(diag(vcovCL(m, cluster = ~region, type = "HC1", cadjust = TRUE)))
  const CovarianceEstimate sandwich = pooled.by(Kind::cr1, {"region"}, Convention::sandwich);
  check_near(standard_errors(sandwich), {0.0445923909766353, 0.0983776578884137, 0.0160152733344406}, 1e-12);
  CHECK(sandwich.name == "CR1 by region");
  CHECK(sandwich.formula == "G/(G-1) (n-1)/(n-K)");
  CHECK(sandwich.parameters == 3);
  CHECK(sandwich.groups == std::vector<std::size_t>{5});
  CHECK(sandwich.df[0] == 119);
  // Stata's regress and fixest have the same factor and t(G-1).
  for (const Convention convention : {Convention::stata, Convention::fixest}) {
    const CovarianceEstimate estimate = pooled.by(Kind::cr1, {"region"}, convention);
    CHECK(estimate.matrix == sandwich.matrix);
    CHECK(estimate.df[0] == 4);
  }
  // R: sqrt(diag(vcovHC(pl, method = "arellano", type = "sss"))), and type = "HC0"
  check_near(pooled.errors(Kind::cr1, {"state"}, Convention::plm),
             {0.171489442173071, 0.110753181371615, 0.0317116629645024}, 1e-12);
  check_near(pooled.errors(Kind::cr0, {"state"}, Convention::plm),
             {0.163879957069969, 0.105838740732652, 0.0303045242866621}, 1e-12);
  // R: coef_test(m, vcovCR(m, cluster = q$region, type = "CR1")): SE and df_Satt
  const CovarianceEstimate club = pooled.by(Kind::cr1, {"region"}, Convention::clubsandwich);
  check_near(standard_errors(club), {0.0442223232424904, 0.097561231674257, 0.015882364203874}, 1e-12);
  check_near(club.df, {3.90861293763231, 3.80527123523797, 3.85115214251866}, 1e-11);
  CHECK(club.formula == "G/(G-1)");
}

TEST_CASE("Clustered errors with absorbed effects under each convention", "[covariance]") {
  const Fitted one({"state"});
  // R: sqrt(diag(vcovHC(w1, method = "arellano", type = "HC0"))), and type = "sss"
  const std::vector<double> cr0{0.0191400414961811, 0.0289637026770034};
  check_near(one.errors(Kind::cr0, {"state"}, Convention::plm), cr0, 1e-12);
  check_near(one.errors(Kind::cr1, {"state"}, Convention::plm), {0.019945148714141, 0.0301820326418969}, 1e-12);
  // R: sqrt(diag(vcovCL(l1, cluster = ~state, type = "HC1", cadjust = TRUE)))[2:3]: dummies counted
  check_near(one.errors(Kind::cr1, {"state"}, Convention::sandwich), {0.0212214458249428, 0.0321133915708812}, 1e-12);
  // R: the CR0 errors times sqrt(14/13 * 121/(122 - 3)): K = k + 1, for effects are nested in the clusters
  const CovarianceEstimate stata = one.by(Kind::cr1, {"state"}, Convention::stata);
  CHECK(stata.parameters == 3);
  CHECK(stata.factor == Approx(14.0 / 13 * 121 / 119).epsilon(1e-15));
  CHECK(stata.df[0] == 13);
  // Not nested: all are counted. With years nested in the clusters and states not: K = k + N.
  CHECK(one.by(Kind::cr1, {"year"}, Convention::stata).parameters == 2 + 14);
  const Fitted two({"state", "year"});
  CHECK(two.by(Kind::cr1, {"state"}, Convention::fixest).parameters == 2 + 10);
  CHECK(two.by(Kind::cr1, {"year"}, Convention::fixest).parameters == 2 + 14);
  CHECK(two.by(Kind::cr1, {"region"}, Convention::stata).parameters == 2 + 10);
  CHECK(two.by(Kind::two_way, {"state", "year"}, Convention::fixest).parameters == 2 + 1);
  // R: as above, of w2 and l2
  check_near(two.errors(Kind::cr0, {"state"}, Convention::plm), {0.0138624358772348, 0.0344934957442972}, 1e-11);
  check_near(two.errors(Kind::cr1, {"state"}, Convention::plm), {0.0144455457511343, 0.0359444310728306}, 1e-11);
  check_near(two.errors(Kind::cr1, {"state"}, Convention::sandwich), {0.016067144886438, 0.0399794090065724}, 1e-11);
}

TEST_CASE("CR2 and CR3 with Satterthwaite's degrees of freedom agree with clubSandwich", "[covariance]") {
  struct Case {
    std::vector<std::string> effects;
    std::string cluster;
    Kind kind;
    std::vector<double> errors, df;
  };
  // R: V <- vcovCR(m, cluster = q$region, type = "CR2"); sqrt(diag(V)); coef_test(m, V)$df_Satt, and of l1 and l2 with
  // their dummies, [2:3] (the same as of w1 and w2 where effects are nested in the clusters)
  const std::vector<Case> cases{
      {{},
       "region",
       Kind::cr2,
       {0.0439535243254258, 0.096846789005867, 0.0158277774534598},
       {3.8668334449028, 3.73222576735668, 3.79849461441671}},
      {{},
       "region",
       Kind::cr3,
       {0.0488787721892829, 0.107711762285722, 0.0177606180971066},
       {3.82094696503531, 3.65158759921451, 3.74240550301977}},
      {{},
       "state",
       Kind::cr2,
       {0.172234835575101, 0.115066125726259, 0.0327790350907533},
       {12.0341479599613, 11.7774633612728, 11.410763919823}},
      {{"state"}, "state", Kind::cr2, {0.0198702914593406, 0.0301180051305158}, {11.9243855402852, 11.3929200960983}},
      {{"state"}, "state", Kind::cr3, {0.0206393016609885, 0.0313239573213957}, {11.8124155201874, 11.1735241632709}},
      {{"state"}, "region", Kind::cr2, {0.0146629542137554, 0.0166859110067191}, {3.78558772616592, 3.77201943155066}},
      {{"state"}, "year", Kind::cr2, {0.0186886581345517, 0.030297511700583}, {7.79134999846209, 8.2003221660365}},
      {{"state", "year"},
       "state",
       Kind::cr2,
       {0.0150155154082093, 0.0372104599211192},
       {10.7769938914374, 10.9764804405964}},
      {{"state", "year"},
       "region",
       Kind::cr2,
       {0.00666060472906522, 0.0208349681972407},
       {3.43590796350686, 3.722953628898}},
      {{"state", "year"},
       "year",
       Kind::cr2,
       {0.00932324809977145, 0.0379192236910063},
       {7.76983847556327, 8.07793212943922}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.effects, c.cluster);
    const CovarianceEstimate estimate = Fitted(c.effects).by(c.kind, {c.cluster}, Convention::clubsandwich);
    check_near(standard_errors(estimate), c.errors, 1e-10);
    check_near(estimate.df, c.df, 1e-10);
    CHECK(estimate.factor == 1);
  }
}

TEST_CASE("CR3 is the leave-one-cluster-out jackknife, also with absorbed effects", "[covariance]") {
  // R: the sum of tcrossprod(coef(lm without a cluster)[2:3] - coef(w)) over the clusters, dummies fitted anew
  const Fitted one({"state"});
  check_near(one.errors(Kind::cr3, {"state"}, Convention::stata), {0.0206393016609886, 0.0313239573213956}, 1e-10);
  check_near(one.errors(Kind::cr3, {"region"}, Convention::stata), {0.0160084380434866, 0.0185372509111394}, 1e-10);
  check_near(one.errors(Kind::cr3, {"year"}, Convention::stata), {0.0216093960844153, 0.0341572653362812}, 1e-10);
  const Fitted two({"state", "year"});
  check_near(two.errors(Kind::cr3, {"state"}, Convention::stata), {0.0162841401872833, 0.0401645946683977}, 1e-10);
  check_near(two.errors(Kind::cr3, {"region"}, Convention::stata), {0.00873889230772486, 0.0257139783562584}, 1e-10);
  check_near(two.errors(Kind::cr3, {"year"}, Convention::stata), {0.0103739808919075, 0.0434796007478046}, 1e-10);
  CHECK(two.by(Kind::cr3, {"year"}, Convention::stata).df[0] == 9);

  // And by refitting, which families without leverages do.
  Fitted refit({"state", "year"});
  refit.fit.working.reset();
  const CovarianceEstimate estimate = refit.by(Kind::cr3, {"region"}, Convention::stata);
  check_near(standard_errors(estimate), {0.00873889230772486, 0.0257139783562584}, 1e-10);
  CHECK(estimate.notes.size() == 1);
}

TEST_CASE("Two-way clusters agree with sandwich and plm", "[covariance]") {
  const Fitted pooled;
  // R: vcovCL(m, cluster = ~state + year, type = "HC1", cadjust = TRUE); vcovDC(pl, type = "sss") is the same
  const std::vector<double> matrix{0.0284645169159552,   0.00225880293302142,   -0.00166312604422598,
                                   0.00225880293302142,  0.00805499283224119,   -0.000843982509518006,
                                   -0.00166312604422598, -0.000843982509518006, 0.00296835019735431};
  const CovarianceEstimate sandwich = pooled.by(Kind::two_way, {"state", "year"}, Convention::sandwich);
  check_near(sandwich.matrix, matrix, 1e-11);
  CHECK(sandwich.groups == std::vector<std::size_t>{14, 10});
  CHECK(sandwich.notes.empty());
  check_near(pooled.by(Kind::two_way, {"state", "year"}, Convention::plm).matrix, matrix, 1e-11);
  // R: the same with region: 5 x 10 intersections
  check_near(
      pooled.by(Kind::two_way, {"region", "year"}, Convention::sandwich).matrix,
      {0.00397271063112307, -0.00138181490013462, -0.000985586157283606, -0.00138181490013462, 0.00804996606595718,
       0.00110977272623767, -0.000985586157283606, 0.00110977272623767, 0.00277429916322363},
      1e-11);
  // reghdfe, ivreg2 and fixest multiply all three parts by the smaller clustering's factor.
  const CovarianceEstimate stata = pooled.by(Kind::two_way, {"state", "year"}, Convention::stata);
  CHECK(stata.df[0] == 9);
  CHECK(stata.factor == Approx(10.0 / 9 * 121 / 119).epsilon(1e-15));
  const Fitted& f = pooled;
  const std::vector<double> by_state = f.by(Kind::cr0, {"state"}, Convention::stata).matrix;
  const std::vector<double> by_year = f.by(Kind::cr0, {"year"}, Convention::stata).matrix;
  const std::vector<double> by_row = f.by(Kind::hc0, {}, Convention::stata).matrix;
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK(stata.matrix[i] == Approx(stata.factor * (by_state[i] + by_year[i] - by_row[i])).epsilon(1e-11));
  }
}

TEST_CASE("A negative eigenvalue of a two-way covariance is repaired and said", "[covariance]") {
  // R: V <- vcovCL(l1, cluster = ~state + year, type = "HC1", cadjust = TRUE)[2:3, 2:3], eigenvalues 0.000436 and
  // -0.00153; e <- eigen(V); e$vectors %*% diag(pmax(e$values, 0)) %*% t(e$vectors)
  const CovarianceEstimate estimate = Fitted({"state"}).by(Kind::two_way, {"state", "year"}, Convention::sandwich);
  const double a = -0.00148294425386692, b = 0.000300486909945424, c = 0.000389007043531126;
  const double largest = (a + c) / 2 + std::sqrt((a - c) * (a - c) / 4 + b * b);
  const double length = std::sqrt(b * b + (largest - a) * (largest - a));
  const double x = b / length, y = (largest - a) / length;
  check_near(estimate.matrix, {largest * x * x, largest * x * y, largest * x * y, largest * y * y}, 1e-9);
  REQUIRE(estimate.notes.size() == 1);
  CHECK_THAT(estimate.notes[0], Contains("1 negative eigenvalue"));
}

TEST_CASE("A variance that had to be set to 0 gives no test", "[covariance]") {
  // x within states of two: the sum over a year's rows of opposite scores is 0, so that V1 + V2 - V12 < 0.
  Sample sample;
  sample.response = "y";
  sample.matrix = ModelMatrix({Term{.name = "x", .factors = {{.kind = Expression::Kind::variable, .name = "x"}}}});
  const std::vector<double> x{1, -1, 2, 1, -1, 2, 1, 3};
  const std::vector<double> e{1, 1, -1, 2, -2, -1, 2, -1};
  for (std::size_t i = 0; i < x.size(); ++i) {
    sample.design.push_back(x[i]);
    sample.leaves.push_back(x[i]);
    sample.outcome.push_back(0.5 * x[i] + e[i]);
  }
  sample.clusters = {{"a", {0, 0, 0, 0, 1, 1, 1, 1}, {"1", "2"}},
                     {"b", {0, 1, 2, 3, 0, 1, 2, 3}, {"1", "2", "3", "4"}}};
  const ModelFit fit = fit_gaussian(sample, {});
  const CovarianceEstimate estimate =
      estimate_covariance(sample, fit, {.kind = CovarianceKind::two_way, .clusters = {"a", "b"}});
  REQUIRE(estimate.at(0, 0) == 0);
  REQUIRE(estimate.notes.size() == 2);
  CHECK_THAT(estimate.notes[1], Contains("no test"));
  const EstimateLine line = inference(fit, estimate).front();
  CHECK(std::isnan(line.statistic));
  CHECK(std::isnan(line.p_value));
  CHECK(std::isnan(line.low));
}

TEST_CASE("Driscoll-Kraay errors agree with plm::vcovSCC and sandwich::vcovPL", "[covariance]") {
  const Fitted pooled;
  // R: sqrt(diag(vcovSCC(pl))); sqrt(diag(vcovPL(m, cluster = ~state + year)))
  const CovarianceEstimate plm = pooled.by(Kind::driscoll_kraay, {}, Convention::plm);
  check_near(standard_errors(plm), {0.063109483079151, 0.0482826073434233, 0.0785045273291052}, 1e-11);
  CHECK(plm.formula == "none");
  CHECK(plm.groups == std::vector<std::size_t>{10});
  CHECK_THAT(plm.notes[0], Contains("lag 1"));
  check_near(pooled.errors(Kind::driscoll_kraay, {}, Convention::sandwich),
             {0.0639000293427921, 0.048887423497381, 0.0794879209132533}, 1e-11);
  // R: vcovSCC(w1), vcovSCC(w1, maxlag = 2), vcovSCC(w2)
  const Fitted one({"state"});
  check_near(one.by(Kind::driscoll_kraay, {}, Convention::plm).matrix,
             {0.000272909196765331, 0.000141767759379392, 0.000141767759379392, 0.000609790622534951}, 1e-11);
  CovarianceRequest request{.kind = Kind::driscoll_kraay, .lag = 2, .convention = Convention::plm};
  check_near(standard_errors(estimate_covariance(one.sample, one.fit, request)),
             {0.0144058804568699, 0.0204427842205704}, 1e-11);
  check_near(Fitted({"state", "year"}).by(Kind::driscoll_kraay, {}, Convention::plm).matrix,
             {5.45261995992584e-05, 7.90671510190325e-05, 7.90671510190325e-05, 0.0012821529351769}, 1e-10);
  // xtscc: lag floor(4 (10/100)^(2/9)) = 2, T/(T-1) (n-1)/(n-K), t(T-1)
  const CovarianceEstimate stata = one.by(Kind::driscoll_kraay, {}, Convention::stata);
  CHECK_THAT(stata.notes[0], Contains("lag 2"));
  CHECK(stata.factor == Approx(10.0 / 9 * 121 / 119).epsilon(1e-15));
  CHECK(stata.df[0] == 9);

  request.lag = 10;
  CHECK_THAT(message(one.sample, one.fit, request), Contains("a lag from 0 to 9"));
  Sample timeless = one.sample;
  timeless.time = {};
  CHECK_THAT(message(timeless, one.fit, request), Contains("without a time index"));
}

TEST_CASE("What a covariance cannot be is said", "[covariance]") {
  Fitted pooled;
  pooled.sample.clusters.push_back(grouping_of("war", std::vector<int>(pooled.sample.rows(), 7)));
  for (const Kind kind : {Kind::cr0, Kind::cr1, Kind::cr2, Kind::cr3}) {
    CHECK_THAT(message(pooled.sample, pooled.fit, {.kind = kind, .clusters = {"war"}}),
               Contains("all rows of the sample are in one cluster, war = 7"));
  }
  CHECK_THAT(message(pooled.sample, pooled.fit, {.kind = Kind::two_way, .clusters = {"war", "state"}}),
             Contains("one cluster"));
  CHECK_THAT(message(pooled.sample, pooled.fit, {.kind = Kind::two_way, .clusters = {"state"}}),
             Contains("expected 2"));
  pooled.fit.working.reset();
  for (const Kind kind : {Kind::hc2, Kind::hc3, Kind::cr2}) {
    CHECK_THAT(message(pooled.sample, pooled.fit, {.kind = kind, .clusters = {"state"}}),
               Contains("needs leverages") && Contains("HC0, HC1, CR0, CR1, CR3"));
  }
}

TEST_CASE("A cluster a row is no cluster", "[covariance]") {
  Fitted pooled;
  std::vector<int> rows;
  for (std::size_t i = 0; i < pooled.sample.rows(); ++i) rows.push_back(static_cast<int>(i));
  pooled.sample.clusters.push_back(grouping_of("row", rows));
  const auto same = [&](Kind clustered, Kind robust) {
    check_near(pooled.errors(clustered, {"row"}, Convention::plm), pooled.errors(robust, {}, Convention::plm), 1e-12);
  };
  same(Kind::cr0, Kind::hc0);
  same(Kind::cr2, Kind::hc2);
  same(Kind::cr3, Kind::hc3);
}

TEST_CASE("CR2 of a mean over balanced clusters is the textbook's", "[covariance]") {
  // With 12 clusters of 8 rows the variance of the mean is that of the cluster means over G, and Satterthwaite's
  // degrees of freedom are G - 1 (Bell and McCaffrey 2002).
  Sample sample;
  sample.response = "y";
  sample.matrix = plain_matrix({design_intercept});
  std::vector<int> states;
  for (int i = 0; i < 96; ++i) {
    sample.outcome.push_back(std::sin(5.3 * i) + std::cos(1.1 * (i / 8)));
    sample.design.push_back(1);
    states.push_back(i / 8);
  }
  sample.clusters = {grouping_of("state", states)};
  const ModelFit fit = fit_gaussian(sample, {});
  const CovarianceEstimate estimate = estimate_covariance(sample, fit, {.kind = Kind::cr2, .clusters = {"state"}});
  double squares = 0;
  for (int g = 0; g < 12; ++g) {
    double mean = 0;
    for (int t = 0; t < 8; ++t) mean += sample.outcome[static_cast<std::size_t>(8 * g + t)] / 8;
    squares += (mean - fit.estimate[0]) * (mean - fit.estimate[0]);
  }
  CHECK(estimate.matrix[0] == Approx(squares / 11 / 12).epsilon(1e-12));
  CHECK(estimate.df[0] == Approx(11).epsilon(1e-12));
}

TEST_CASE("Rows may come in any order, and terms in any unit", "[covariance]") {
  for (const std::vector<std::string>& effects :
       {std::vector<std::string>{}, std::vector<std::string>{"state"}, std::vector<std::string>{"state", "year"}}) {
    const Fitted plain(effects);
    Fitted other(effects);
    other.sample = other.sample.subset(shuffled_rows(other.sample.rows()));
    const std::size_t p = other.fit.size();
    for (std::size_t i = 0; i < other.sample.rows(); ++i) other.sample.design[i * p + p - 1] *= 1e9;
    other.fit = fit_gaussian(other.sample, {});
    const auto check = [&](Kind kind, const std::vector<std::string>& clusters) {
      CAPTURE(static_cast<int>(kind), effects);
      const CovarianceEstimate a = plain.by(kind, clusters, Convention::stata);
      const CovarianceEstimate b = other.by(kind, clusters, Convention::stata);
      for (std::size_t j = 0; j < p; ++j) {
        const double scale = j + 1 == p ? 1e9 : 1;
        CHECK(b.standard_error(j) * scale == Approx(a.standard_error(j)).epsilon(1e-10).margin(0));
        CHECK(b.df[j] == Approx(a.df[j]).epsilon(1e-10));
        for (std::size_t m = 0; m < j; ++m) CHECK(b.at(j, m) == b.at(m, j));
      }
    };
    for (const Kind kind : {Kind::model, Kind::hc0, Kind::hc1, Kind::hc2, Kind::hc3, Kind::driscoll_kraay}) {
      check(kind, {});
    }
    for (const Kind kind : {Kind::cr0, Kind::cr1, Kind::cr2, Kind::cr3}) check(kind, {"state"});
    for (const Kind kind : {Kind::cr2, Kind::cr3}) check(kind, {"year"});
    if (effects.empty()) check(Kind::two_way, {"state", "year"});
  }
}

}  // namespace entente
