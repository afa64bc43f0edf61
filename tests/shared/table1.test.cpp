// Table 1 of Gannon and Kent (2020), refitted from the published panel. Oracle: ../shared/reference/table1.json and
// robust_se.json, full-precision output of R 4.2 glm, plm and sandwich on the same file.
#include "estimate/fit/report.hpp"
#include "estimate/table/csv.hpp"
#include "tests/estimate/fit/near.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

using nlohmann::json;

const std::string shared = ENTENTE_SOURCE_DIR "/../shared/";

json reference(const std::string& file) { return json::parse(std::ifstream(shared + "reference/" + file)); }

/// A covariate as R's formulas name it, log() included; nothing where the panel has none.
std::optional<double> covariate(const Table& panel, std::size_t row, const std::string& term) {
  if (term == "(Intercept)") return 1.0;
  const bool logged = term.starts_with("log(");
  const std::string column = logged ? term.substr(4, term.size() - 5) : term;
  const std::optional<double> value = panel.number(row, panel.column(column));
  return value && logged ? std::log(*value) : value;
}

/// R's model frame: the paper's exclusions, then complete rows only. Infinite shares are Iceland's, which is excluded.
RegressionData model_frame(const std::vector<std::string>& terms) {
  static const Table panel = Table::read(shared + "data/isaf_panel.csv", "isaf_panel.csv");
  const std::set<std::string> excluded{"AFG", "USA", "ICE"};
  RegressionData data;
  data.terms = terms;
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (excluded.contains(panel.text(i, panel.column("stateabb")))) continue;
    const std::optional<double> share = panel.number(i, panel.column("troops_afghan_final_ratio"));
    bool complete = share.has_value();
    std::vector<double> row;
    for (const std::string& term : terms) {
      const std::optional<double> value = covariate(panel, i, term);
      complete = complete && value;
      row.push_back(value.value_or(0));
    }
    if (!complete) continue;
    const auto code = static_cast<std::uint16_t>(panel.required_integer(i, panel.column("ccode")));
    data.add(*share, row, CowCode(code));
  }
  return data;
}

void check_number(double value, const json& expected, const char* name, double relative = 1e-9) {
  CAPTURE(name);
  CHECK(value == Approx(expected.get<double>()).epsilon(relative).margin(0));
}

/// Coefficients, standard errors, t and p of a model, each to 1e-9 relative.
void check_terms(const FitReport& report, const json& model) {
  for (const TermReport& term : report.terms) {
    CAPTURE(term.term);
    check_number(term.estimate, model["coef"][term.term], "coefficient");
    check_number(term.standard_error, model["se"][term.term], "standard error");
    check_number(term.statistic, model["t"][term.term], "t");
    check_number(term.p_value, model["p"][term.term], "p");
  }
}

/// The paper's intervals use the normal quantile though its p-values use t.
void check_intervals(const FitReport& report, const json& model) {
  constexpr double quantile = 1.9599639845400545;
  for (const TermReport& term : report.terms) {
    CAPTURE(term.term);
    check_number(term.estimate - quantile * term.standard_error, model["ci95"][term.term][0], "lower");
    check_number(term.estimate + quantile * term.standard_error, model["ci95"][term.term][1], "upper");
  }
}

const std::map<std::string, std::vector<std::string>> pooled{
    {"baseline", {"(Intercept)", "pot_gain"}},
    {"political", {"(Intercept)", "pot_gain", "pctagreeus", "dem", "casualties", "us_ally", "cinc"}},
    {"all",
     {"(Intercept)", "pot_gain", "pctagreeus", "dem", "casualties", "us_ally", "cinc", "log(gdp)", "log(gdppc)",
      "distance"}},
};
const std::vector<std::string> slopes{"pot_gain", "dem", "casualties", "us_ally", "cinc"};

}  // namespace

TEST_CASE("The three pooled models of Table 1, to 1e-9 relative", "[table1]") {
  const json table = reference("table1.json");
  for (const auto& [name, terms] : pooled) {
    CAPTURE(name);
    const json& model = table[name];
    RegressionData data = model_frame(terms);
    REQUIRE(data.rows() == model["nobs"].get<std::size_t>());
    REQUIRE(terms.size() == model["coef"].size());
    LeastSquaresFit fit = least_squares(data);
    check_terms(report(fit, fit.covariance), model);
    check_intervals(report(fit, fit.covariance), model);
    check_number(fit.degrees_of_freedom, model["df_residual"], "degrees of freedom");
    check_number(fit.log_likelihood, model["loglik"], "log-likelihood");
    check_number(fit.aic, model["aic"], "AIC");
    check_number(fit.bic, model["bic"], "BIC");
    check_number(fit.deviance, model["deviance"], "deviance");
    check_number(fit.dispersion, model["dispersion"], "dispersion");
    data.terms[0] = intercept_term;
    check_number(least_squares(data).null_deviance, model["null_deviance"], "null deviance");
  }
}

TEST_CASE("The fixed-effects model of Table 1, to 1e-9 relative", "[table1]") {
  const json model = reference("table1.json")["fixed_effects"];
  const FixedEffectsFit fit = fixed_effects(model_frame(slopes));
  REQUIRE(fit.observations == model["nobs"].get<std::size_t>());
  CHECK(fit.effects.size() == model["groups"].get<std::size_t>());
  check_terms(report(fit, fit.covariance), model);
  check_number(fit.degrees_of_freedom, model["df_residual"], "degrees of freedom");
  check_number(fit.r_squared, model["r2"], "R2");
  check_number(fit.adjusted_r_squared, model["adj_r2"], "adjusted R2");
  check_number(fit.deviance, model["rss"], "RSS");
  check_number(fit.f_statistic, model["fstat"], "F");
}

TEST_CASE("Errors clustered by state for the political model, to 1e-9 relative", "[table1]") {
  const json oracle = reference("robust_se.json")["political"];
  const RegressionData data = model_frame(pooled.at("political"));
  const Covariance clustered = clustered_covariance(data, least_squares(data));
  CHECK(clustered.clusters == oracle["clusters"].get<std::size_t>());
  for (std::size_t j = 0; j < data.columns(); ++j) {
    check_number(clustered.standard_error(j), oracle["cluster_ccode_CR1"][data.terms[j]], data.terms[j].c_str());
  }
}

TEST_CASE("The political model as a tobit, against survreg", "[table1]") {
  // R: survival 3.5-3, survreg(Surv(y, y > 0, type = "left") ~ pot_gain + pctagreeus + dem + casualties + us_ally +
  // cinc, dist = "gaussian", control = survreg.control(rel.tolerance = 1e-15)); clustered: + cluster(ccode), variances
  // times G/(G-1). 1774 rows, 431 positive.
  const RegressionData data = model_frame(pooled.at("political"));
  const TobitFit fit = tobit(data);
  CHECK(fit.positive == 431);
  check_near(fit.estimate,
             {-0.0382535429157653, 0.0461500079772375, 0.0140392937580474, 0.00251991529860268, 0.00040305781493523,
              0.0313472535556656, -0.509183671319447, -4.45804818289217},
             1e-9);
  check_near(standard_errors(fit.covariance),
             {0.00185119196713383, 0.00362966357024614, 0.00458399698992729, 0.00138985733368538, 6.31848555021934e-05,
              0.00208657819085131, 0.076755300745516, 0.0354282752146899},
             1e-9);
  check_near(standard_errors(clustered_covariance(data, fit)),
             {0.00496980649335592, 0.00602325177454909, 0.0111374779326071, 0.00284358871730678, 7.50905600998787e-05,
              0.0041798328074103, 0.123880387194447, 0.111630883166386},
             1e-9);
  CHECK(fit.log_likelihood == Approx(1079.61303051745).epsilon(1e-12));
}

TEST_CASE("The political model as a hurdle, against glm, lm and stacked estimating equations", "[table1]") {
  // R 4.2: as in tests/estimate/fit/hurdle.test.cpp, on the tobit's rows. 103 of the 431 positive rows have casualties,
  // and so have 16 of the zeros, so casualties do not quite separate.
  const RegressionData data = model_frame(pooled.at("political"));
  const HurdleFit fit = hurdle(data);
  CHECK(fit.positive == 431);
  CHECK(fit.contributing_states == 53);
  check_near(fit.estimate,
             {-6.42452572104818, 9.60101969001465, 0.428759655651681, 0.303941643560881, -0.0249720060425505,
              6.57888548291881, -80.5940756598816, -8.92671436233794, 2.72767921083606, 3.51267489336871,
              -0.193801264348502, 0.0476070686125595, 2.26519504659263, -67.8002188340042, 0.38046000148606},
             1e-9);
  check_near(standard_errors(fit.covariance),
             {0.298327958251009, 0.742673229575605, 0.928400162625981, 0.243514719866659, 0.0121944252226348,
              0.457972061607444, 13.2711480007863, 0.374022960203484, 0.769657587482047, 0.815472491965318,
              0.318385178545166, 0.00988362518230512, 0.382441227118996, 12.9245943502206, 0.0340601351645086},
             1e-9);
  const Covariance clustered = clustered_covariance(data, fit);
  CHECK(clustered.clusters == 153);
  check_near(standard_errors(clustered),
             {0.827063246462216, 1.07738324444283, 2.65068254722311, 0.506135760592301, 0.0126171268462863,
              0.64015237832175, 28.8188146914985, 0.467358889838707, 1.06112626378085, 0.853011193282537,
              0.54852374560163, 0.0132057504580208, 0.70254910060743, 26.0059143594452, 0.0757274403701743},
             1e-9);
  std::vector<double> capability;  // participation's capability with everything: across the parts too
  for (std::size_t j = 0; j < 15; ++j) capability.push_back(clustered.at(6, j));
  check_near(capability,
             {0.0978427410010543, -3.72025732273788, 3.74301277555862, -1.02187345143957, -0.11116329897348,
              -6.48275533092827, 830.52408022293, -0.430322953470944, 1.76970703939026, -1.81921551108086,
              -0.720796151399871, -0.0128895823518904, 1.9723725335113, -18.8938572262916, 0.0196710582001777},
             1e-8);
  CHECK(fit.log_likelihood == Approx(1179.3368724307).epsilon(1e-12));
}

}  // namespace entente
