// Repairs of placemats under their switches: the cells are those on the list of repairs, between made-up neighbours.
#include "estimate/panel/placemat_troops.hpp"
#include "tests/estimate/panel/small_recipe.hpp"

#include <catch2/catch.hpp>

namespace entente {
namespace {

// Croatia's third placemat of 2009 is a peak, Poland's eighth of 2012 a slip of a point, Albania's third of 2010 a
// fragment.
PanelSources::Content content() {
  PanelSources::Content made;
  made.placemats.emplace();
  const auto add = [&](int state, int year, const std::vector<std::string>& written) {
    for (std::size_t i = 0; i < written.size(); ++i) {
      const CowCode code{static_cast<CowCode::number_type>(state)};
      PlacematCell cell;
      cell.year = Year{static_cast<Year::number_type>(year)};
      cell.state_name = "state " + std::to_string(state);
      cell.state = code;
      cell.written = written[i];
      cell.ordinal = static_cast<int>(i) + 1;
      made.placemats->push_back(cell);
    }
  };
  add(344, 2009, {"280", "270", "530", "295"});
  add(290, 2012, {"1700", "1", "2", "3", "4", "5", "6", "1.8"});
  add(339, 2010, {"250", "295", "40"});
  return made;
}

std::optional<PlacematTroops> troops(int state, int year, const std::vector<std::string>& choices = {}) {
  PanelRecipe recipe = testing::small_recipe();
  for (const std::string& choice : choices) set_choice(recipe, choice, {});
  const PanelSources::Content made = content();
  PanelRow row;
  row.state = CowCode{static_cast<CowCode::number_type>(state)};
  row.year = Year{static_cast<Year::number_type>(year)};
  return Placemats(recipe, made).of(row);
}

}  // namespace

TEST_CASE("a peak that nothing bears out is set aside, or counts") {
  CHECK(troops(344, 2009)->most == 295.0);
  CHECK(troops(344, 2009)->peak_set_aside);
  CHECK(troops(344, 2009)->repairs == "placemat 3 reads 530: set aside");
  CHECK(troops(344, 2009, {"placemat_peaks=kept"})->most == 530.0);
  CHECK_FALSE(troops(344, 2009, {"placemat_peaks=kept"})->peak_set_aside);
  CHECK(troops(344, 2009, {"keying_errors=kept"})->most == 295.0);
}

TEST_CASE("slips are repaired, or kept") {
  CHECK(troops(290, 2012)->most == 1800.0);
  CHECK(troops(290, 2012)->repairs == "placemat 8 reads 1.8: 1800");
  CHECK(troops(290, 2012, {"keying_errors=kept"})->most == 1700.0);
  CHECK(troops(290, 2012, {"keying_errors=kept"})->repairs.empty());
  CHECK(troops(290, 2012, {"placemat_peaks=kept"})->most == 1800.0);
}

TEST_CASE("a fragment set aside is no peak, and a state on no placemat has none") {
  CHECK(troops(339, 2010)->most == 295.0);
  CHECK_FALSE(troops(339, 2010)->peak_set_aside);
  CHECK(troops(339, 2010)->repairs == "placemat 3 reads 40: set aside");
  CHECK_FALSE(troops(339, 2011).has_value());
}

}  // namespace entente
