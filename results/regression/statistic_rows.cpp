#include "results/regression/parts.hpp"
#include "results/regression/shown_number.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace entente {
namespace {

using Value = std::function<std::string(const ModelReport&)>;

std::string count(std::size_t number) { return number == 0 ? "" : std::to_string(number); }

std::string with_decimals(const std::optional<double>& number, int decimals) {
  if (!number) return "";
  const std::string text = fixed(*number, decimals);
  return text == "-" ? "" : text;
}

std::string significant(const std::optional<double>& number) { return number ? shown_number(*number, 4) : ""; }

// R2 of models with absorbed effects is within and must not be compared with the others'.
Value when_absorbed(bool absorbed, Value value) {
  return [absorbed, value](const ModelReport& report) {
    return report.effects.empty() == absorbed ? std::string() : value(report);
  };
}

class Rows {
 public:
  explicit Rows(const std::vector<ModelReport>& reports) : reports_(reports) {}

  void add(const std::string& label, const Value& value) {
    RegressionTable::StatisticRow row{label, {}};
    bool any = false;
    for (const ModelReport& report : reports_) {
      std::string text = value(report);
      any = any || !text.empty();
      row.values.push_back(text.empty() ? "-" : std::move(text));
    }
    if (any) rows_.push_back(std::move(row));
  }

  std::vector<RegressionTable::StatisticRow> take() { return std::move(rows_); }

 private:
  const std::vector<ModelReport>& reports_;
  std::vector<RegressionTable::StatisticRow> rows_;
};

std::vector<std::string> all_effects(const std::vector<ModelReport>& reports) {
  std::vector<std::string> names;
  for (const ModelReport& report : reports) {
    for (const std::string& effect : report.effects) {
      if (std::find(names.begin(), names.end(), effect) == names.end()) names.push_back(effect);
    }
  }
  return names;
}

std::string levels_of(const ModelReport& report, const std::string& effect) {
  for (std::size_t i = 0; i < report.effects.size() && i < report.effect_levels.size(); ++i) {
    if (report.effects[i] == effect) return count(report.effect_levels[i]);
  }
  return "";
}

}  // namespace

std::vector<RegressionTable::StatisticRow> statistic_rows(const std::vector<ModelReport>& reports) {
  using Report = const ModelReport&;
  const auto statistics = [](Report report) -> const FitStatistics& { return report.fit.statistics; };
  const auto r_squared = [&](Report r) { return with_decimals(statistics(r).r_squared, 3); };
  const auto adjusted = [&](Report r) { return with_decimals(statistics(r).adjusted_r_squared, 3); };

  Rows rows(reports);
  rows.add("Observations", [&](Report r) { return count(statistics(r).observations); });
  rows.add("Outcomes above 0", [&](Report r) {
    return r.fit.options.family == ModelFamily::gaussian ? std::string() : count(statistics(r).positive);
  });
  rows.add("States", [&](Report r) { return count(statistics(r).units); });
  for (const std::string& effect : all_effects(reports)) {
    rows.add("Absorbed: " + clean_line(effect), [&](Report r) { return levels_of(r, effect); });
  }
  rows.add("R2", when_absorbed(false, r_squared));
  rows.add("Adjusted R2", when_absorbed(false, adjusted));
  rows.add("Within R2", when_absorbed(true, r_squared));
  rows.add("Adjusted within R2", when_absorbed(true, adjusted));
  rows.add("Log-likelihood", [&](Report r) { return with_decimals(statistics(r).log_likelihood, 2); });
  rows.add("AIC", [&](Report r) { return with_decimals(statistics(r).aic, 2); });
  rows.add("BIC", [&](Report r) { return with_decimals(statistics(r).bic, 2); });
  rows.add("Sigma", [&](Report r) { return significant(statistics(r).sigma); });
  rows.add("Sigma of intercepts", [&](Report r) { return significant(statistics(r).sigma_unit); });
  return rows.take();
}

}  // namespace entente
