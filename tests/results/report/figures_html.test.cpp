#include "results/report/html_parts.hpp"
#include "tests/results/support/hand_made_run.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

namespace {

std::string nothing_missing(const RunData&) { return ""; }

HandMadeRun small() {
  HandMadeRun run;
  run.files["states.csv"] = four_states();
  return run;
}

RunFigure known(const std::string& name, const std::vector<std::string>& takes) {
  return {.name = name, .title = "T", .shows = "S.", .missing = nothing_missing, .draw = nullptr, .takes = takes};
}

ReportFigure shown(const std::string& name, const OrderedJson& domain) {
  ReportFigure figure{.name = name, .title = "T", .shows = "S."};
  const OrderedJson scale = {{"scale", {{"domain", domain}}}};
  figure.views["variants"] = OrderedJson::array({{{"wide", {{"layer", OrderedJson::array({{{"x", scale}}})}}}}});
  return figure;
}

ReportFigure absent(const std::string& name) {
  return {.name = name, .title = "T", .shows = "S.", .missing = "It was <not> measured."};
}

std::string left_out(const RunFigure& figure, const RunData& run) {
  ReportFigure some = shown(figure.name, {0, 1});
  some.left_out = 12;
  return figures_html({.known = {figure}, .shown = {some}, .compared = {}, .run = run});
}

}  // namespace

TEST_CASE("views that are left out come with the options that draw them", "[report]") {
  const TemporaryFolder parent;
  HandMadeRun two_wars = small();
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
           {"id", "5"}, {"name", "Other war"}, {"leader", "FRA"}, {"years", "[2011, 2011]"}})
    two_wars.set("wars[2]." + key, value);
  two_wars.files["effects.csv"] = "counterfactual\nindifferent\n";
  const RunData one = small().write(parent.path() / "one"), two = two_wars.write(parent.path() / "two");
  CHECK_THAT(left_out(known("fan", {"war", "states"}), one),
             Contains("12 further views are left out so that this file stays small; <code>entente figure RUN --figure "
                      "fan</code> draws each, chosen by <code>--states</code>.</p>"));
  CHECK_THAT(left_out(known("fan", {"war", "states"}), two),
             Contains("chosen by <code>--war</code> and <code>--states</code>."));
  CHECK_THAT(left_out(known("effects", {"war", "states", "counterfactual"}), two),
             Contains("chosen by <code>--war</code>, <code>--counterfactual</code> and <code>--states</code>."));
  CHECK_THAT(left_out(known("network", {"war", "states", "year"}), one), Contains("chosen by <code>--year</code>."));
}

TEST_CASE("of two runs it is said which has no such figure, and where scales differ", "[report]") {
  const TemporaryFolder parent;
  const RunData run = small().write(parent.path() / "run"), other = small().write(parent.path() / "other");
  const std::vector<RunFigure> figures = {known("fan", {"war"})};
  const auto html = [&](const ReportFigure& here, const ReportFigure& there) {
    return figures_html({.known = figures, .shown = {here}, .compared = {there}, .run = run, .other = &other});
  };
  CHECK_THAT(html(shown("fan", {0, 1}), shown("fan", {0, 2})), Contains("The two figures have scales of their own"));
  CHECK_THAT(html(shown("fan", {0, 1}), shown("fan", {0, 1})), !Contains("scales") && !Contains("other run"));
  CHECK_THAT(html(shown("fan", {0, 1}), absent("fan")),
             Contains("The other run has no such figure: It was &lt;not&gt; measured."));
  CHECK_THAT(html(absent("fan"), shown("fan", {0, 1})),
             Contains("This run has no such figure: It was &lt;not&gt; measured.") && Contains("data-figure=\"fan\""));
  CHECK_THAT(html(absent("fan"), absent("fan")),
             Contains("Not in this report: It was &lt;not&gt; measured.") && !Contains("other run"));
  HandMadeRun another = small();
  another.set("wars[1].id", "7");
  another.set("wars[1].name", "Seventh war");
  const RunData seventh = another.write(parent.path() / "seventh");
  CHECK_THAT(
      figures_html({.known = figures,
                    .shown = {shown("fan", {0, 1})},
                    .compared = {shown("fan", {0, 1})},
                    .run = run,
                    .other = &seventh}),
      Contains("The other run’s figure is of its first war, Seventh war, and this run’s at first of Small war."));
}
