#include "results/figures/run/run_choice.hpp"
#include "results/figures/run_figure.hpp"
#include "sim/core/error.hpp"
#include "tests/results/support/contribution_tables.hpp"
#include "tests/results/support/figure_folders.hpp"
#include "tests/results/support/hand_made_run.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

TEST_CASE("the figures of a run are listed once each, with what they show") {
  std::vector<std::string> names;
  for (const RunFigure& figure : run_figures()) {
    names.push_back(figure.name);
    CHECK_FALSE(figure.title.empty());
    CHECK(figure.shows.ends_with("."));
    CHECK_THAT(figure.shows, !Contains(" mm"));  // a browser knows no millimetres of a page
    CHECK(&run_figure(figure.name) == &figure);
  }
  CHECK(names == std::vector<std::string>{"ranks", "potential", "potential-effect", "coefficients", "fan",
                                          "calibration", "ties", "network", "map", "tournament", "effects"});
  CHECK_THROWS_WITH(run_figure("rank"), Contains("did you mean 'ranks'?"));
}

TEST_CASE("states are named by ISO-3 code or COW number, with the nearest where there is none") {
  const TemporaryFolder parent;
  const RunData run = figure_folder(parent, contribution_tables());
  CHECK(named_state(run, "NZL") == CowCode(920));
  CHECK(named_state(run, "200") == CowCode(200));
  CHECK_THROWS_WITH(named_state(run, "NZ"), Contains("did you mean 'NZL'?"));
  CHECK_THROWS_WITH(named_state(run, "Germany"), Contains("did you mean 'DEU'?"));
  CHECK(enumerated({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("a figure's title says whose record it is, as published or corrected") {
  const TemporaryFolder parent;
  HandMadeRun hand_made;
  const RunData published = hand_made.write(parent.path() / "published");
  CHECK(subject_of(published, published.wars().front()) == "Small war, 2001–2003 (record as published)");
  hand_made.set("measures.outcome", "corrected");
  const RunData corrected = hand_made.write(parent.path() / "corrected");
  CHECK(subject_of(corrected, corrected.wars().front()) == "Small war, 2001–2003 (corrected record)");
  hand_made.set("measures.outcome", "own");
  const RunData other = hand_made.write(parent.path() / "other");
  CHECK(subject_of(other, other.wars().front()) == "Small war, 2001–2003");
}
