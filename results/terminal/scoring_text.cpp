#include "results/terminal/scoring_text.hpp"

#include "results/terminal/text_table.hpp"
#include "results/terminal/words.hpp"

#include <cmath>

namespace entente {
namespace {

std::string transform_text(const PitHistogram& histogram, const char* of) {
  const PitTest& test = histogram.test;
  if (!std::isfinite(test.either)) return {};
  return wrapped(std::string("Transforms of ") + of + ": mean " + with_error(histogram.mean, 3) +
                     " (calibrated 0.5, p " + fixed(test.tilt, 4) + "), spread " + with_error(histogram.spread, 2) +
                     " (calibrated 1, p " + fixed(test.ends, 4) + ").",
                 "  ");
}

}  // namespace

std::string scoring_text(const Scoring& scoring) {
  if (scoring.overall.rows == 0) return {};
  const RankScores& ranks = scoring.ranks;
  std::string text = "Order of states and calibration\n";
  const auto line = [&](std::string name, const std::string& value) {
    name.resize(52, ' ');
    text += "  " + name + value + '\n';
  };
  line("rank correlation of mean shares (Kendall's tau-b)", with_error(ranks.kendall_relative, 3));
  line("the same of mean troops", with_error(ranks.kendall_absolute, 3));
  if (std::isfinite(ranks.top_5.value)) line("of the 5 largest by share among the 5 simulated", percent(ranks.top_5));
  if (std::isfinite(ranks.top_10.value)) line("of the 10 largest among the 10 simulated", percent(ranks.top_10));
  line("log score (nats; smaller is better)", with_error(scoring.overall.log_score, 3));
  TextTable table({"observed share", "all", "", "troops sent", ""},
                  {"inside the central", "state-years", "calibrated", "state-years", "calibrated"});
  for (std::size_t i = 0; i < central_levels; ++i) {
    const CalibrationRow &all = scoring.calibration[i], &sent = scoring.calibration_of_contributors[i];
    const auto cell = [](const CalibrationRow& row) {
      return row.rows == 0 ? std::string("-") : percent(row.coverage);
    };
    const auto expected = [](const CalibrationRow& row) {
      return row.rows == 0 ? std::string("-") : percent(row.expected);
    };
    table.add({percent(all.level), cell(all), expected(all), cell(sent), expected(sent)});
  }
  text += table.text();
  text += wrapped(
      "calibrated: what a simulation would have that is right about zeros and shares; closed intervals that end in "
      "zero "
      "hold more than their level of all state-years, and less of those with troops.",
      "  ");
  text += transform_text(scoring.pit, "all state-years");
  text += transform_text(scoring.pit_of_contributors, "amounts sent");
  if (std::isfinite(scoring.pit.test.either) || std::isfinite(scoring.pit_of_contributors.test.either)) {
    text += wrapped("p: a state's years may depend on one another; where states do, it is too small (docs/scores.md).",
                    "  ");
  }
  return text;
}

}  // namespace entente
