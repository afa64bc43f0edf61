#include "results/recovery/recovery_document.hpp"
#include "results/recovery/recovery_words.hpp"
#include "results/regression/shown_number.hpp"
#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"
#include "results/text/clean.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::string shown_percent(double share) { return std::isnan(share) ? "-" : fixed(100 * share, 0); }

// A table is of one part of the equation, which its heading says.
std::string short_name(const RecoveredParameter& parameter) {
  return parameter.kind == RecoveredKind::persistence ? kind_name(parameter.kind) : parameter.term;
}

// The mean is the truth plus the bias: it is left to the files.
std::vector<std::string> table_row(const RecoveryRow& row) {
  const ShownDigits digits = digits_of(row.mean.value, row.deviation.value, 2);
  const auto number = [&](double value) { return std::isnan(value) ? std::string("-") : shown_number(value, digits); };
  return {short_name(row.parameter),
          number(row.parameter.truth),
          number(row.bias.value),
          std::isnan(row.bias.error) ? "-" : shown_number(row.bias.error, digits_of(row.bias.error, {}, 1)),
          number(row.deviation.value),
          number(row.clustered.standard_error.value),
          fixed(row.clustered.ratio.value, 2),
          shown_percent(row.clustered.coverage.value),
          shown_percent(row.power.value),
          shown_percent(row.wrong_sign.value)};
}

std::string part_table(const Recovery& recovery, const std::string& part) {
  TextTable table({"", "", "", "error", "sd of", "standard", "SE /", "covers", "finds", "wrong"},
                  {part, "truth", "bias", "of bias", "estimates", "error", "sd", "%", "%", "sign %"});
  for (const RecoveryRow& row : recovery.rows) {
    if (row.parameter.part == part) table.add(table_row(row));
  }
  return table.text();
}

std::string reading(const Recovery& recovery) {
  return "covers: share of " + shown_level(recovery.level) +
         " intervals that hold the truth. finds: share that leave out 0 (power). wrong sign: share of estimates on the "
         "other side of 0. Standard errors are clustered by state, as in the scenario's own fit; SE / sd below 1 are "
         "too small. Monte Carlo errors of all numbers, and what rows taken for independent would give: --json or "
         "--out.";
}

}  // namespace

std::string recovery_text(const Recovery& recovery) {
  const RecoveryCaption& caption = recovery.caption;
  std::string text = "Recovery of known coefficients: " + clean_line(caption.scenario) + "\n\n";
  for (const std::string& sentence : recovery_verdict(recovery)) text += wrapped(sentence, "");
  text += "\n" + wrapped(caption.record + ".", "  ") + wrapped(caption.fit, "  ");
  text += wrapped(grouped(static_cast<double>(recovery.datasets)) + " data sets (--generate " + caption.generator +
                      "), seed " + std::to_string(caption.seed) + ". " + caption.meaning,
                  "  ");
  std::vector<std::string> parts;
  for (const RecoveryRow& row : recovery.rows) {
    if (std::find(parts.begin(), parts.end(), row.parameter.part) == parts.end()) parts.push_back(row.parameter.part);
  }
  for (const std::string& part : parts) text += "\n" + part_table(recovery, part);
  text += "\n" + wrapped(reading(recovery), "");
  for (const std::string& note : caption.notes) text += wrapped(clean_line(note), "- ");
  return text;
}

}  // namespace entente
