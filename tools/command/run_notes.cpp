#include "tools/command/run_notes.hpp"

#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace entente {
namespace {

std::string per_cent(double share) { return number_text(100 * share, 1) + " %"; }

std::string share_of_replicates(std::uint64_t replicates, const EnsembleSummary& summary) {
  return per_cent(static_cast<double>(replicates) / static_cast<double>(summary.replications()));
}

std::string slope_note(const PreparedScenario& prepared, const EnsembleSummary& summary) {
  std::string note = "The coefficient of unrealized alliance potential is not positive in ";
  note += share_of_replicates(summary.slopes_not_positive(), summary);
  if (prepared.experiment.coefficients.family == Family::hurdle) {
    note += " (participation) and " + share_of_replicates(summary.amount_slopes_not_positive(), summary) + " (amount)";
  }
  note += prepared.experiment.draw_coefficients ? " of the replicates' draws." : " of the replicates.";
  return note + " Where it is negative the committed send less than others.";
}

// P by the treaty alone, mean over the years in which the state could contribute.
double mean_potential(const PreparedScenario& prepared, std::size_t state) {
  const World& world = prepared.world;
  double sum = 0;
  double years = 0;
  for (std::size_t year = 0; year < world.years; ++year) {
    const std::size_t cell = world.cell(year, state);
    if (!world.wars[0].invited[cell]) continue;
    sum += prepared.experiment.coefficients.potential.potential(world.leaders[0].alignment[cell],
                                                                world.leaders[0].treaty_depth[cell]);
    years += 1;
  }
  return sum / years;  // NaN for a state that was never asked
}

std::string reference_note(const PreparedScenario& prepared) {
  const World& world = prepared.world;
  const double reference = prepared.experiment.coefficients.potential.reference;
  int contributors = 0;
  int below = 0;
  for (std::size_t state = 0; state < world.states.size(); ++state) {
    bool sent = false;
    for (std::size_t year = 0; year < world.years; ++year) {
      const std::size_t cell = world.cell(year, state);
      sent = sent || (world.wars[0].invited[cell] && prepared.observed[0].share[cell] > 0);
    }
    if (!sent) continue;
    ++contributors;
    if (mean_potential(prepared, state) < reference) ++below;
  }
  return std::to_string(below) + " of " + std::to_string(contributors) +
         " observed contributors lie, by their treaty and on average over years, below the reference potential P* = " +
         number_text(reference, 3) + ".";
}

bool has_potential(const Coefficients& coefficients) {
  const std::vector<std::string> terms = all_terms(coefficients);
  return std::find(terms.begin(), terms.end(), potential_term) != terms.end();
}

std::vector<std::string> notes_of(const PreparedScenario& prepared, const EnsembleSummary& summary) {
  std::vector<std::string> notes = {
      "Predictive, not causal: states act by a fitted equation, the leader by declared rules.",
      "War: " + prepared.world.wars[0].name + ", " + std::to_string(prepared.world.wars[0].first_year.number()) + "-" +
          std::to_string(prepared.world.wars[0].last_year.number()) + ".",
      "Coefficients: " + prepared.coefficients.source + "."};
  if (has_potential(prepared.experiment.coefficients)) {
    notes.push_back(slope_note(prepared, summary));
    notes.push_back(reference_note(prepared));
    notes.push_back("Potential is arithmetic on alignment and depth, and collinear with UN agreement and ally.");
  } else {
    notes.push_back(
        "The theory has no term for potential: contributions signal nothing and the leader has nothing to learn.");
  }
  if (prepared.fit) {
    notes.push_back(
        "Scores are in-sample: the coefficients were fitted to the state-years scored, later ones included.");
  }
  if (prepared.experiment.leader_rule.rule == Reward::bayesian && !prepared.scenario.treaty_frozen) {
    notes.push_back(
        "Treaties follow the record and hold what rewards it holds already; ties.treaty: frozen is for questions "
        "about reward.");
  }
  if (prepared.experiment.withdrawal.on) {
    const double withdrawals = static_cast<double>(summary.withdrawals());
    notes.push_back("On average " + number_text(withdrawals / static_cast<double>(summary.replications()), 1) +
                    " states a replicate withdraw before the war's end.");
  }
  if (!prepared.experiment.types.on)
    notes.push_back("Types are off: the leader has nothing to learn from contributions and rewards nobody.");
  if (!prepared.experiment.draw_coefficients) {
    notes.push_back("All replicates use the point estimates: intervals leave out what the fit does not know.");
  }
  if (summary.negative_shares() > 0) {
    notes.push_back(
        per_cent(static_cast<double>(summary.negative_shares()) / static_cast<double>(summary.drawn_shares())) +
        " of the gaussian shares were drawn below 0; they send nobody.");
  }
  notes.push_back(std::string(quantile_note));
  notes.insert(notes.end(), prepared.notes.begin(), prepared.notes.end());
  return notes;
}

}  // namespace

Caption caption_of(const PreparedScenario& prepared, const EnsembleSummary& summary) {
  Caption caption{.scenario = prepared.scenario.name,
                  .record = prepared.record,
                  .seed = prepared.experiment.seed,
                  .focus = prepared.scenario.focus,
                  .states = prepared.states,
                  .notes = notes_of(prepared, summary)};
  caption.states.push_back(prepared.leaders[0]);
  return caption;
}

}  // namespace entente
