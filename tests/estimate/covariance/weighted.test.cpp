// Covariances of weighted working models. Oracles: R 4.2 glm with clubSandwich 0.5.8 and sandwich 3.0-2 on counts and
// choices made from the unbalanced panel of oracle_sample.hpp:
//   q$c <- floor(exp(q$y)); q$b <- as.numeric(q$y > 1)
//   g <- glm(c ~ x + z, data = q, family = poisson, control = list(epsilon = 1e-15)), or b and binomial, with g
//   refitted from start = coef(g), since glm keeps the weights of its last step but one gf <- glm(c ~ x + z +
//   factor(state), data = q, family = poisson, control = list(epsilon = 1e-15, maxit = 100))
#include "estimate/covariance/inference.hpp"
#include "estimate/fit/absorption.hpp"
#include "estimate/fit/pivoted_qr.hpp"
#include "tests/estimate/fit/near.hpp"
#include "tests/estimate/model/oracle_sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace entente {
namespace {

using Kind = CovarianceKind;

/// A generalised linear model with canonical link by reweighted least squares, absorbed effects as dummies: enough of a
/// fit to ask covariances of.
ModelFit fit_glm(const Sample& sample, ModelFamily family) {
  const std::size_t n = sample.rows();
  const std::size_t p = sample.columns();
  std::vector<std::string> names = sample.terms();
  for (const Grouping& effect : sample.effects) {
    for (const std::string& label : effect.labels) names.push_back(effect.name + label);
  }
  const std::size_t wide = names.size();
  std::vector<double> beta(wide, 0.0), weights(n), residual(n), design(n * wide), full(n * wide, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    std::copy(sample.row(i).begin(), sample.row(i).end(), full.begin() + static_cast<std::ptrdiff_t>(i * wide));
    std::size_t offset = p;
    for (const Grouping& effect : sample.effects) {
      full[i * wide + offset + effect.level[i]] = 1;
      offset += effect.levels();
    }
  }
  const bool poisson = family == ModelFamily::poisson;
  PivotedQr qr;
  for (int step = 0; step < 60; ++step) {
    for (std::size_t i = 0; i < n; ++i) {
      double eta = 0;
      for (std::size_t j = 0; j < wide; ++j) eta += full[i * wide + j] * beta[j];
      const double mu = poisson ? std::exp(eta) : 1 / (1 + std::exp(-eta));
      weights[i] = poisson ? mu : mu * (1 - mu);
      residual[i] = (sample.outcome[i] - mu) / std::sqrt(weights[i]);
      for (std::size_t j = 0; j < wide; ++j) design[i * wide + j] = std::sqrt(weights[i]) * full[i * wide + j];
    }
    qr = factorise(DesignView{names, design});
    const std::vector<double> change = qr.project(residual);
    for (std::size_t j = 0; j < wide; ++j) beta[j] += change[j];
  }

  ModelFit fit;
  fit.options.family = family;
  fit.estimate.assign(beta.begin(), beta.begin() + static_cast<std::ptrdiff_t>(p));
  for (const std::string& term : sample.terms()) fit.parameters.push_back({.part = {}, .term = term});
  fit.statistics.observations = n;
  fit.absorbed = wide - p;
  fit.statistics.residual_df = static_cast<double>(n - wide);
  WorkingModel working{.design = std::vector<double>(n * p), .residual = residual, .weights = weights};
  std::vector<const Grouping*> effects;
  for (const Grouping& effect : sample.effects) effects.push_back(&effect);
  for (std::size_t j = 0; j < p; ++j) {
    std::vector<double> column(n);
    for (std::size_t i = 0; i < n; ++i) column[i] = sample.row(i)[j];
    if (!effects.empty()) Absorption(effects, weights).take_out(column);
    for (std::size_t i = 0; i < n; ++i) working.design[i * p + j] = std::sqrt(weights[i]) * column[i];
  }
  fit.root = factorise(DesignView{sample.terms(), working.design}).root;
  fit.scores = working.design;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < p; ++j) fit.scores[i * p + j] *= residual[i];
  }
  fit.working = std::move(working);
  return fit;
}

struct Expected {
  Kind kind;
  std::string cluster;
  std::vector<double> errors, df;
};

void check_all(const Sample& sample, const ModelFit& fit, const std::vector<Expected>& cases) {
  for (const Expected& c : cases) {
    CAPTURE(static_cast<int>(c.kind), c.cluster);
    CovarianceRequest request{.kind = c.kind, .clusters = {}};
    if (!c.cluster.empty()) request.clusters = {c.cluster};
    request.convention = Convention::clubsandwich;
    const CovarianceEstimate estimate = estimate_covariance(sample, fit, request);
    check_near(standard_errors(estimate), c.errors, 1e-9);
    check_near(estimate.df, c.df, 1e-9);
  }
}

Sample counts(const std::vector<std::string>& effects = {}) {
  Sample sample = unbalanced_sample(effects);
  for (double& y : sample.outcome) y = std::floor(std::exp(y));
  return sample;
}

}  // namespace

TEST_CASE("Covariances of a Poisson model agree with clubSandwich and sandwich", "[covariance]") {
  const Sample sample = counts();
  const ModelFit fit = fit_glm(sample, ModelFamily::poisson);
  check_near(fit.estimate, {1.10216302860461, 0.555556983279281, -0.399247981326809}, 1e-10);
  // R: sqrt(diag(vcovCR(g, cluster = q$state, type = "CR0"))), ...; coef_test(g, V)$df_Satt; vcovHC(g, type = "HC0"),
  // ...
  check_all(sample, fit,
            {{Kind::cr0,
              "state",
              {0.179510521300626, 0.13025349315711, 0.0594698005554626},
              {12.0235203959908, 12.1033997686615, 11.1511448134878}},
             {Kind::cr1,
              "state",
              {0.186286871746594, 0.1351704379136, 0.0617147286331921},
              {12.0235203959908, 12.1033997686615, 11.1511448134878}},
             {Kind::cr2,
              "state",
              {0.188956266743397, 0.141700180450876, 0.0629370198172248},
              {11.8936353682305, 11.9097328185085, 10.8727157600366}},
             {Kind::cr3,
              "state",
              {0.198819026322965, 0.153289159145216, 0.0652911876086667},
              {11.7536687787263, 11.6857272923722, 10.5736473514023}},
             {Kind::cr2,
              "region",
              {0.0672069530958497, 0.153281793977301, 0.0593976301685744},
              {3.88122775164263, 3.87379854871626, 3.75976281880917}},
             {Kind::hc0, "", {0.0892252802021416, 0.106590311796711, 0.113237499014841}, {}},
             {Kind::hc1, "", {0.0903429682015451, 0.10792552432928, 0.114655978098847}, {}},
             {Kind::hc2, "", {0.0911609580920185, 0.109432120554098, 0.116356774004124}, {}},
             {Kind::hc3, "", {0.0931805515428956, 0.11240917544324, 0.119624885494715}, {}}});
}

TEST_CASE("Covariances of a logit agree with clubSandwich and sandwich", "[covariance]") {
  Sample sample = unbalanced_sample();
  for (double& y : sample.outcome) y = y > 1 ? 1 : 0;
  const ModelFit fit = fit_glm(sample, ModelFamily::fractional_logit);
  check_all(sample, fit,
            {{Kind::cr2,
              "state",
              {0.495136616995756, 0.256021051527248, 0.212181931006628},
              {11.9177282738992, 12.056241004636, 11.2133427142021}},
             {Kind::cr2,
              "region",
              {0.258728507223111, 0.181478222549565, 0.192781786611901},
              {3.86889578135952, 3.79759394378729, 3.78308658181932}},
             {Kind::cr3,
              "region",
              {0.291385250085244, 0.210315409516786, 0.218735818908045},
              {3.82042836550542, 3.7409428042454, 3.72103135583994}},
             {Kind::hc3, "", {0.249769000655648, 0.295028165170784, 0.253546843673347}, {}}});
}

TEST_CASE("Absorbed effects of a Poisson model have the dummy-variable answer", "[covariance]") {
  const Sample sample = counts({"state"});
  const ModelFit fit = fit_glm(sample, ModelFamily::poisson);
  check_near(fit.estimate, {0.540084192785494, -0.336715321899625}, 1e-10);
  // R: vcovCR(gf, cluster = ..., type = "CR2"), coef_test's df_Satt; vcovHC(gf, type = ...): [2:3]
  check_all(sample, fit,
            {{Kind::cr2, "state", {0.0409891386229065, 0.0751310652025776}, {8.10824465840041, 6.51277588394735}},
             {Kind::cr2, "region", {0.0351766353439021, 0.0732173376671807}, {3.91787853758816, 3.76475135655003}},
             {Kind::cr2, "year", {0.05287797835735, 0.053127922334755}, {7.28124147350384, 7.55137072822329}},
             {Kind::hc2, "", {0.0754178713585969, 0.0703735339654348}, {}},
             {Kind::hc3, "", {0.0853676466985414, 0.0815730190698469}, {}}});
}

TEST_CASE("Rows of all-zero groups count for nothing in a Poisson model's covariances", "[covariance]") {
  // Oracle: the same sample without state 3, whose outcomes are made zero.
  Sample sample = counts({"state"});
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < sample.rows(); ++i) {
    if (sample.unit.labels[sample.unit.level[i]] == "3") {
      sample.outcome[i] = 0;
    } else {
      others.push_back(i);
    }
  }
  const Sample without = sample.subset(others);
  const ModelFit all = fit_model(sample, {.family = ModelFamily::poisson});
  const ModelFit informative = fit_model(without, {.family = ModelFamily::poisson});
  check_near(all.estimate, informative.estimate, 1e-10);
  for (const Kind kind : {Kind::hc1, Kind::hc2, Kind::cr0, Kind::cr1, Kind::cr2, Kind::cr3}) {
    const CovarianceRequest request{.kind = kind, .clusters = {"state"}};
    const CovarianceEstimate a = estimate_covariance(sample, all, request);
    const CovarianceEstimate b = estimate_covariance(without, informative, request);
    check_near(standard_errors(a), standard_errors(b), 1e-9);
    check_near(a.df, b.df, 1e-9);
    CHECK(a.groups == b.groups);
  }
}

TEST_CASE("The families' own fits carry the working model that covariances need", "[covariance]") {
  const Sample sample = counts({"state"});
  const ModelFit ours = fit_model(sample, {.family = ModelFamily::poisson});
  CovarianceRequest request{.kind = Kind::cr2, .clusters = {"state"}};
  const CovarianceEstimate estimate = estimate_covariance(sample, ours, request);
  // R: as above, vcovCR(gf, cluster = q$state, type = "CR2")
  check_near(standard_errors(estimate), {0.0409891386229065, 0.0751310652025776}, 1e-8);
  check_near(estimate.df, {8.10824465840041, 6.51277588394735}, 1e-8);
}

TEST_CASE("Conventions of families other than least squares", "[covariance]") {
  const Sample sample = counts();
  const ModelFit fit = fit_glm(sample, ModelFamily::poisson);
  const auto by = [&](Kind kind, Convention convention) {
    CovarianceRequest request{.kind = kind, .clusters = {"region"}};
    request.convention = convention;
    return estimate_covariance(sample, fit, request);
  };
  // R: sqrt(diag(vcovCL(g, cluster = ~region))): G/(G-1) and, by coeftest, the normal distribution
  const CovarianceEstimate sandwich = by(Kind::cr1, Convention::sandwich);
  check_near(standard_errors(sandwich), {0.0691819551160148, 0.152256255727716, 0.0586234839587143}, 1e-9);
  CHECK(sandwich.formula == "G/(G-1)");
  CHECK(std::isinf(sandwich.df[0]));
  const CovarianceEstimate stata = by(Kind::cr1, Convention::stata);
  CHECK(stata.matrix == sandwich.matrix);
  CHECK(std::isinf(stata.df[0]));
  // fixest counts parameters of every family.
  CHECK(by(Kind::cr1, Convention::fixest).factor == Approx(5.0 / 4 * 121 / 119).epsilon(1e-15));
  CHECK(by(Kind::hc1, Convention::stata).formula == "n/(n-1)");
  CHECK(std::isinf(by(Kind::model, Convention::stata).df[0]));
  // CR2 has Satterthwaite's degrees of freedom whatever the convention.
  CHECK(by(Kind::cr2, Convention::stata).df[0] == Approx(3.88122775164263).epsilon(1e-9));
}

}  // namespace entente
