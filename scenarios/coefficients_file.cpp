#include "scenarios/coefficients_file.hpp"

#include "estimate/table/crosswalk.hpp"
#include "scenarios/covariance_check.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace entente {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Range any_number{-largest, largest};
// Beyond, sigma itself or shares on its scale run out of what a double can tell apart.
constexpr Range any_log_sigma{-50, 50};
constexpr Range log_sigma_of_log_odds{-20, 3};
constexpr Range not_negative{0, largest};
constexpr Range any_count{1, 1e9};
constexpr double standard_error_tolerance = 1e-6;

// Reads one model; every fault goes to `problems` and leaves a default behind, which nobody sees.
class ModelReader {
 public:
  ModelReader(const Node& node, Problems& problems)
      : node_(node),
        problems_(problems),
        fields_(node,
                {"family", "measures", "response", "sample", "terms", "amount_terms", "ceiling", "log_sigma",
                 "covariance", "state_effects", "potential", "source", "convention", "formula", "data"},
                problems) {}

  CoefficientsModel read() {
    Coefficients& c = model_.coefficients;
    if (node_.kind != Node::Kind::map) return std::move(model_);
    c.family = choice(fields_, "family", all_families);
    read_measures();
    model_.response = text(fields_, "response");
    read_sample();
    if (const Node* terms = fields_.required("terms")) read_terms(*terms, c.terms);
    read_amount_terms();
    read_ceiling();
    const Range& range = c.family == Family::hurdle ? log_sigma_of_log_odds : any_log_sigma;
    if (const auto log_sigma = number(fields_, "log_sigma", range)) c.estimate.push_back(*log_sigma);
    read_covariance();
    read_state_effects();
    read_potential();
    model_.source = text(fields_, "source");
    model_.convention = text(fields_, "convention");
    if (const Node* node = fields_.optional("formula"))
      model_.formula = as_text(*node, "a formula", problems_).value_or("");
    read_data();
    return std::move(model_);
  }

 private:
  std::optional<double> number(Fields& fields, const std::string& key, const Range& range) {
    const Node* node = fields.required(key);
    return node ? as_number(*node, range, problems_) : std::nullopt;
  }

  std::string text(Fields& fields, const std::string& key) {
    const Node* node = fields.required(key);
    return node ? as_text(*node, "text", problems_).value_or("") : "";
  }

  std::size_t count(Fields& fields, const std::string& key) {
    const Node* node = fields.required(key);
    return node ? static_cast<std::size_t>(as_integer(*node, any_count, problems_).value_or(0)) : 0;
  }

  template <class Choice, std::size_t size>
  Choice choice(Fields& fields, const std::string& key, const std::array<Choice, size>& choices) {
    const Node* node = fields.required(key);
    return choice_of(choices, node ? as_word(*node, words(choices), problems_).value_or("") : "");
  }

  void read_measures() {
    const Node* node = fields_.required("measures");
    if (!node) return;
    Fields fields(*node, {"outcome", "depth", "potential"}, problems_);
    model_.measures.outcome = choice(fields, "outcome", all_outcomes);
    model_.measures.depth = choice(fields, "depth", all_depths);
    model_.measures.potential = choice(fields, "potential", all_potentials);
  }

  void read_sample() {
    const Node* node = fields_.required("sample");
    if (!node) return;
    Fields fields(*node, {"rows", "clusters"}, problems_);
    model_.rows = count(fields, "rows");
    model_.clusters = count(fields, "clusters");
  }

  void read_terms(const Node& node, std::vector<std::string>& terms) {
    if (!is_kind(node, Node::Kind::map, "a map from terms to their estimates", problems_)) return;
    if (node.entries.empty()) problems_.add(node.place, "no terms", "at least one term");
    for (const Entry& entry : node.entries) {
      Fields fields(entry.value, {"estimate", "standard_error", "unit"}, problems_);
      terms.push_back(entry.key);
      if (const auto estimate = number(fields, "estimate", any_number)) {
        model_.coefficients.estimate.push_back(*estimate);
      }
      standard_errors_.push_back({entry.value.find("standard_error"), number(fields, "standard_error", not_negative)});
      const Node* unit = fields.required("unit");
      const bool given = unit && is_kind(*unit, Node::Kind::scalar, "a unit, \"\" for none", problems_);
      model_.units.push_back(given ? unit->text : "");
    }
  }

  // A hurdle has them, other families have not. They are read all the same, so that nothing else seems wrong.
  void read_amount_terms() {
    const bool two_parts = model_.coefficients.family == Family::hurdle;
    const Node* terms = two_parts ? fields_.required("amount_terms") : fields_.optional("amount_terms");
    if (terms) read_terms(*terms, model_.coefficients.amount_terms);
    if (!two_parts && family_is_known()) refuse("amount_terms", "only a hurdle has an amount of its own");
  }

  // A hurdle without one is bounded by 1 alone.
  void read_ceiling() {
    const Node* node = fields_.optional("ceiling");
    if (!node) return;
    Fields fields(*node, {"estimate", "standard_error", "unit"}, problems_);
    model_.coefficients.ceiling = number(fields, "estimate", {0, 1, true, false}).value_or(1);
    model_.ceiling_error = number(fields, "standard_error", not_negative).value_or(0);
    text(fields, "unit");
    if (model_.coefficients.family != Family::hurdle && family_is_known()) refuse("ceiling", "only a hurdle has one");
  }

  bool family_is_known() const {
    const Node* node = node_.find("family");
    return node && node->text == to_string(model_.coefficients.family);
  }

  void refuse(const std::string& key, const std::string& what) {
    for (const Entry& entry : node_.entries) {
      if (entry.key == key) problems_.add(entry.place, what, "", "leave the key out or choose another family");
    }
  }

  // The full matrix or its lower triangle, rows and columns in the order of the terms, log(sigma) last.
  void read_covariance() {
    const Node* node = fields_.required("covariance");
    const std::size_t size = standard_errors_.size() + 1;
    const bool two_parts = !model_.coefficients.amount_terms.empty();
    const std::string expected = "a list of " + std::to_string(size) + " rows: the terms in their order, then " +
                                 (two_parts ? "the amount_terms, then log_sigma" : "log_sigma");
    if (!node || !is_kind(*node, Node::Kind::sequence, expected, problems_)) return;
    if (node->items.size() != size) {
      problems_.add(node->place, "a list of " + std::to_string(node->items.size()) + " rows", expected);
      return;
    }
    std::vector<double> matrix(size * size, 0);
    const bool triangle = node->items.front().items.size() == 1;
    bool whole = true;
    for (std::size_t i = 0; i < size; ++i) whole &= read_row(node->items[i], triangle ? i + 1 : size, i, matrix);
    if (!whole) return;
    for (std::size_t i = 0; triangle && i < size; ++i) {
      for (std::size_t j = i + 1; j < size; ++j) matrix[i * size + j] = matrix[j * size + i];
    }
    const std::string fault = covariance_fault(matrix, size);
    if (!fault.empty()) {
      problems_.add(node->place, fault, "a symmetric and positive semi-definite matrix");
      return;
    }
    model_.coefficients.covariance = std::move(matrix);
    check_standard_errors();
  }

  bool read_row(const Node& row, std::size_t length, std::size_t i, std::vector<double>& matrix) {
    const std::size_t size = standard_errors_.size() + 1;
    const std::string expected = "a list of " + std::to_string(length) + " numbers";
    if (!is_kind(row, Node::Kind::sequence, expected, problems_)) return false;
    if (row.items.size() != length) {
      problems_.add(row.place, "a list of " + std::to_string(row.items.size()), expected);
      return false;
    }
    bool whole = true;
    for (std::size_t j = 0; j < length; ++j) {
      const std::optional<double> value = as_number(row.items[j], any_number, problems_);
      whole &= value.has_value();
      matrix[i * size + j] = value.value_or(0);
    }
    return whole;
  }

  void check_standard_errors() {
    const std::size_t size = standard_errors_.size() + 1;
    for (std::size_t i = 0; i + 1 < size; ++i) {
      const auto& [node, value] = standard_errors_[i];
      const double root = std::sqrt(model_.coefficients.covariance[i * size + i]);
      if (!value || std::abs(*value - root) <= standard_error_tolerance * root) continue;
      problems_.add(node->place, "the standard error is not the root of the variance in the covariance",
                    number_text(root));
    }
  }

  void read_state_effects() {
    if (model_.coefficients.family == Family::hurdle) {
      refuse("state_effects", "a hurdle has no fixed effects of states");
      return;
    }
    const Node* node = fields_.optional("state_effects");
    if (!node || !is_kind(*node, Node::Kind::map, "a map from COW numbers to effects", problems_)) return;
    for (const Entry& entry : node->entries) {
      const std::optional<CowCode> state = as_state(key_node(entry), problems_);
      const std::optional<double> effect = as_number(entry.value, any_number, problems_);
      if (!state || !effect) continue;
      const bool is_new = model_.coefficients.state_effects.emplace(*state, *effect).second;
      if (!is_new) problems_.add(entry.place, iso3(*state) + " is named twice", "each state once");
    }
  }

  void read_potential() {
    const Node* node = fields_.required("potential");
    if (!node) return;
    Fields fields(*node, {"intercept", "alignment_slope", "reference"}, problems_);
    PotentialMeasure& potential = model_.coefficients.potential;
    potential.intercept = number(fields, "intercept", any_number).value_or(0);
    potential.alignment_slope = number(fields, "alignment_slope", any_number).value_or(0);
    potential.reference = number(fields, "reference", any_number).value_or(0);
  }

  // Where the numbers come from: nothing is computed from it.
  void read_data() {
    const Node* node = fields_.optional("data");
    if (!node) return;
    Fields fields(*node, {"file", "sha256", "rows"}, problems_);
    model_.data = FittedData{text(fields, "file"), text(fields, "sha256"), count(fields, "rows")};
    const Node* digest = node->find("sha256");
    const std::string& hex = model_.data->sha256;
    const bool whole = hex.size() == 64 && hex.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (digest && !hex.empty() && !whole) {
      problems_.add(digest->place, shown(hex) + " is no SHA-256", "64 hexadecimal digits in lower case");
    }
  }

  const Node& node_;
  Problems& problems_;
  Fields fields_;
  CoefficientsModel model_;
  std::vector<std::pair<const Node*, std::optional<double>>> standard_errors_;  // of both parts' terms, in order
};

CoefficientsModels models_of(const Node& root, Problems& problems) {
  CoefficientsModels models;
  Fields fields(root, {"entente_coefficients", "models"}, problems);
  if (const Node* version = fields.required("entente_coefficients")) as_integer(*version, {1, 1}, problems);
  const Node* list = fields.required("models");
  if (list && is_kind(*list, Node::Kind::map, "a map from names to models", problems)) {
    if (list->entries.empty()) problems.add(list->place, "no models", "at least one model");
    for (const Entry& entry : list->entries) {
      if (!is_model_name(entry.key)) {
        problems.add(entry.place, shown(entry.key) + " cannot name a model", "letters, digits, _ and -");
      }
      models[entry.key] = ModelReader(entry.value, problems).read();
    }
  }
  problems.throw_if_any();
  return models;
}

}  // namespace

CoefficientsModels read_coefficients(const std::string& path) {
  Problems problems;
  return models_of(read_yaml(path, problems), problems);
}

CoefficientsModels parse_coefficients(std::string text, const std::string& file) {
  Problems problems;
  return models_of(parse_yaml(std::move(text), file, problems), problems);
}

const CoefficientsModel& model_of(const CoefficientsModels& models, const std::string& name, const Place& place) {
  std::vector<std::string> names;
  for (const auto& [known, model] : models) names.push_back(known);
  if (name.empty()) {
    if (models.size() == 1) return models.begin()->second;
    throw input_error(place, "the file has several models and none is named", listed(names), "write file.yaml/model");
  }
  const auto found = models.find(name);
  if (found != models.end()) return found->second;
  const std::string nearest = nearest_name(name, names);
  throw input_error(place, "there is no model " + shown(name), listed(names),
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

}  // namespace entente
