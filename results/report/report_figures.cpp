#include "results/report/report_figures.hpp"

#include "results/report/phrases.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace entente {
namespace {

// Millimetres as printed; the page scales both up to what it has room for.
constexpr double wide = 174;
constexpr double narrow = 84;

// The order in which views get the room that there is: without its first view a figure is not there; wars and
// counterfactuals are few; then years and then states, the first ones of all figures before the second ones of any.
enum class Turn { firsts, wars, counterfactuals, years, states };

// One of the views of a figure: what is chosen, as options and as the report's JSON says it.
using Widths = std::vector<std::pair<const char*, double>>;

struct View {
  RunFigureOptions options;
  OrderedJson choice = OrderedJson::object();
  std::string kind;  // what it differs in from its war's first view
  Turn turn = Turn::firsts;
  std::size_t rank = 0;  // within its turn
};

OrderedJson drawn(const RunFigure& figure, const RunData& run, RunFigureOptions options, double width) {
  options.width_mm = width;
  options.interactive = true;
  return OrderedJson::parse(figure.draw(run, options));
}

// Every view that a figure knows: each war, and within it each year, each state and each counterfactual, one at a time.
class Views {
 public:
  Views(const RunFigure& figure, const RunData& run) : figure_(figure), run_(run) {}

  std::vector<View> all() const {
    std::vector<View> views;
    const bool by_war = takes("war") && run_.wars().size() > 1;
    for (const RunWar& war : run_.wars()) {
      View first;
      if (by_war) {
        first.options.war = war.id;
        first.choice["war"] = war.id.number();
      }
      first.turn = views.empty() ? Turn::firsts : Turn::wars;
      views.push_back(first);
      if (takes("year")) add_years(views, first, war);
      // A network of one state is none.
      if (takes("states") && figure_.name != "network") add_states(views, first, war);
      if (takes("counterfactual")) add_counterfactuals(views, first);
      if (!by_war) break;
    }
    return views;
  }

 private:
  bool takes(const char* option) const {
    return std::find(figure_.takes.begin(), figure_.takes.end(), option) != figure_.takes.end();
  }

  static void add_years(std::vector<View>& views, const View& first, const RunWar& war) {
    for (int year = war.first_year.number(); year <= war.last_year.number(); ++year) {
      View view = first;
      view.options.year = Year(static_cast<Year::number_type>(year));
      view.choice["year"] = year;
      view.kind = "year";
      view.turn = Turn::years;
      view.rank = static_cast<std::size_t>(year - war.first_year.number());
      views.push_back(std::move(view));
    }
  }

  // The largest observed contributors first: where room is short they are what a reader looks for.
  void add_states(std::vector<View>& views, const View& first, const RunWar& war) const {
    if (!run_.has("states.csv")) return;
    const RunTable states = run_.table("states.csv").of_war(war.id);
    std::size_t rank = 0;
    const std::vector<double> codes = states.numbers("cow"), compared = states.numbers("years_compared");
    for (const std::size_t row : descending(states.numbers("observed_share"))) {
      if (!(compared[row] > 0)) continue;
      View view = first;
      view.options.states = {CowCode(static_cast<CowCode::number_type>(codes[row]))};
      view.choice["state"] = static_cast<int>(codes[row]);
      view.kind = "state";
      view.turn = Turn::states;
      view.rank = rank++;
      views.push_back(std::move(view));
    }
  }

  void add_counterfactuals(std::vector<View>& views, const View& first) const {
    if (!run_.has("effects.csv")) return;
    std::vector<std::string> names;
    for (const std::string& name : run_.table("effects.csv").texts("counterfactual")) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      View view = first;
      view.options.counterfactual = name;
      view.choice["counterfactual"] = name;
      view.kind = "counterfactual";
      view.turn = Turn::counterfactuals;
      views.push_back(std::move(view));
    }
  }

  const RunFigure& figure_;
  const RunData& run_;
};

// A figure that is being filled with its views.
class FilledFigure {
 public:
  FilledFigure(const RunFigure& figure, const RunData& run, const RunData* tournament)
      : figure_(&figure), shown_{.name = figure.name, .title = figure.title, .shows = figure.shows} {
    const std::string missing = figure.missing(run);
    if (missing.empty()) {
      run_ = &run;
    } else if (tournament && figure.missing(*tournament).empty()) {
      run_ = tournament;
    } else {
      shown_.missing = missing;
    }
  }

  bool missing() const { return run_ == nullptr; }
  std::vector<View> views() const {
    return run_->kind() == "run" ? Views(*figure_, *run_).all() : std::vector(1, View());
  }

  // Draws a view and returns the bytes that it takes. The first must be drawn; a later one is left out where the choice
  // cannot be drawn: a state without a single compared year, a year without the war.
  std::size_t draw(const View& view, ValuePool& pool) {
    const std::size_t before = pool.bytes();
    Drawn lean{variants_.size(), {}};
    try {
      for (const auto& [name, width] : widths_of(view)) lean.at[name] = lean_specification(view, width, pool);
    } catch (const Error&) {
      if (variants_.empty()) throw;
      return 0;
    }
    variants_.push_back(variants_.empty() ? whole(view, lean) : shortest(view, lean));
    const int war = war_of(view);
    for (const Like& like : {Like{view.kind, war}, Like{view.kind, any_war}}) drawn_.try_emplace(like, lean);
    return compact_json_text(variants_.back()).size() + pool.bytes() - before;
  }

  void leave_out() { ++shown_.left_out; }

  ReportFigure finished() {
    shown_.views["variants"] = std::move(variants_);
    return std::move(shown_);
  }

 private:
  struct Drawn {
    std::size_t index = 0;
    std::map<std::string, OrderedJson> at;  // by the name of the width
  };
  using Like = std::pair<std::string, int>;  // what a view differs in, and its war
  static constexpr int any_war = -1;

  static int war_of(const View& view) { return view.options.war ? view.options.war->number() : 0; }

  static OrderedJson whole(const View& view, const Drawn& lean) {
    OrderedJson variant = view.choice;
    for (const auto& [name, specification] : lean.at) variant[name] = specification;
    return variant;
  }

  // As what differs from the view drawn before that it is most like: one of its kind, or its war's first.
  OrderedJson shortest(const View& view, const Drawn& lean) const {
    OrderedJson best;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const Like& like :
         {Like{view.kind, war_of(view)}, Like{view.kind, any_war}, Like{"", war_of(view)}, Like{"", any_war}}) {
      const auto from = drawn_.find(like);
      if (from == drawn_.end()) continue;
      OrderedJson variant = view.choice;
      variant["from"] = from->second.index;
      for (const auto& [name, specification] : lean.at)
        variant[name] = difference(from->second.at.at(name), specification);
      const std::size_t size = compact_json_text(variant).size();
      if (size >= least) continue;
      least = size;
      best = std::move(variant);
    }
    return best;
  }

  // One state's panel is wide enough at a column's width.
  static Widths widths_of(const View& view) {
    if (view.kind == "state") return {{"narrow", narrow}};
    return {{"wide", wide}, {"narrow", narrow}};
  }

  OrderedJson lean_specification(const View& view, double width, ValuePool& pool) {
    const OrderedJson specification = drawn(*figure_, *run_, view.options, width);
    if (shown_.description.empty()) shown_.description = specification.value("description", "");
    return pool.without_data(specification);
  }

  const RunFigure* figure_;
  const RunData* run_ = nullptr;
  ReportFigure shown_;
  OrderedJson variants_ = OrderedJson::array();
  std::map<Like, Drawn> drawn_;  // the first of each kind, in all and in each war, from which the others differ
};

struct Turned {
  std::size_t figure;
  View view;
};

}  // namespace

std::vector<std::vector<ReportFigure>> report_figures(const std::vector<ShownRun>& runs,
                                                      const std::vector<RunFigure>& figures, std::size_t room,
                                                      ValuePool& pool) {
  std::vector<FilledFigure> filled;
  std::vector<Turned> turns;
  for (const auto& [run, tournament] : runs) {
    for (const RunFigure& figure : figures) {
      filled.emplace_back(figure, *run, tournament);
      if (filled.back().missing()) continue;
      for (View& view : filled.back().views()) turns.push_back({filled.size() - 1, std::move(view)});
    }
  }
  std::stable_sort(turns.begin(), turns.end(), [](const Turned& a, const Turned& b) {
    return std::tie(a.view.turn, a.view.rank) < std::tie(b.view.turn, b.view.rank);
  });
  for (const auto& [at, view] : turns) {
    if (room == 0 && view.turn != Turn::firsts) {
      filled[at].leave_out();
    } else {
      room -= std::min(room, filled[at].draw(view, pool));
    }
  }
  std::vector<std::vector<ReportFigure>> all(runs.size());
  for (std::size_t at = 0; at < filled.size(); ++at) all[at / figures.size()].push_back(filled[at].finished());
  return all;
}

}  // namespace entente
