// Seconds of fits: Table 1's four models with CR2 and the wild bootstrap, and a panel of a million rows.
//
//   fit_bench table1 PANEL.csv [DRAWS] [THREADS]     the last line: inside, elapsed seconds, seconds of processor
//   fit_bench large [ROWS]                           two absorbed effects, errors clustered by unit
//
// tests/bench/beside_r.sh runs the first beside R. Peak memory is /usr/bin/time's to tell.
#include "estimate/covariance/inference.hpp"
#include "estimate/sample/panel.hpp"
#include "sim/core/error.hpp"
#include "sim/random/distributions.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace entente;

/// Elapsed seconds and seconds of processor since its making.
class Clock {
 public:
  double elapsed() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
  double processor() const { return static_cast<double>(std::clock() - ticks_) / CLOCKS_PER_SEC; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t ticks_ = std::clock();
};

void say(const char* what, const Clock& clock) {
  std::printf("%-40s %8.4f s, processor %8.4f s\n", what, clock.elapsed(), clock.processor());
}

struct NamedFormula {
  const char* name;
  const char* formula;
};

constexpr NamedFormula table1[] = {
    {"baseline", "troops_afghan_final_ratio ~ pot_gain"},
    {"political", "troops_afghan_final_ratio ~ pot_gain + pctagreeus + dem + casualties + us_ally + cinc"},
    {"all",
     "troops_afghan_final_ratio ~ pot_gain + pctagreeus + dem + casualties + us_ally + cinc + log(gdp) + log(gdppc) + "
     "distance"},
    {"fixed_effects", "troops_afghan_final_ratio ~ pot_gain + dem + casualties + us_ally + cinc | ccode"}};

void fit_table1(const std::string& file, int draws, int threads) {
  const Clock reading;
  const Panel panel{Table::read(file, file), {}};
  say("reading", reading);
  SampleOptions rows;
  rows.exclude = {{"stateabb", {"AFG", "USA", "ICE"}, {}}};
  rows.index = PanelIndex{"ccode", "year", {}};
  rows.clusters = {"ccode"};
  CovarianceRequest cr2;
  cr2.kind = CovarianceKind::cr2;
  cr2.clusters = {"ccode"};
  cr2.convention = Convention::clubsandwich;
  CovarianceRequest wild = cr2;
  wild.kind = CovarianceKind::wild;
  wild.draws = draws;
  wild.weights = WildWeights::rademacher;
  wild.threads = threads;

  const Clock inside;
  double seconds[3] = {};
  for (const NamedFormula& model : table1) {
    const Clock fitting;
    const Sample sample = make_sample(panel, parse_formula(model.formula, {}), rows);
    const ModelFit fit = fit_model(sample, {});
    seconds[0] += fitting.elapsed();
    const Clock reducing;
    const std::vector<EstimateLine> lines = inference(fit, estimate_covariance(sample, fit, cr2));
    seconds[1] += reducing.elapsed();
    const Clock drawing;
    const CovarianceEstimate drawn = estimate_covariance(sample, fit, wild);
    seconds[2] += drawing.elapsed();
    for (std::size_t j = 0; j < lines.size(); ++j) {
      std::printf("%-14s %-12s %12.5e %12.5e %9.5f %12.5e %9.6f [%12.5e, %12.5e]\n", model.name,
                  lines[j].parameter.term.c_str(), lines[j].estimate, lines[j].standard_error, lines[j].df,
                  lines[j].p_value, drawn.bootstrap_p[j], drawn.interval_low[j], drawn.interval_high[j]);
    }
  }
  std::printf("samples and fits %.4f s, CR2 %.4f s, wild bootstrap %.4f s\n", seconds[0], seconds[1], seconds[2]);
  std::printf("inside %.4f %.4f\n", inside.elapsed(), inside.processor());
}

double noise(std::size_t unit, int time) {
  random::Stream stream({.seed = MasterSeed(1),
                         .replicate = Replicate(static_cast<std::uint32_t>(unit)),
                         .year = Year(static_cast<std::uint16_t>(time))});
  return random::normal(stream);
}

/// `rows` rows of units with 20 years each; a tenth of the rows is left out, so that the panel is unbalanced.
Sample large_sample(std::size_t rows) {
  Sample sample;
  sample.response = "y";
  std::vector<Term> terms;
  for (const char* name : {"x1", "x2", "x3"}) {
    Term term;
    term.name = name;
    Expression variable;
    variable.kind = Expression::Kind::variable;
    variable.name = name;
    term.factors = {variable};
    terms.push_back(term);
  }
  sample.matrix = ModelMatrix(terms);
  sample.unit.name = "unit";
  sample.time.name = "year";
  for (int t = 0; t < 20; ++t) sample.time.labels.push_back(std::to_string(2000 + t));
  for (std::size_t unit = 0; sample.rows() < rows; ++unit) {
    sample.unit.labels.push_back(std::to_string(1000000 + unit));
    const double own = noise(unit, 1000);
    for (int t = 0; t < 20 && sample.rows() < rows; ++t) {
      if ((unit * 7 + static_cast<std::size_t>(t) * 3) % 10 == 0) continue;
      const double x[3] = {own + noise(unit, t), noise(unit, 100 + t) + 0.1 * t, noise(unit, 200 + t)};
      sample.outcome.push_back(0.5 * x[0] - 0.25 * x[1] + own + 0.05 * t + noise(unit, 300 + t));
      sample.design.insert(sample.design.end(), x, x + 3);
      sample.leaves.insert(sample.leaves.end(), x, x + 3);
      sample.unit.level.push_back(static_cast<std::uint32_t>(unit));
      sample.time.level.push_back(static_cast<std::uint32_t>(t));
      sample.panel_rows.push_back(sample.panel_rows.size());
    }
  }
  sample.effects = {sample.unit, sample.time};
  return sample;
}

void fit_large(std::size_t rows) {
  const Clock making;
  const Sample sample = large_sample(rows);
  say("making the panel", making);
  const Clock fitting;
  const ModelFit fit = fit_model(sample, {});
  say("two absorbed effects", fitting);
  CovarianceRequest request;
  request.clusters = {"unit"};
  for (const auto& [name, kind] :
       {std::pair("CR1 by unit", CovarianceKind::cr1), std::pair("iid", CovarianceKind::model)}) {
    request.kind = kind;
    if (kind == CovarianceKind::model) request.clusters.clear();
    const Clock reducing;
    const CovarianceEstimate covariance = estimate_covariance(sample, fit, request);
    say(name, reducing);
    for (std::size_t j = 0; j < fit.size(); ++j) {
      std::printf("  %-4s %10.6f (%8.6f)\n", fit.parameters[j].term.c_str(), fit.estimate[j],
                  covariance.standard_error(j));
    }
  }
  std::printf("%zu rows, %zu units\n", sample.rows(), sample.unit.levels());
}

long number(const char* text, long least) {
  const std::string word = text;
  long value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault != std::errc() || end != word.data() + word.size() || value < least) {
    throw input_error({}, "'" + word + "'", "a whole number from " + std::to_string(least));
  }
  return value;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string what = count > 1 ? arguments[1] : "";
    if (what == "table1" && count >= 3 && count <= 5) {
      fit_table1(arguments[2], static_cast<int>(count > 3 ? number(arguments[3], 1) : 9999),
                 static_cast<int>(count > 4 ? number(arguments[4], 0) : 1));
      return 0;
    }
    if (what == "large" && count <= 3) {
      fit_large(static_cast<std::size_t>(count > 2 ? number(arguments[2], 100) : 1000000));
      return 0;
    }
    std::fprintf(stderr, "usage: fit_bench table1 PANEL.csv [DRAWS] [THREADS] | fit_bench large [ROWS]\n");
    return 2;
  } catch (const Error& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return static_cast<int>(failure.fault());
  }
}
