#include "results/regression/wording.hpp"

#include "results/regression/shown_number.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

bool is_bootstrap(CovarianceKind kind) { return kind == CovarianceKind::wild || kind == CovarianceKind::pairs; }

std::string distribution_text(const CovarianceEstimate& covariance) {
  if (covariance.df.empty()) return "the normal distribution";
  const auto [least, most] = std::minmax_element(covariance.df.begin(), covariance.df.end());
  if (!std::isfinite(*least) && !std::isfinite(*most)) return "the normal distribution";
  const bool combined = covariance.combined.has_value();
  if (!df_by_term(covariance)) return "t with " + shown_df(*least) + " degrees of freedom";
  const std::string to = std::isfinite(*most) ? shown_df(*most) : "infinity";
  return std::string("t with ") + (combined ? "Barnard and Rubin's" : "Satterthwaite's") + " degrees of freedom, " +
         shown_df(*least) + " to " + to;
}

std::string reasons_text(const std::vector<SampleAccount::Reason>& reasons, bool with_zeros) {
  std::string text;
  for (const SampleAccount::Reason& reason : reasons) {
    // "cinc is missing" stands among the missing.
    const std::string what = reason.what.substr(0, reason.what.find(" is missing"));
    if (reason.rows > 0 || with_zeros) text += (text.empty() ? "" : ", ") + what + ": " + std::to_string(reason.rows);
  }
  return text;
}

std::size_t rows_of(const std::vector<SampleAccount::Reason>& reasons) {
  std::size_t rows = 0;
  for (const SampleAccount::Reason& reason : reasons) rows += reason.rows;
  return rows;
}

}  // namespace

bool df_by_term(const CovarianceEstimate& covariance) {
  return std::any_of(covariance.df.begin(), covariance.df.end(),
                     [&](double df) { return df != covariance.df.front(); });
}

bool is_grouped(const CovarianceEstimate& covariance) { return !covariance.groups.empty(); }

std::string covariance_text(const CovarianceEstimate& covariance) {
  std::string text = covariance.name + ", ";
  const bool has_factor = !covariance.formula.empty() && covariance.formula != "none";
  text += has_factor ? "factor " + covariance.formula + " = " + number_text(covariance.factor, 6) : "no factor";
  text += std::string(" (convention ") + to_string(covariance.request.convention) + ")";
  if (covariance.parameters > 0) text += ", K = " + number_text(covariance.parameters);
  const bool periods = covariance.request.kind == CovarianceKind::driscoll_kraay;
  for (std::size_t i = 0; i < covariance.groups.size(); ++i) {
    text += i == 0 ? (periods ? ", T = " : ", G = ") : " and ";
    text += std::to_string(covariance.groups[i]);
  }
  if (is_grouped(covariance)) text += periods ? " periods" : " clusters";
  if (is_bootstrap(covariance.request.kind)) {
    text += ", " + std::to_string(covariance.request.draws) + " draws, seed " + std::to_string(covariance.request.seed);
  }
  if (covariance.combined) text += ", combined over " + std::to_string(covariance.combined->draws) + " draws";
  return text;
}

std::string p_value_text(const CovarianceEstimate& covariance) {
  if (!covariance.bootstrap_p.empty()) return "p-values from the bootstrap";
  return "p-values from " + distribution_text(covariance);
}

std::string interval_text(const CovarianceEstimate& covariance) {
  if (!covariance.interval_low.empty()) {
    return covariance.request.kind == CovarianceKind::wild ? "by inverting the bootstrap test"
                                                           : "between percentiles of the draws";
  }
  if (covariance.normal_interval) return "from the normal distribution";
  return "from " +
         (covariance.bootstrap_p.empty() ? std::string("the same distribution") : distribution_text(covariance));
}

std::string account_text(const SampleAccount& account, const FitStatistics& statistics) {
  if (account.rows_read == 0) return "";
  std::string text =
      std::to_string(statistics.observations) + " of " + std::to_string(account.rows_read) + " rows of the panel";
  std::string why;
  const auto add = [&why](const std::string& part) { why += (why.empty() ? "" : "; ") + part; };
  const std::size_t excluded = rows_of(account.excluded);
  // A rule that leaves nobody out may be a slip: it is told too.
  if (!account.excluded.empty()) {
    add(std::to_string(excluded) + " left out by rule (" + reasons_text(account.excluded, true) + ")");
  }
  if (account.missing_rows > 0) {
    add(std::to_string(account.missing_rows) + " with missing values (" + reasons_text(account.missing, false) + ")");
  }
  const std::size_t singletons = rows_of(account.singletons);
  if (singletons > 0) add(std::to_string(singletons) + " alone in their group");
  const std::size_t uninformative = uninformative_rows(account, statistics);
  if (uninformative > 0) add(std::to_string(uninformative) + " that say nothing under the absorbed effects");
  return why.empty() ? text + "." : text + ": " + why + ".";
}

std::size_t uninformative_rows(const SampleAccount& account, const FitStatistics& statistics) {
  const std::size_t gone =
      rows_of(account.excluded) + account.missing_rows + rows_of(account.singletons) + statistics.observations;
  return account.rows_read > gone ? account.rows_read - gone : 0;
}

std::vector<std::string> all_notes(const ModelReport& report) {
  std::vector<std::string> notes = report.covariance.notes;
  for (const CovarianceEstimate& covariance : report.beside) {
    for (const std::string& note : covariance.notes) notes.push_back(covariance.name + ": " + note);
  }
  notes.insert(notes.end(), report.notes.begin(), report.notes.end());
  return notes;
}

std::string as_sentence(std::string text) {
  if (text.empty() || text.back() == '.') return text;
  return text + '.';
}

}  // namespace entente
