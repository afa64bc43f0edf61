#include "results/recovery/recovery_document.hpp"
#include "results/recovery/recovery_words.hpp"
#include "results/regression/shown_number.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"
#include "sim/contribution/coefficients.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {
namespace {

bool is_potential(const RecoveryRow& row) { return row.parameter.term == potential_term; }
bool is_coefficient(const RecoveryRow& row) { return row.parameter.kind == RecoveredKind::coefficient; }

std::string per_cent(double share, int decimals = 0) { return fixed(100 * share, decimals) + " %"; }

std::string bias_text(const RecoveryRow& row) {
  const ShownDigits digits = digits_of(row.bias.value, row.bias.error, 2);
  std::string text = "bias " + shown_number(row.bias.value, digits) + " +- " + shown_number(row.bias.error, digits);
  switch (bias_verdict(row)) {
    case BiasVerdict::none: return text + " (none to be seen)";
    case BiasVerdict::slight: return text + " (slight: below a tenth of the estimates' standard deviation)";
    case BiasVerdict::noticeable:
    case BiasVerdict::serious: break;
  }
  text += " (" + fixed(std::abs(row.bias.value) / row.deviation.value, 1) + " standard deviations of the estimates";
  if (row.parameter.truth != 0)
    text += ", " + per_cent(std::abs(row.bias.value / row.parameter.truth)) + " of the truth";
  const double truth = row.parameter.truth;
  if (truth == 0) return text + ")";
  if (row.mean.value * truth < 0) return text + ", beyond zero: their mean has the wrong sign)";
  return text + (row.bias.value * truth < 0 ? ", toward zero)" : ", away from zero)");
}

std::string coverage_text(const RecoveryRow& row, double level) {
  const Simulated& coverage = row.clustered.coverage;
  if (std::isnan(coverage.value)) return "it has no intervals";
  std::string text = shown_level(level) + " intervals hold it in " + per_cent(coverage.value, 1) + " +- " +
                     per_cent(coverage.error, 1) + " of the data sets";
  switch (coverage_verdict(coverage, level)) {
    case CoverageVerdict::too_seldom: return text + ", too seldom";
    case CoverageVerdict::too_often: return text + ", more often than they say";
    case CoverageVerdict::right:
    case CoverageVerdict::none: break;
  }
  return text;
}

// The share of all data sets whose interval leaves out 0: one that cannot be fitted tells nothing from 0 either.
double without_zero(const Recovery& recovery, const RecoveryRow& row) {
  return row.power.value * static_cast<double>(row.intervals) / static_cast<double>(recovery.datasets);
}

double on_wrong_side(const Recovery& recovery, const RecoveryRow& row) {
  const double wrong = row.found_wrong_sign.value;
  return std::isnan(wrong) ? 0 : wrong * without_zero(recovery, row);
}

// An effect is told from 0 where the interval lies on its side of 0.
double told_from_zero(const Recovery& recovery, const RecoveryRow& row) {
  return without_zero(recovery, row) - on_wrong_side(recovery, row);
}

std::string power_text(const Recovery& recovery, const RecoveryRow& row) {
  if (row.parameter.truth == 0) {
    return "It is 0 in truth, and taken for something else in " + per_cent(without_zero(recovery, row)) +
           " of the data sets.";
  }
  const double power = told_from_zero(recovery, row);
  const double misleading = on_wrong_side(recovery, row);
  std::string text = "An effect of this size is told from 0 in " + per_cent(power) + " of the data sets";
  if (misleading >= misleads) text += ", and an effect of the other sign is found in " + per_cent(misleading);
  text += ": ";
  if (power >= good_power) return text + "such a record identifies it.";
  if (power >= poor_power) return text + "such a record identifies it weakly (80 % is what studies aim at).";
  text += "such a record does not identify it";
  if (row.wrong_sign.value >= 0.05) text += "; the estimate has the wrong sign in " + per_cent(row.wrong_sign.value);
  return text + ".";
}

std::string potential_text(const Recovery& recovery, const RecoveryRow& row) {
  const double level = recovery.level;
  std::string text = "Potential ";
  if (row.parameter.part != "share") text += "in " + row.parameter.part + " ";
  text += is_recovered(row, level) ? "is recovered: " : "is not recovered: ";
  text += "truth " + shown_number(row.parameter.truth, 3) + ", " + bias_text(row) + "; " + coverage_text(row, level);
  return text + ". " + power_text(recovery, row);
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  }
  return text;
}

using Rows = std::vector<const RecoveryRow*>;

template <class Holds>
Rows rows_where(const Recovery& recovery, Holds holds) {
  Rows rows;
  for (const RecoveryRow& row : recovery.rows) {
    if (holds(row)) rows.push_back(&row);
  }
  return rows;
}

// "cinc and ally"; with two parts "in participation cinc and ally; in amount cinc".
std::string names_of(const Rows& rows) {
  std::vector<std::pair<std::string, std::vector<std::string>>> parts;
  for (const RecoveryRow* row : rows) {
    const RecoveredParameter& parameter = row->parameter;
    auto part =
        std::find_if(parts.begin(), parts.end(), [&](const auto& known) { return known.first == parameter.part; });
    if (part == parts.end()) part = parts.insert(parts.end(), {parameter.part, {}});
    part->second.push_back(parameter.kind == RecoveredKind::persistence ? kind_name(parameter.kind) : parameter.term);
  }
  std::string text;
  for (const auto& [part, names] : parts) {
    text += (text.empty() ? "" : "; ") + (part == "share" ? "" : "in " + part + " ") + listed(names);
  }
  return text;
}

std::string others_text(const Recovery& recovery) {
  const double level = recovery.level;
  const auto other = [](const RecoveryRow& row) { return !is_potential(row) && row.estimates >= 2; };
  const std::size_t all = rows_where(recovery, other).size();
  const auto biased = rows_where(
      recovery, [&](const RecoveryRow& row) { return other(row) && bias_verdict(row) == BiasVerdict::serious; });
  const auto short_of = rows_where(recovery, [&](const RecoveryRow& row) {
    return other(row) && coverage_verdict(row.clustered.coverage, level) == CoverageVerdict::too_seldom;
  });
  const auto not_recovered =
      rows_where(recovery, [&](const RecoveryRow& row) { return other(row) && !is_recovered(row, level); });
  if (all == 0) return "";
  std::string text = "Of " + std::to_string(all) + " other numbers of the model ";
  if (not_recovered.empty()) return text + "all are recovered.";
  text += std::to_string(all - not_recovered.size()) + " are recovered.";
  if (!biased.empty()) {
    text += " Seriously biased, by more than " + fixed(serious_bias, 1) +
            " standard deviations of their estimates: " + names_of(biased) + ".";
  }
  if (!short_of.empty()) text += " With intervals that hold the truth too seldom: " + names_of(short_of) + ".";
  return text;
}

// Worse than no answer: an interval that leaves out 0 and the truth's side of it.
std::string misleading_text(const Recovery& recovery) {
  const auto rows = rows_where(recovery, [&](const RecoveryRow& row) {
    return is_coefficient(row) && !is_potential(row) && row.parameter.term != intercept_term &&
           on_wrong_side(recovery, row) >= misleads;
  });
  if (rows.empty()) return "";
  return "Found with the wrong sign, by an interval that leaves out 0, in " + per_cent(misleads) +
         " of the data sets or more: " + names_of(rows) + ".";
}

std::string identification_text(const Recovery& recovery) {
  const auto asked = [](const RecoveryRow& row) {
    return is_coefficient(row) && row.parameter.truth != 0 && row.parameter.term != intercept_term;
  };
  const auto poor = rows_where(
      recovery, [&](const RecoveryRow& row) { return asked(row) && told_from_zero(recovery, row) < poor_power; });
  const auto good = rows_where(
      recovery, [&](const RecoveryRow& row) { return asked(row) && told_from_zero(recovery, row) >= good_power; });
  std::string text;
  if (!poor.empty()) {
    text = "Not identified, told from 0 in fewer than half of the data sets: " + names_of(poor) + ".";
  }
  if (!good.empty()) {
    text += (text.empty() ? "" : " ") + std::string("Identified, told from 0 in 80 % or more: ") + names_of(good) + ".";
  }
  return text;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

// Whether clustering copes with what makes rows of a state go together.
std::string errors_text(const Recovery& recovery) {
  std::vector<double> clustered, independent, covered, covered_independent;
  for (const RecoveryRow& row : recovery.rows) {
    if (!is_coefficient(row) || std::isnan(row.clustered.ratio.value)) continue;
    clustered.push_back(row.clustered.ratio.value);
    independent.push_back(row.independent.ratio.value);
    covered.push_back(row.clustered.coverage.value);
    covered_independent.push_back(row.independent.coverage.value);
  }
  if (clustered.empty()) return "";
  return "Standard errors clustered by state are " + fixed(median(clustered), 2) +
         " times what the estimates vary by, and their intervals hold the truth in " + per_cent(median(covered)) +
         " (medians over coefficients); errors that take a state's years for independent are " +
         fixed(median(independent), 2) + " times that, and theirs hold it in " + per_cent(median(covered_independent)) +
         ".";
}

std::string bounds_text(const RecoveryRow& row) {
  const std::string how_often = std::to_string(row.at_bound) + " of " + std::to_string(row.estimates) + " data sets";
  if (row.parameter.kind == RecoveredKind::ceiling) {
    return "No ceiling is found, though there is one, in " + how_often + ".";
  }
  return "The " + row.parameter.name + " stands at an end of what is sought in " + how_often + ".";
}

std::string failure_text(const Recovery& recovery, const RecoveryFailure& failure) {
  const std::string what = failure.what == "fit" ? "could not be fitted" : "show no persistence";
  return std::to_string(failure.records) + " of " + std::to_string(recovery.datasets) + " data sets " + what +
         " (the first is number " + std::to_string(failure.first) + "): " + clean_line(failure.why) + ".";
}

}  // namespace

std::vector<std::string> recovery_verdict(const Recovery& recovery) {
  std::vector<std::string> verdict;
  const auto say = [&](const std::string& sentence) {
    if (!sentence.empty()) verdict.push_back(sentence);
  };
  if (recovery.failed > 0) {
    say("Only " + std::to_string(recovery.datasets - recovery.failed) + " of " + std::to_string(recovery.datasets) +
        " data sets could be fitted: all numbers speak of records that can, and shares told from 0 count the others "
        "as not told.");
  }
  if (recovery.datasets - recovery.failed < enough_datasets) {
    say("Only " + std::to_string(recovery.datasets - recovery.failed) +
        " data sets: too few to tell what is recovered; what follows is a first look (--datasets 200 and more).");
  }
  for (const RecoveryRow& row : recovery.rows) {
    if (is_potential(row)) say(potential_text(recovery, row));
  }
  say(others_text(recovery));
  say(identification_text(recovery));
  say(misleading_text(recovery));
  say(errors_text(recovery));
  for (const RecoveryRow& row : recovery.rows) {
    if (row.at_bound > 0) say(bounds_text(row));
  }
  for (const RecoveryFailure& failure : recovery.failures) say(failure_text(recovery, failure));
  return verdict;
}

}  // namespace entente
