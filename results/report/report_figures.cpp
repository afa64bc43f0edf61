#include "results/report/report_figures.hpp"

#include "results/report/phrases.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

// Millimetres as printed; the page scales both up to what it has room for.
constexpr double wide = 174;
constexpr double narrow = 84;

// One of the views of a figure: what is chosen, as options and as the report's JSON says it.
struct View {
  RunFigureOptions options;
  OrderedJson choice = OrderedJson::object();
};

OrderedJson drawn(const RunFigure& figure, const RunData& run, RunFigureOptions options, double width) {
  options.width_mm = width;
  options.interactive = true;
  // The page has the title as a heading of its own.
  options.headline = false;
  return OrderedJson::parse(figure.draw(run, options));
}

// Every view that a figure knows: each war, and within it each year and each state.
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
      views.push_back(first);
      if (takes("year")) add_years(views, first, war);
      if (takes("states")) add_states(views, first, war);
      if (!by_war) break;
    }
    if (takes("counterfactual")) add_counterfactuals(views);
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
      views.push_back(std::move(view));
    }
  }

  // The largest observed contributors first: where room is short they are what a reader looks for.
  void add_states(std::vector<View>& views, const View& first, const RunWar& war) const {
    if (!run_.has("states.csv")) return;
    const RunTable states = run_.table("states.csv").of_war(war.id);
    const std::vector<double> codes = states.numbers("cow"), compared = states.numbers("years_compared");
    for (const std::size_t row : descending(states.numbers("observed_share"))) {
      if (!(compared[row] > 0)) continue;
      View view = first;
      view.options.states = {CowCode(static_cast<CowCode::number_type>(codes[row]))};
      view.choice["state"] = static_cast<int>(codes[row]);
      views.push_back(std::move(view));
    }
  }

  void add_counterfactuals(std::vector<View>& views) const {
    if (!run_.has("effects.csv")) return;
    std::vector<std::string> names;
    for (const std::string& name : run_.table("effects.csv").texts("counterfactual")) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      View view;
      view.options.counterfactual = name;
      view.choice["counterfactual"] = name;
      views.push_back(std::move(view));
    }
  }

  const RunFigure& figure_;
  const RunData& run_;
};

std::string left_out_words(const RunFigure& figure, std::size_t views) {
  if (views == 0) return {};
  return counted(views, "further view is", "further views are") +
         " left out so that this file stays small; `entente figure RUN --figure " + figure.name + "` draws each.";
}

void draw_views(ReportFigure& shown, const RunFigure& figure, const RunData& run, const std::vector<View>& views,
                ValuePool& pool, std::size_t& room) {
  OrderedJson first[2];
  OrderedJson variants = OrderedJson::array();
  std::size_t left_out = 0;
  for (const View& view : views) {
    if (!variants.empty() && room == 0) {
      ++left_out;
      continue;
    }
    const std::size_t before = pool.bytes();
    OrderedJson variant = view.choice;
    try {
      for (const auto& [slot, key, width] : {std::tuple(0, "wide", wide), std::tuple(1, "narrow", narrow)}) {
        const OrderedJson specification = drawn(figure, run, view.options, width);
        if (shown.description.empty()) shown.description = specification.value("description", "");
        const OrderedJson lean = pool.without_data(specification);
        if (variants.empty()) first[slot] = lean;
        variant[key] = variants.empty() ? lean : difference(first[slot], lean);
      }
    } catch (const Error&) {
      if (variants.empty()) throw;
      continue;
    }
    if (!variants.empty()) room -= std::min(room, variant.dump().size() + pool.bytes() - before);
    variants.push_back(std::move(variant));
  }
  shown.views["variants"] = std::move(variants);
  shown.left_out = left_out_words(figure, left_out);
}

ReportFigure caption_of(const RunFigure& figure) {
  return {.name = figure.name, .title = figure.title, .shows = figure.shows};
}

}  // namespace

std::vector<ReportFigure> report_figures(const RunData& run, const RunData* tournament,
                                         const std::vector<RunFigure>& figures, ValuePool& pool) {
  std::size_t room = room_for_choices;
  std::vector<ReportFigure> all;
  for (const RunFigure& figure : figures) {
    ReportFigure shown = caption_of(figure);
    const std::string missing = figure.missing(run);
    if (missing.empty()) {
      draw_views(shown, figure, run, Views(figure, run).all(), pool, room);
    } else if (tournament && figure.missing(*tournament).empty()) {
      draw_views(shown, figure, *tournament, {View()}, pool, room);
    } else {
      shown.missing = missing;
    }
    all.push_back(std::move(shown));
  }
  return all;
}

std::vector<ReportFigure> plain_figures(const RunData& run, const std::vector<RunFigure>& figures, ValuePool& pool) {
  std::vector<ReportFigure> all;
  std::size_t none = 0;
  for (const RunFigure& figure : figures) {
    ReportFigure shown = caption_of(figure);
    shown.missing = figure.missing(run);
    if (shown.missing.empty()) draw_views(shown, figure, run, {View()}, pool, none);
    all.push_back(std::move(shown));
  }
  return all;
}

}  // namespace entente
