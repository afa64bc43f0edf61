#include "results/similarity/similarity_summary.hpp"

#include "estimate/table/crosswalk.hpp"
#include "results/json/value.hpp"
#include "results/similarity/dyad_csv.hpp"

#include <algorithm>

namespace entente {
namespace {

bool compares(const SimilarityPlan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(), needs_portfolio);
}

std::string portfolio_words(const SimilarityPlan& plan) {
  if (plan.portfolio == PortfolioKind::votes) {
    return "votes of the year in the UN General Assembly: yes 1, abstention 1/2, no 0; absences deleted by pairs";
  }
  const std::string scale = plan.alliances.scale == CommitmentScale::valued
                                ? "defence or offence 3, neutrality or non-aggression 2, entente or consultation 1, "
                                  "none 0"
                                : "any obligation 1, none 0";
  const auto self = [&]() -> std::string {
    switch (plan.alliances.self) {
      case SelfCommitment::highest: return "with itself the highest";
      case SelfCommitment::none: return "with itself 0";
      case SelfCommitment::left_out: break;
    }
    return "the dyad's own two columns left out";
  };
  return "commitments with every member of the state system in the year: " + scale + "; " + self();
}

std::string largest_words(const SimilarityPlan& plan) {
  return plan.largest == LargestDistance::theoretical ? "theoretical: the range that the coding allows"
                                                      : "observed: the range of the year's values";
}

bool holds_s(const SimilarityPlan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(), [](SimilarityMeasure measure) {
    return measure == SimilarityMeasure::s_absolute || measure == SimilarityMeasure::s_squared;
  });
}

// What is missing and why, and what the readers had to say.
std::vector<std::string> all_notes(const SimilaritySummary& summary) {
  std::vector<std::string> notes;
  const SimilarityCounts& counts = summary.counts;
  const auto file = [&](const std::string& what) {
    const auto found = std::find_if(summary.files.begin(), summary.files.end(),
                                    [&](const SimilaritySummary::File& candidate) { return candidate.what == what; });
    return found == summary.files.end() ? what : found->name;
  };
  if (!counts.outside.empty()) {
    notes.push_back(file(summary.plan.portfolio == PortfolioKind::alliances ? "alliances" : "votes") +
                    " does not cover " + year_ranges(counts.outside) + ": similarity is missing there, not zero");
  }
  if (!counts.without_points.empty()) {
    notes.push_back(file("ideal points") + " does not cover " + year_ranges(counts.without_points) +
                    ": distances are missing there");
  }
  if (!counts.after_list.empty()) {
    notes.push_back(file("states") + " ends before " + year_ranges(counts.after_list) +
                    ": the members of its last year stand for them");
  }
  if (counts.unweighted > 0) {
    notes.push_back(std::to_string(counts.unweighted) +
                    " state-years have no CINC: weighted S leaves their column out of every dyad");
  }
  notes.insert(notes.end(), summary.notes.begin(), summary.notes.end());
  return notes;
}

}  // namespace

std::string year_ranges(const std::vector<Year>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1].number() == years[last].number() + 1) ++last;
    text += (text.empty() ? "" : ", ") + std::to_string(years[i].number());
    if (last > i) text += '-' + std::to_string(years[last].number());
    i = last + 1;
  }
  return text;
}

std::string similarity_json(const SimilaritySummary& summary) {
  OrderedJson document;
  const SimilarityPlan& plan = summary.plan;
  document["years"] = {plan.first.number(), plan.last.number()};
  document["dyad_years"] = summary.counts.dyad_years;
  if (compares(plan)) document["portfolio"] = portfolio_words(plan);
  if (holds_s(plan)) {
    document["weights"] =
        plan.weights == ItemWeights::capability ? "capability (CINC of the column's state)" : "uniform";
    document["largest_distance"] = largest_words(plan);
  }
  if (plan.leader) document["leader"] = iso3(*plan.leader);
  document["measures"] = OrderedJson::array();
  const std::vector<std::string> columns = measure_columns(plan);
  for (std::size_t m = 0; m < columns.size(); ++m) {
    const std::size_t measured = summary.counts.measured[m], undefined = summary.counts.undefined[m];
    document["measures"].push_back({{"column", columns[m]},
                                    {"measured", measured},
                                    {"undefined", undefined},
                                    {"missing", summary.counts.dyad_years - measured - undefined}});
  }
  document["sources"] = OrderedJson::array();
  for (const SimilaritySummary::File& file : summary.files) {
    document["sources"].push_back({{"what", file.what},
                                   {"file", file.name},
                                   {"covers", {file.coverage.first.number(), file.coverage.last.number()}}});
  }
  document["notes"] = all_notes(summary);
  document["out"] = summary.written.empty() ? OrderedJson(nullptr) : OrderedJson(summary.written);
  return json_text(document);
}

std::string similarity_text(const SimilaritySummary& summary) {
  const SimilarityPlan& plan = summary.plan;
  std::string text = std::to_string(summary.counts.dyad_years) + " dyad-years, " + std::to_string(plan.first.number()) +
                     "-" + std::to_string(plan.last.number()) + '\n';
  if (compares(plan)) text += "portfolios: " + portfolio_words(plan) + '\n';
  if (holds_s(plan)) text += "largest distance of S " + largest_words(plan) + '\n';
  const std::vector<std::string> columns = measure_columns(plan);
  for (std::size_t m = 0; m < columns.size(); ++m) {
    const std::size_t measured = summary.counts.measured[m], undefined = summary.counts.undefined[m];
    const std::size_t missing = summary.counts.dyad_years - measured - undefined;
    text += columns[m] + ": " + std::to_string(measured) + " measured";
    if (undefined > 0) text += ", " + std::to_string(undefined) + " not defined (portfolios without variation)";
    if (missing > 0) text += ", " + std::to_string(missing) + " missing";
    text += '\n';
  }
  for (const SimilaritySummary::File& file : summary.files) {
    text += file.what + ": " + file.name + ", " + std::to_string(file.coverage.first.number()) + "-" +
            std::to_string(file.coverage.last.number()) + '\n';
  }
  for (const std::string& note : all_notes(summary)) text += "note: " + note + '\n';
  return text;
}

}  // namespace entente
