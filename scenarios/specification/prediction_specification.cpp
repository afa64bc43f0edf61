#include "scenarios/specification/prediction_specification.hpp"

#include "scenarios/published/texts.hpp"
#include "scenarios/reader/value.hpp"
#include "scenarios/reader/words.hpp"
#include "scenarios/specification/chosen_values.hpp"
#include "scenarios/specification/model_reader.hpp"
#include "scenarios/yaml/fields.hpp"
#include "scenarios/yaml/parse.hpp"
#include "scenarios/yaml/shown.hpp"
#include "scenarios/yaml/typed.hpp"
#include "sim/core/error.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/core/nearest_name.hpp"

#include <array>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>

namespace entente {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr Range any_number{-largest, largest};
constexpr Range above_zero{0, largest, true, false};

class PredictionReader {
 public:
  PredictionReader(const Node& root, Problems& problems)
      : fields_(root, {"entente_prediction",
                       "source",
                       "note",
                       "model",
                       "exclude",
                       "covariance",
                       "convention",
                       "at",
                       "central_values",
                       "unit",
                       "reference",
                       "scale",
                       "unit_of_scale",
                       "level",
                       "band",
                       "change_band",
                       "quantile",
                       "multiplier",
                       "draws",
                       "seed"},
                problems),
        problems_(problems) {}

  PredictionSpecification read() {
    if (const Node* version = fields_.required("entente_prediction")) as_integer(*version, {1, 1}, problems_);
    result_.source = text("source");
    result_.note = text("note");
    read_model();
    read_exclusions();
    read_covariance();
    read_profile();
    read_scale();
    read_band();
    return std::move(result_);
  }

 private:
  std::string text(const std::string& key) {
    const Node* node = fields_.optional(key);
    return node ? as_text(*node, "text", problems_).value_or("") : "";
  }

  std::optional<double> number(const std::string& key, const Range& range) {
    const Node* node = fields_.optional(key);
    return node ? as_number(*node, range, problems_) : std::nullopt;
  }

  template <class Choice, std::size_t count>
  void choose(const std::string& key, const std::array<Choice, count>& choices, Choice& chosen) {
    const Node* node = fields_.optional(key);
    if (!node) return;
    std::vector<std::string> words;
    for (const Choice choice : choices) words.emplace_back(to_string(choice));
    const auto word = as_word(*node, words, problems_);
    for (const Choice choice : choices) {
      if (word && *word == to_string(choice)) chosen = choice;
    }
  }

  void read_model() {
    const Node* node = fields_.required("model");
    if (!node) return;
    if (node->kind == Node::Kind::map) {
      result_.model = read_model_specification("model", *node, problems_);
      return;
    }
    const auto written = as_text(*node, "a model of a specification (table1/all), or a map with a formula", problems_);
    if (written) result_.model = find_model(*written, node->place);
  }

  void read_exclusions() {
    const Node* node = fields_.optional("exclude");
    if (!node) return;
    const std::vector<Exclusion> exclusions = read_exclusions_of(*node, problems_);
    auto& all = result_.model.sample.exclude;
    all.insert(all.end(), exclusions.begin(), exclusions.end());
  }

  void read_covariance() {
    const Node* covariance = fields_.optional("covariance");
    const Node* convention = fields_.optional("convention");
    if (covariance) {
      const auto written = as_text(*covariance, "a covariance, as --vcov has it", problems_);
      if (written) result_.model.covariance = parse_covariance(*written, covariance->place);
    }
    if (!convention) return;
    const auto written = as_text(*convention, "a convention, as --convention has it", problems_);
    if (!written) return;
    if (!result_.model.covariance) result_.model.covariance = CovarianceRequest{};
    result_.model.covariance->convention = parse_convention(*written, convention->place);
  }

  void read_profile() {
    PredictionRequest& request = result_.request;
    if (const Node* at = fields_.required("at")) request.at = read_chosen_values(*at, problems_);
    choose("central_values", std::array{CentralRows::sample, CentralRows::panel}, result_.central_values);
    if (const Node* unit = fields_.optional("unit")) {
      request.unit = as_text(*unit, "a unit of the panel", problems_);
      request.unit_place = unit->place;
    }
    if (const Node* reference = fields_.optional("reference")) request.reference_place = reference->place;
    request.reference = number("reference", any_number);
  }

  void read_scale() {
    result_.request.scale = number("scale", any_number).value_or(1);
    result_.unit_of_scale = text("unit_of_scale");
  }

  void read_band() {
    PredictionRequest& request = result_.request;
    choose("band", std::array{BandMethod::delta, BandMethod::simulation}, request.band);
    choose("change_band", std::array{ChangeBand::contrast, ChangeBand::prediction}, request.change_band);
    request.level = number("level", {0, 1, true, true}).value_or(0.95);
    request.multiplier = number("multiplier", above_zero);
    if (const Node* quantile = fields_.optional("quantile")) {
      request.normal = as_word(*quantile, {"normal", "t"}, problems_).value_or("normal") == "normal";
    }
    if (const Node* draws = fields_.optional("draws")) {
      request.draws = static_cast<int>(as_integer(*draws, {100, 1e7}, problems_).value_or(request.draws));
    }
    if (const Node* seed = fields_.optional("seed")) {
      const auto written = as_integer(*seed, {0, static_cast<double>(largest_master_seed)}, problems_);
      if (written) request.seed = static_cast<std::uint64_t>(*written);
    }
  }

  Fields fields_;
  Problems& problems_;
  PredictionSpecification result_;
};

PredictionSpecification read_root(const Node& root, const std::string& name, Problems& problems) {
  PredictionSpecification specification = PredictionReader(root, problems).read();
  problems.throw_if_any();
  specification.name = name;
  return specification;
}

std::string stem(const std::string& file) { return std::filesystem::path(file).stem().string(); }

}  // namespace

PredictionSpecification read_prediction_specification(const std::string& path) {
  Problems problems;
  const Node root = read_yaml(path, problems);
  return read_root(root, stem(path), problems);
}

PredictionSpecification parse_prediction_specification(std::string text, const std::string& file) {
  Problems problems;
  const Node root = parse_yaml(std::move(text), file, problems);
  return read_root(root, stem(file), problems);
}

bool is_prediction_file(const std::string& path) {
  try {
    Problems problems;
    return read_yaml(path, problems).find("entente_prediction") != nullptr;
  } catch (const Error&) {
    return false;  // whoever reads it next says what is wrong with it
  }
}

std::vector<std::string> shipped_prediction_specifications() {
  std::vector<std::string> names;
  for (const PublishedText& text : prediction_texts()) names.push_back(text.name);
  return names;
}

PredictionSpecification find_prediction_specification(const std::string& name, const Place& place) {
  if (name.ends_with(".yaml")) return read_prediction_specification(name);
  for (const PublishedText& shipped : prediction_texts()) {
    if (shipped.name == name) return parse_prediction_specification(shipped.text, name + ".yaml");
  }
  const std::vector<std::string> names = shipped_prediction_specifications();
  const std::string nearest = nearest_name(name, names);
  throw input_error(place, "no prediction " + shown(name) + " ships with Entente",
                    listed(names) + ", or a file that ends in .yaml",
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

}  // namespace entente
