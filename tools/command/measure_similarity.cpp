#include "estimate/source/source_file.hpp"
#include "estimate/source/treaty_fields.hpp"
#include "estimate/table/crosswalk.hpp"
#include "estimate/table/write_file.hpp"
#include "results/similarity/dyad_csv.hpp"
#include "results/similarity/similarity_summary.hpp"
#include "tools/command/measures.hpp"
#include "tools/command/numbers.hpp"
#include "tools/command/option_words.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/year_span.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

enum class PortfolioSource { atop, cow, un_votes };

const std::vector<std::pair<std::string, SimilarityMeasure>> measure_words = {
    {"S", SimilarityMeasure::s_absolute},        {"S-squared", SimilarityMeasure::s_squared},
    {"kappa", SimilarityMeasure::kappa},         {"pi", SimilarityMeasure::pi},
    {"agreement", SimilarityMeasure::agreement}, {"ideal-point-distance", SimilarityMeasure::ideal_point_distance}};
const std::vector<std::pair<std::string, PortfolioSource>> portfolio_words = {
    {"atop", PortfolioSource::atop}, {"cow", PortfolioSource::cow}, {"un-votes", PortfolioSource::un_votes}};

struct SimilarityOptions {
  std::string measures, sources, years, threads = "0";
  std::optional<std::string> portfolio, out, leader, states, weights, scale, self, largest;
  std::optional<std::string> alliances, votes, capabilities, ideal_points, system;
  bool json = false;
  bool quiet = false;
};

bool is_s(SimilarityMeasure measure) {
  return measure == SimilarityMeasure::s_absolute || measure == SimilarityMeasure::s_squared;
}

// An option that would do nothing is an error that says what it belongs to.
void refuse_unless(bool has_use, const char* option, const std::optional<std::string>& value, const char* use) {
  if (value && !has_use) throw input_error({.key = option}, "it does nothing here", use);
}

std::vector<SimilarityMeasure> measures_of(const std::string& text) {
  std::vector<SimilarityMeasure> measures;
  for (const std::string& word : split_list("--measure", text, "measures with commas between them")) {
    const SimilarityMeasure measure = chosen_word("--measure", word, measure_words);
    if (std::find(measures.begin(), measures.end(), measure) != measures.end()) {
      throw input_error({.key = "--measure"}, word + " a second time");
    }
    measures.push_back(measure);
  }
  return measures;
}

// What the user asked for; the portfolio's source apart, since ATOP and COW make the same kind of portfolio.
struct Asked {
  SimilarityPlan plan;
  std::optional<PortfolioSource> portfolio;
};

Asked asked(const SimilarityOptions& options) {
  Asked result;
  SimilarityPlan& plan = result.plan;
  plan.measures = measures_of(options.measures);
  const bool compares = std::any_of(plan.measures.begin(), plan.measures.end(), needs_portfolio);
  const bool has_s = std::any_of(plan.measures.begin(), plan.measures.end(), is_s);
  const bool has_points = !std::all_of(plan.measures.begin(), plan.measures.end(), needs_portfolio);
  if (compares && !options.portfolio) {
    throw input_error({.key = "--portfolio"}, "none is given", "atop, cow or un-votes with these measures");
  }
  refuse_unless(compares, "--portfolio", options.portfolio, "a measure that compares portfolios");
  if (options.portfolio) result.portfolio = chosen_word("--portfolio", *options.portfolio, portfolio_words);
  const bool votes = result.portfolio == PortfolioSource::un_votes;
  const bool alliances = result.portfolio && !votes;
  plan.portfolio = votes ? PortfolioKind::votes : PortfolioKind::alliances;
  if (!votes && std::count(plan.measures.begin(), plan.measures.end(), SimilarityMeasure::agreement) > 0) {
    throw input_error({.key = "--measure"}, "the agreement share is one of votes",
                      "--portfolio un-votes with it, or S, kappa and pi of alliances");
  }
  refuse_unless(alliances, "--scale", options.scale, "a portfolio of alliances");
  refuse_unless(alliances, "--self", options.self, "a portfolio of alliances");
  refuse_unless(alliances, "--alliances", options.alliances, "a portfolio of alliances");
  refuse_unless(votes, "--votes", options.votes, "--portfolio un-votes");
  refuse_unless(has_points, "--ideal-points", options.ideal_points, "the measure ideal-point-distance");
  refuse_unless(has_s, "--weights", options.weights, "S or S-squared");
  refuse_unless(has_s, "--d-max", options.largest, "S or S-squared");
  if (options.scale) {
    plan.alliances.scale = chosen_word<CommitmentScale>(
        "--scale", *options.scale, {{"valued", CommitmentScale::valued}, {"binary", CommitmentScale::binary}});
  }
  if (options.self) {
    plan.alliances.self = chosen_word<SelfCommitment>(
        "--self", *options.self,
        {{"highest", SelfCommitment::highest}, {"none", SelfCommitment::none}, {"left-out", SelfCommitment::left_out}});
  }
  if (options.weights) {
    plan.weights = chosen_word<ItemWeights>(
        "--weights", *options.weights, {{"uniform", ItemWeights::uniform}, {"capability", ItemWeights::capability}});
  }
  const bool weighted = plan.weights == ItemWeights::capability;
  if (weighted && !alliances) {
    throw input_error({.key = "--weights"}, "roll calls have no capabilities", "uniform weights with votes");
  }
  refuse_unless(weighted, "--capabilities", options.capabilities, "--weights capability");
  if (options.largest) {
    plan.largest = chosen_word<LargestDistance>(
        "--d-max", *options.largest,
        {{"theoretical", LargestDistance::theoretical}, {"observed", LargestDistance::observed}});
  }
  const YearRange years = year_span("--years", options.years);
  plan.first = years.first;
  plan.last = years.last;
  if (options.leader) plan.leader = state_of(*options.leader, {.key = "--leader"});
  if (options.states) {
    for (const std::string& word : split_list("--states", *options.states, "states with commas between them")) {
      plan.states.push_back(state_of(word, {.key = "--states"}));
    }
  }
  return result;
}

// Opens the sources that a plan needs and keeps account of them.
class SourceFolder {
 public:
  SourceFolder(const SimilarityOptions& options, SimilaritySummary& summary) : options_(options), summary_(summary) {}

  SimilaritySources read(const Asked& asked) {
    StateSystem system = read_state_system(open(options_.system, "states2016.csv"));
    note("states", system.coverage());
    SimilaritySources sources{std::move(system), {}, {}, {}, {}};
    if (asked.portfolio == PortfolioSource::atop) {
      sources.alliances = ties_of(read_atop_members(open(options_.alliances, "atop4_01m.csv")));
      note("alliances", sources.alliances->coverage);
    } else if (asked.portfolio == PortfolioSource::cow) {
      sources.alliances = cow_ties();
    } else if (asked.portfolio == PortfolioSource::un_votes) {
      sources.votes = read_un_roll_calls(open(options_.votes, "un_votes.csv"));
      note("votes", sources.votes->coverage);
    }
    if (asked.plan.weights == ItemWeights::capability) {
      sources.capabilities = read_national_capabilities(open(options_.capabilities, "cow_nmc_v6.csv"));
      sources.capabilities->coverage = coverage_of(sources.capabilities->facts, &Capabilities::cinc);
      note("capabilities", sources.capabilities->coverage);
    }
    const auto& measures = asked.plan.measures;
    if (!std::all_of(measures.begin(), measures.end(), needs_portfolio)) {
      sources.ideal_points = read_ideal_points(open(options_.ideal_points, "un_idealpoints.csv"));
      sources.ideal_points->coverage = coverage_of(sources.ideal_points->facts, &UnVotes::ideal_point);
      note("ideal points", sources.ideal_points->coverage);
    }
    return sources;
  }

 private:
  // A name is one in the folder of sources; a full path stands for itself.
  Table open(const std::optional<std::string>& name, const char* usual) {
    opened_ = name.value_or(usual);
    return read_source((std::filesystem::path(options_.sources) / opened_).string(), opened_);
  }

  void note(const char* what, const Coverage& coverage) { summary_.files.push_back({what, opened_, coverage}); }

  AllianceTies cow_ties() {
    const CowAlliances alliances = read_cow_alliances(open(options_.alliances, "alliance_v4.1_by_dyad.csv"));
    note("alliances", alliances.coverage);
    note_lines(alliances.repeated_lines, "says the same twice, left out");
    note_lines(alliances.empty_lines, "ends an alliance on the day before it begins, left out");
    note_lines(alliances.untyped_lines, "leaves a kind of obligation empty, taken as none");
    return ties_of(alliances);
  }

  void note_lines(const std::vector<int>& lines, const char* what) {
    if (!lines.empty()) summary_.notes.push_back(opened_ + ' ' + what + ": line " + listed_lines(lines));
  }

  const SimilarityOptions& options_;
  SimilaritySummary& summary_;
  std::string opened_;
};

void measure(const SimilarityOptions& options) {
  const int threads = static_cast<int>(whole_number("--threads", options.threads, 0, most_threads));
  if (options.json && !options.out) {
    throw input_error({.key = "--json"}, "the table and its summary would both go to standard output",
                      "--out FILE for the table");
  }
  if (options.out) check_writable(*options.out, "--out");
  Asked request = asked(options);
  SimilaritySummary summary;
  summary.written = options.out.value_or("");
  const SimilaritySources sources = SourceFolder(options, summary).read(request);

  std::optional<GrowingFile> file;
  if (options.out) file.emplace(*options.out);
  const auto put = [&](const std::string& text) {
    if (file) {
      file->append(text);
    } else {
      std::cout << text;
    }
  };
  const ParallelOptions parallel{.threads = threads, .interrupted = &interrupted()};
  put(dyad_csv_header(request.plan));
  summary.counts = measure_similarity(request.plan, sources, parallel, [&](const SimilarityYear& year) {
    put(dyad_csv_rows(request.plan, year, parallel));
  });
  if (summary.counts.dyad_years == 0) {
    throw input_error({.key = options.states   ? "--states"
                              : options.leader ? "--leader"
                                               : "--years"},
                      "no two of these states are in the system in these years", "one dyad at least");
  }
  if (file) file->finish();
  summary.plan = std::move(request.plan);
  if (options.json) std::cout << similarity_json(summary);
  if (!options.json && !options.quiet) std::cerr << similarity_text(summary);
}

}  // namespace

void add_measure_similarity(CLI::App& app, std::function<void()>& chosen) {
  auto options = std::make_shared<SimilarityOptions>();
  CLI::App* command =
      app.add_subcommand("similarity", "Similarity of states' alliances, votes or ideal points by dyad");
  command
      ->add_option("--measure", options->measures,
                   "One or more, with commas: S (Signorino and Ritter, absolute distances), S-squared, kappa, pi, "
                   "agreement (of votes), ideal-point-distance")
      ->required();
  command->add_option("--portfolio", options->portfolio,
                      "What is compared: atop or cow (alliance commitments) or un-votes");
  command->add_option("--years", options->years, "Years: 1853-1856, or one year")->required();
  command->add_option("--leader", options->leader, "Only dyads with this state: an ISO code or a COW number");
  command->add_option("--states", options->states, "Only dyads of two of these states, with commas between them");
  const std::string choices = "Conventions";
  command->add_option("--weights", options->weights, "Of S: uniform (default) or capability (CINC of the third state)")
      ->group(choices);
  command
      ->add_option("--scale", options->scale,
                   "Of commitments: valued (3 defence, 2 neutrality or non-aggression, 1 consultation; default) or "
                   "binary")
      ->group(choices);
  command
      ->add_option("--self", options->self,
                   "A state's commitment to itself: highest (default), none, or left-out (a dyad's own two columns)")
      ->group(choices);
  command
      ->add_option("--d-max", options->largest,
                   "S holds distances against the range of the coding (theoretical, the default) or of the year's "
                   "values (observed)")
      ->group(choices);
  const std::string files = "Sources";
  command->add_option("--sources", options->sources, "Folder of the sources as downloaded")->required()->group(files);
  command
      ->add_option("--alliances", options->alliances, "File in it (default atop4_01m.csv or alliance_v4.1_by_dyad.csv)")
      ->group(files);
  command->add_option("--votes", options->votes, "File of roll calls (default un_votes.csv)")->group(files);
  command->add_option("--ideal-points", options->ideal_points, "File of ideal points (default un_idealpoints.csv)")
      ->group(files);
  command->add_option("--capabilities", options->capabilities, "File of capabilities (default cow_nmc_v6.csv)")
      ->group(files);
  command->add_option("--system", options->system, "List of states (default states2016.csv)")->group(files);
  const std::string output = "Output";
  command->add_option("--out", options->out, "CSV file to write instead of standard output")->group(output);
  auto* quiet = command->add_flag("--quiet", options->quiet, "Print nothing but the table and errors");
  quiet->group(output);
  command->add_flag("--json", options->json, "Print what was measured and what is missing as one JSON object")
      ->excludes(quiet)
      ->group(output);
  command
      ->add_option("--threads", options->threads,
                   "Threads; 0 takes as many as the machine has. Results do not depend on it")
      ->group(output);
  command->footer(
      "Examples:\n"
      "  entente measure similarity --measure S --portfolio atop --sources raw --years 1853-1856 --out s.csv\n"
      "  entente measure similarity --measure S,kappa,pi --portfolio cow --sources raw --years 1816-2012 "
      "--leader USA --out us.csv --json\n"
      "Exit code 0: done; 1: a disk failed; 2: wrong input, with its place on standard error.");
  command->callback([options, &chosen] { chosen = [options] { measure(*options); }; });
}

}  // namespace entente
