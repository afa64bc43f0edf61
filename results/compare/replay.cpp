#include "results/compare/replay.hpp"

#include "results/compare/certainty_notes.hpp"
#include "results/ensemble_file/ensemble_reader.hpp"
#include "results/json/comparison_json.hpp"
#include "results/json/value.hpp"
#include "results/label.hpp"
#include "results/run_folder/place_of.hpp"
#include "results/tables/score_tables.hpp"
#include "results/tables/state_tables.hpp"
#include "results/wars/run_comparison.hpp"
#include "results/wars/wars_summary.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace entente {
namespace {

constexpr const char* ensemble_name = "ensemble.nc";
constexpr const char* how_to_get_shares =
    "record them (run --record share), or leave doubtful values out of a run (run --certainty A,B)";
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// As much of the run's world as its summary of shares reads; ties and facts that it does not read are 0.
World world_of(const RecordedEnsemble& about, const RunData& run) {
  World world;
  world.states = about.states;
  world.first_year = about.first_year;
  world.years = about.years;
  world.armed_forces = about.armed_forces;
  world.leaders.clear();
  for (const CowCode leader : about.leaders) {
    world.leaders.push_back({.leader = leader,
                             .alignment = std::vector<double>(about.cells()),
                             .treaty_depth = std::vector<double>(about.cells()),
                             .ally = std::vector<std::uint8_t>(about.cells())});
  }
  world.wars.clear();
  for (std::size_t w = 0; w < about.wars.size(); ++w) {
    const RunWar& named = run.wars().at(w);
    const auto leader = std::find(about.leaders.begin(), about.leaders.end(), about.wars[w].leader);
    War war;
    war.id = named.id;
    war.name = named.name;
    war.leader = leader == about.leaders.end() ? 0 : static_cast<std::size_t>(leader - about.leaders.begin());
    war.first_year = named.first_year;
    war.last_year = named.last_year;
    war.invited = about.wars[w].invited;
    world.wars.push_back(std::move(war));
  }
  return world;
}

constexpr char unmarked = '\0';

/// The marks of certainty whose values the run itself left out, `unmarked` among them: invited, on record and not
/// compared.
std::string left_out_by_run(const RunTable& state_years) {
  const std::vector<double> share = state_years.numbers("observed_share");
  const std::vector<std::string> certainty = state_years.texts("certainty"), compared = state_years.texts("compared"),
                                 invited = state_years.texts("invited");
  std::string marks;
  for (std::size_t i = 0; i < share.size(); ++i) {
    if (!std::isnan(share[i]) && invited[i] == "1" && compared[i] != "1") {
      marks += certainty[i].empty() ? unmarked : certainty[i].front();
    }
  }
  return marks;
}

// Years without an invitation count, too: forecasts without theory know them.
bool is_left_out(char mark, LeftOut left_out, const std::string& marks) {
  const bool named = marks.find(mark) != std::string::npos;
  return left_out == LeftOut::as_in_run ? named : !marks.empty() && !named;
}

/// What is on record of one war, and what of it is left out. `marks` are those that the run left out, or those that
/// count.
ObservedShares record_of(const RunTable& state_years, const World& world, LeftOut left_out, const std::string& marks) {
  ObservedShares record{.share = std::vector<double>(world.cells(), missing),
                        .troops = std::vector<double>(world.cells(), missing),
                        .certainty = std::vector<char>(world.cells()),
                        .left_out = std::vector<std::uint8_t>(world.cells())};
  const std::vector<CowCode> code = state_years.states();
  const std::vector<Year> year = state_years.years();
  const std::vector<double> share = state_years.numbers("observed_share"),
                            troops = state_years.numbers("observed_troops");
  const std::vector<std::string> certainty = state_years.texts("certainty");
  for (std::size_t i = 0; i < code.size(); ++i) {
    const auto state = std::lower_bound(world.states.begin(), world.states.end(), code[i]);
    const std::size_t cell = world.cell(std::size_t{year[i].number()} - world.first_year.number(),
                                        static_cast<std::size_t>(state - world.states.begin()));
    if (state == world.states.end() || *state != code[i] || cell >= world.cells()) {
      throw input_error({.file = ensemble_name}, "has other states and years than state_years.csv", {},
                        "run the scenario again");
    }
    record.share[cell] = share[i];
    record.troops[cell] = troops[i];
    record.certainty[cell] = certainty[i].empty() ? unmarked : certainty[i].front();
    record.left_out[cell] = !std::isnan(share[i]) && is_left_out(record.certainty[cell], left_out, marks) ? 1 : 0;
  }
  return record;
}

void check_marks(const RunData& run, const RunTable& state_years) {
  const std::vector<std::string> marks = state_years.texts("certainty");
  if (std::any_of(marks.begin(), marks.end(), [](const std::string& mark) { return !mark.empty(); })) return;
  throw input_error(place_of(run.folder() / "state_years.csv"),
                    "the record of this run marks no certainty, so none can be asked for");
}

std::filesystem::path recording_of(const RunData& run) {
  if (run.has(ensemble_name)) return run.folder() / ensemble_name;
  throw input_error(place_of(run.folder() / ensemble_name), "is not there: no replicate's shares were kept", {},
                    how_to_get_shares);
}

void check_shares(const RecordedEnsemble& about, const RunData& run) {
  const Place place = place_of(run.folder() / ensemble_name);
  if (!about.has(Quantity::share)) {
    throw input_error(place, "has no shares of single replicates", {}, how_to_get_shares);
  }
  const bool same_wars =
      std::equal(about.wars.begin(), about.wars.end(), run.wars().begin(), run.wars().end(),
                 [&](const RecordedWar& recorded, const RunWar& war) {
                   return about.wars.size() == 1 || recorded.id == war.id;  // a run of one war records no id
                 });
  if (same_wars && about.replications == run.replications()) return;
  throw input_error(place, "has other wars or replicates than the run's manifest", {}, "run the scenario again");
}

// A block in which nothing happened but what was recorded of shares.
ReplicateBlock shares_alone(const World& world, ReplicateBlock recorded) {
  ReplicateBlock block(world);
  block.first = recorded.first;
  block.replicates = recorded.replicates;
  block.share = std::move(recorded.share);
  block.expectation = {};
  return block;
}

WarsSummary replayed(const EnsembleReader& reader, const World& world, const std::vector<ObservedShares>& records,
                     const std::atomic<bool>* interrupted) {
  WarsObserver observer(world, records);
  for (std::size_t first = 0; first < reader.about().replications; first += ReplicateBlock::lanes) {
    if (interrupted != nullptr && *interrupted) throw work_error("interrupted");
    observer.observe(shares_alone(world, reader.read(first)));
  }
  return observer.take();
}

constexpr const char* of_shares[] = {"years_compared",          "observed_share",         "simulated_share",
                                     "observed_troops",         "simulated_troops",       "observed_rank_relative",
                                     "simulated_rank_relative", "observed_rank_absolute", "simulated_rank_absolute"};
constexpr const char* of_more[] = {"conventional_share", "observed_over_contribution", "simulated_over_contribution"};

void put_war(const OrderedJson& fresh, OrderedJson& document) {
  for (const char* key : {"scores", "scoring", "behaviour"}) document[key] = fresh.at(key);
  for (std::size_t state = 0; state < document.at("states").size(); ++state) {
    OrderedJson& entry = document["states"][state];
    for (const char* key : of_shares) entry[key] = fresh.at("states").at(state).at(key);
    for (const char* key : of_more) entry[key] = nullptr;
  }
  document["totals"] = fresh.at("totals");
  document.erase("goodness_of_fit");
}

// What the run says of certainty is of other state-years.
void put_note(const std::string& note, OrderedJson& notes) {
  OrderedJson kept = OrderedJson::array({note});
  for (const OrderedJson& known : notes) {
    if (!is_certainty_note(known.get<std::string>())) kept.push_back(known);
  }
  notes = std::move(kept);
}

std::string document_of(const RunData& run, const std::string& of_run, const RunComparison& comparison,
                        const Caption& caption, const std::string& note) try {
  OrderedJson document = OrderedJson::parse(of_run);
  const OrderedJson fresh = OrderedJson::parse(to_json(comparison, caption));
  if (document.contains("wars")) {
    for (std::size_t war = 0; war < document["wars"].size(); ++war) {
      put_war(fresh.at("wars").at(war), document["wars"][war]);
    }
    document["totals"] = fresh.at("totals");
    document.erase("goodness_of_fit");
  } else {
    put_war(fresh, document);
  }
  if (!note.empty()) put_note(note, document.at("notes"));
  return json_text(document);
} catch (const OrderedJson::exception&) {
  throw not_as_written(run);
}

std::string note_of(const Replay& replay, const std::string& marks) {
  const std::string which =
      marks.empty() ? "all values, of any certainty or none" : "values of certainty " + listed_marks(marks) + " alone";
  return "Compared with " + which + ": " + std::to_string(replay.compared) + " of " + std::to_string(replay.of_record) +
         " state-years on record.";
}

// Every state once, as the run's table names it.
std::vector<StateLabel> labels_of(const RunTable& state_years) {
  const std::vector<CowCode> codes = state_years.states();
  const std::vector<std::string> iso3 = state_years.texts("iso3"), names = state_years.texts("state");
  std::map<CowCode, StateLabel> labels;
  for (std::size_t row = 0; row < state_years.rows(); ++row) {
    labels.try_emplace(codes[row], StateLabel{codes[row], iso3[row], names[row]});
  }
  std::vector<StateLabel> list;
  for (const auto& [cow, label] : labels) list.push_back(label);
  return list;
}

}  // namespace

Replay replay_scores(const RunData& run, LeftOut left_out, const std::string& marks,
                     const std::atomic<bool>* interrupted) {
  const ScoreTables stored = score_tables(run);
  const EnsembleReader reader(recording_of(run));
  check_shares(reader.about(), run);
  if (left_out == LeftOut::other_than_sure && !marks.empty()) check_marks(run, stored.state_years);
  const World world = world_of(reader.about(), run);
  const std::string known = left_out == LeftOut::as_in_run ? left_out_by_run(stored.state_years) : marks;
  std::vector<ObservedShares> records;
  Replay replay{.tables = stored};
  for (const RunWar& war : run.wars()) {
    const ObservedShares& record =
        records.emplace_back(record_of(stored.state_years.of_war(war.id), world, left_out, known));
    const std::vector<std::uint8_t>& invited = world.wars[records.size() - 1].invited;
    for (std::size_t cell = 0; cell < world.cells(); ++cell) {
      if (!invited[cell] || std::isnan(record.share[cell])) continue;
      ++replay.of_record;
      replay.compared += record.left_out[cell] ? 0 : 1;
    }
  }
  if (replay.compared == 0) {
    throw input_error({.key = "--certainty"}, "no compared state-year has such a mark", "marks that the record has");
  }
  const RunComparison comparison =
      compare_wars(world, replayed(reader, world, records, interrupted), PotentialMeasure{}, reader.about().seed);
  const std::vector<StateLabel> labels = labels_of(stored.state_years);
  const Caption caption{
      .scenario = run.scenario(), .record = run.record(), .seed = run.seed(), .focus = {}, .states = labels};
  const auto table = [](std::string text, const char* name) { return RunTable(Table::parse(std::move(text), name)); };
  replay.tables.scores = table(scores_csv(comparison, labels), "scores.csv");
  replay.tables.calibration = table(calibration_csv(comparison), "calibration.csv");
  replay.tables.state_years = table(state_years_csv(comparison, labels), "state_years.csv");
  if (left_out == LeftOut::other_than_sure) {
    replay.tables.goodness.reset();
    replay.note = note_of(replay, marks);
  }
  replay.tables.comparison = document_of(run, stored.comparison, comparison, caption, replay.note);
  return replay;
}

}  // namespace entente
