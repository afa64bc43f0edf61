// Compiles scenarios/published/table1.yaml: the four models of Table 1 of Gannon and Kent (2020), fitted to the
// published panel, with the covariances that the printed table does not give.
//
//   compile-table1 ISAF_PANEL.csv TABLE1.yaml

#include "estimate/fit/fixed_effects.hpp"
#include "estimate/fit/least_squares.hpp"
#include "estimate/fit/report.hpp"
#include "estimate/table/csv.hpp"
#include "scenarios/coefficients_file.hpp"
#include "scenarios/specification/vocabulary.hpp"
#include "sim/core/error.hpp"
#include "sim/math/functions.hpp"

#include <cmath>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

namespace entente {
namespace {

/// A term of ours and the panel's column behind it.
struct TermSource {
  const char* column;
  bool logarithm;
  std::string unit;
};

TermSource source_of(const std::string& term) {
  const bool logarithm = term.starts_with("log(");
  const VocabularyEntry* entry = vocabulary_entry(logarithm ? term.substr(4, term.size() - 5) : term);
  if (!entry) throw work_error("no column of the panel is known for the term " + term);
  return {entry->column, logarithm, (logarithm ? "log of " : "") + std::string(entry->unit)};
}

// The paper leaves out the theatre, the leader and a state without armed forces.
bool left_out(const std::string& state) { return state == "AFG" || state == "USA" || state == "ICE"; }

double value_of(const Table& panel, std::size_t row, const std::string& term) {
  if (term == intercept_term) return 1;
  const TermSource source = source_of(term);
  const double value =
      panel.number(row, panel.column(source.column)).value_or(std::numeric_limits<double>::quiet_NaN());
  return source.logarithm ? math::log(value) : value;
}

// R's model frame: rows with a missing value are dropped.
RegressionData model_frame(const Table& panel, const std::vector<std::string>& terms) {
  RegressionData data;
  data.terms = terms;
  const std::size_t abbreviation = panel.column("stateabb");
  const std::size_t outcome = panel.column(vocabulary_entry("share")->column);
  std::vector<double> row_values(terms.size());
  for (std::size_t row = 0; row < panel.rows(); ++row) {
    if (left_out(panel.text(row, abbreviation)) || panel.missing(row, outcome)) continue;
    bool complete = true;
    for (std::size_t term = 0; term < terms.size(); ++term) {
      row_values[term] = value_of(panel, row, terms[term]);
      complete = complete && !std::isnan(row_values[term]);
    }
    if (!complete) continue;
    data.add(panel.required_number(row, outcome), row_values,
             CowCode(static_cast<std::uint16_t>(panel.required_integer(row, panel.column("ccode")))));
  }
  return data;
}

double mean_of_term(const RegressionData& data, const std::string& term) {
  double sum = 0;
  for (std::size_t row = 0; row < data.rows(); ++row) {
    for (std::size_t column = 0; column < data.columns(); ++column) {
      if (data.terms[column] == term) sum += data.row(row)[column];
    }
  }
  return sum / static_cast<double>(data.rows());
}

template <class Fit>
CoefficientsModel fitted_model(const std::string& name, const RegressionData& data, const Fit& fit) {
  const FitReport told = report(fit, fit.covariance);
  CoefficientsModel model;
  model.coefficients = to_coefficients(fit, fit.covariance);
  model.coefficients.potential = {
      .intercept = 0, .alignment_slope = 1, .reference = mean_of_term(data, potential_term)};
  model.measures = {};  // the published record: outcome and depth as published, potential as difference
  model.response = "contribution share, troops / armed forces";
  model.source = "Gannon and Kent (2020), Table 1, model " + name + ", estimated anew on the published panel";
  model.convention = told.convention;
  model.rows = told.observations;
  model.clusters = told.states;
  for (const std::string& term : data.terms) {
    model.units.push_back(term == intercept_term ? "1" : source_of(term).unit);
  }
  return model;
}

CoefficientsModels table1(const Table& panel) {
  const std::vector<std::string> baseline = {"intercept", "potential"};
  const std::vector<std::string> political = {"intercept",  "potential", "un_agreement", "democracy",
                                              "casualties", "ally",      "cinc"};
  std::vector<std::string> all = political;
  all.insert(all.end(), {"log(gdp_current)", "log(gdp_per_head_current)", "distance_as_published"});
  // As the paper has it: without UN agreement, on the same 1,774 rows as the political model.
  const std::vector<std::string> within = {"potential", "democracy", "casualties", "ally", "cinc"};

  CoefficientsModels models;
  for (const auto& [name, terms] : {std::pair{"baseline", baseline}, {"political", political}, {"all", all}}) {
    const RegressionData data = model_frame(panel, terms);
    models[name] = fitted_model(name, data, least_squares(data));
  }
  const RegressionData data = model_frame(panel, within);
  models["fixed_effects"] = fitted_model("fixed_effects", data, fixed_effects(data));
  return models;
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: compile-table1 ISAF_PANEL.csv TABLE1.yaml\n";
    return 2;
  }
  try {
    const entente::Table panel = entente::Table::read(arguments[1], arguments[1]);
    entente::write_coefficients(entente::table1(panel), arguments[2]);
    return 0;
  } catch (const entente::Error& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(error.fault());
  }
}
