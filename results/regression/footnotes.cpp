#include "results/regression/parts.hpp"
#include "results/regression/shown_number.hpp"
#include "results/regression/wording.hpp"
#include "results/text/clean.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace entente {
namespace {

using Sentence = std::function<std::string(const ModelReport&)>;

// "(1)", "(1) and (3)", "(1) to (4)".
std::string columns_text(const std::vector<std::size_t>& columns) {
  const auto number = [](std::size_t column) { return "(" + std::to_string(column + 1) + ")"; };
  const bool run = columns.back() - columns.front() + 1 == columns.size();
  if (columns.size() > 2 && run) return number(columns.front()) + " to " + number(columns.back());
  std::string text = number(columns.front());
  for (std::size_t i = 1; i < columns.size(); ++i) {
    text += (i + 1 == columns.size() ? " and " : ", ") + number(columns[i]);
  }
  return text;
}

/// Sentences about models, each said once with the columns that it is about; without them where it is about all.
class Notes {
 public:
  explicit Notes(const std::vector<ModelReport>& reports) : reports_(reports) {}

  void say(const std::string& text) { notes_.push_back(clean_line(text)); }

  void of_models(const Sentence& sentence) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> said;
    for (std::size_t column = 0; column < reports_.size(); ++column) {
      const std::string text = sentence(reports_[column]);
      if (text.empty()) continue;
      const auto same = [&](const auto& known) { return known.first == text; };
      const auto found = std::find_if(said.begin(), said.end(), same);
      if (found == said.end()) {
        said.push_back({text, {column}});
      } else {
        found->second.push_back(column);
      }
    }
    for (const auto& [text, columns] : said) {
      say(columns.size() == reports_.size() ? text : columns_text(columns) + ": " + text);
    }
  }

  std::vector<std::string> take() { return std::move(notes_); }

 private:
  const std::vector<ModelReport>& reports_;
  std::vector<std::string> notes_;
};

std::string model_sentence(const ModelReport& report) {
  std::string text = "Model: " + report.formula + ", " + report.fit.method;
  if (report.fit.options.family == ModelFamily::hurdle) {
    text += std::string(" with a ") + to_string(report.fit.options.amount) + " amount";
    if (report.fit.options.amount == AmountDistribution::logit_normal) {
      text += " below a ceiling of " + number_text(report.fit.ceiling);
      text += report.fit.options.ceiling ? " (given)" : " (estimated)";
    }
  }
  return text + ".";
}

std::string covariance_sentence(const ModelReport& report, double level) {
  return "Covariance: " + covariance_text(report.covariance) + "; " + p_value_text(report.covariance) + "; " +
         shown_level(level) + " intervals " + interval_text(report.covariance) + ".";
}

std::string beside_sentence(const ModelReport& report) {
  std::string text;
  for (const CovarianceEstimate& covariance : report.beside) {
    text += (text.empty() ? "Beside it: " : "; ") + covariance_text(covariance) + ", " + p_value_text(covariance);
  }
  return text.empty() ? text : text + ".";
}

std::string singletons_sentence(const ModelReport& report) {
  if (report.effects.empty()) return "";
  if (report.singletons_kept) return "Groups of one row (singletons) are kept.";
  std::string text;
  for (const SampleAccount::Reason& reason : report.account.singletons) {
    if (reason.rows > 0) text += (text.empty() ? "" : ", ") + reason.what + " " + std::to_string(reason.rows);
  }
  return text.empty() ? "No group has one row only (no singletons)."
                      : "Rows alone in their group are dropped: " + text + ".";
}

// Criteria compare only where the likelihoods are densities of the same thing on the same rows.
void say_what_compares(const std::vector<ModelReport>& reports, Notes& notes) {
  std::vector<std::string> kinds;
  std::vector<std::size_t> sizes;
  for (const ModelReport& report : reports) {
    const FitStatistics& statistics = report.fit.statistics;
    if (!statistics.log_likelihood) continue;
    const std::string kind = "of " + statistics.likelihood_of + " (" + report.response + ")";
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    if (std::find(sizes.begin(), sizes.end(), statistics.observations) == sizes.end()) {
      sizes.push_back(statistics.observations);
    }
  }
  if (kinds.size() > 1) {
    std::string text;
    for (const std::string& kind : kinds) text += (text.empty() ? "" : ", ") + kind;
    notes.say("Log-likelihoods, AIC and BIC do not compare across models: they are densities " + text + ".");
  } else if (sizes.size() > 1) {
    notes.say("Log-likelihoods, AIC and BIC compare only between models of the same rows.");
  }
}

}  // namespace

std::vector<std::string> footnotes(const std::vector<ModelReport>& reports, const RegressionTableOptions& options) {
  Notes notes(reports);
  notes.say(options.uncertainty == ShownUncertainty::standard_error
                ? "Standard errors in parentheses."
                : shown_level(options.level) + " intervals in brackets.");
  if (options.stars) notes.say("* p < 0.05, ** p < 0.01, *** p < 0.001.");
  notes.of_models([](const ModelReport& report) { return "Outcome: " + report.response + "."; });
  notes.of_models(model_sentence);
  notes.of_models([&](const ModelReport& report) { return covariance_sentence(report, options.level); });
  notes.of_models(beside_sentence);
  notes.of_models([](const ModelReport& report) { return account_text(report.account, report.fit.statistics); });
  notes.of_models(singletons_sentence);
  notes.of_models([](const ModelReport& report) {
    const std::string& why = report.fit.statistics.no_likelihood;
    return why.empty() ? "" : "No likelihood: " + why + ".";
  });
  say_what_compares(reports, notes);
  std::size_t most = 0;
  for (const ModelReport& report : reports) most = std::max(most, all_notes(report).size());
  for (std::size_t i = 0; i < most; ++i) {
    notes.of_models([&](const ModelReport& report) {
      const std::vector<std::string> own = all_notes(report);
      return i < own.size() ? as_sentence(own[i]) : std::string();
    });
  }
  return notes.take();
}

}  // namespace entente
