#include "estimate/table/write_file.hpp"
#include "scenarios/coefficients_file.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <cmath>

namespace entente {
namespace {

// In double quotes, so that no text is taken for anything else.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (letter == '\n') {
      result += "\\n";
    } else if (letter == '\r') {
      result += "\\r";
    } else {
      result += letter;
    }
  }
  return result + '"';
}

// The terms of one part, of which the first stands at `start` among the parameters.
std::string terms_text(const CoefficientsModel& model, const std::vector<std::string>& terms, std::size_t start) {
  const Coefficients& c = model.coefficients;
  std::string text;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const std::size_t i = start + term;
    text += "      " + quoted(terms[term]) + ": {estimate: " + number_text(c.estimate[i]) +
            ", standard_error: " + number_text(std::sqrt(c.covariance[i * c.parameters() + i])) +
            ", unit: " + quoted(model.units[i]) + "}\n";
  }
  return text;
}

std::string covariance_text(const Coefficients& c) {
  const std::size_t size = c.parameters();
  const std::string amount = c.amount_terms.empty() ? "" : "the amount_terms, then ";
  std::string text = "    covariance:  # lower triangle: the terms in their order, then " + amount + "log_sigma\n";
  for (std::size_t i = 0; i < size; ++i) {
    text += "      - [";
    for (std::size_t j = 0; j <= i; ++j) text += (j > 0 ? ", " : "") + number_text(c.covariance[i * size + j]);
    text += "]\n";
  }
  return text;
}

std::string model_text(const CoefficientsModel& model) {
  const Coefficients& c = model.coefficients;
  std::string text = "    family: " + std::string(to_string(c.family)) + "\n";
  text += "    measures: {outcome: " + std::string(to_string(model.measures.outcome)) +
          ", depth: " + to_string(model.measures.depth) + ", potential: " + to_string(model.measures.potential) + "}\n";
  text += "    response: " + quoted(model.response) + "\n";
  if (!model.formula.empty()) text += "    formula: " + quoted(model.formula) + "\n";
  if (model.data) {
    text += "    data: {file: " + quoted(model.data->file) + ", sha256: " + quoted(model.data->sha256) +
            ", rows: " + std::to_string(model.data->rows) + "}\n";
  }
  text += "    sample: {rows: " + std::to_string(model.rows) + ", clusters: " + std::to_string(model.clusters) + "}\n";
  text += "    terms:\n" + terms_text(model, c.terms, 0);
  if (!c.amount_terms.empty()) text += "    amount_terms:\n" + terms_text(model, c.amount_terms, c.terms.size());
  if (c.family == Family::hurdle) {
    text += "    ceiling: {estimate: " + number_text(c.ceiling) +
            ", standard_error: " + number_text(model.ceiling_error) + ", unit: \"share\"}\n";
  }
  text += "    log_sigma: " + number_text(c.estimate.back()) + "\n" + covariance_text(c);
  if (!c.state_effects.empty()) {
    text += "    state_effects:\n";
    for (const auto& [state, effect] : c.state_effects) {
      text += "      " + std::to_string(state.number()) + ": " + number_text(effect) + "\n";
    }
  }
  text += "    potential: {intercept: " + number_text(c.potential.intercept) +
          ", alignment_slope: " + number_text(c.potential.alignment_slope) +
          ", reference: " + number_text(c.potential.reference) + "}\n";
  return text + "    source: " + quoted(model.source) + "\n    convention: " + quoted(model.convention) + "\n";
}

// The shape that the writer itself relies on; the reader checks everything else.
void check_shape(const std::string& name, const CoefficientsModel& model) {
  const Coefficients& c = model.coefficients;
  const std::size_t size = c.terms.size() + c.amount_terms.size() + 1;
  if (c.estimate.size() == size && c.covariance.size() == size * size && model.units.size() + 1 == size) return;
  throw work_error("the coefficients of model " + name + " do not fit together: " + std::to_string(size - 1) +
                   " terms, " + std::to_string(c.estimate.size()) + " estimates, " +
                   std::to_string(c.covariance.size()) + " covariances, " + std::to_string(model.units.size()) +
                   " units");
}

}  // namespace

std::string coefficients_text(const CoefficientsModels& models) {
  std::string text = "entente_coefficients: 1\nmodels:\n";
  for (const auto& [name, model] : models) {
    check_shape(name, model);
    text += "  " + quoted(name) + ":\n" + model_text(model);
  }
  try {
    // The lower triangle hides an asymmetry and number_text writes "nan": the reader is the judge of what was written.
    const CoefficientsModels back = parse_coefficients(text, "coefficients");
    for (const auto& [name, model] : models) {
      if (back.at(name).coefficients.covariance != model.coefficients.covariance) {
        throw work_error("the covariance of model " + name + " is not symmetric");
      }
    }
  } catch (const Error& error) {
    if (error.fault() == Fault::work) throw;
    throw work_error(std::string("coefficients that no file may hold: ") + error.what());
  }
  return text;
}

void write_coefficients(const CoefficientsModels& models, const std::string& path) {
  write_file(path, coefficients_text(models));
}

}  // namespace entente
