#include "estimate/source/placemat_repairs.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr StateYear in(std::uint16_t state, std::uint16_t year) { return {CowCode{state}, Year{year}}; }

constexpr std::string_view point = "thousands typed with a point";
constexpr std::string_view thousands_lost = "thousands left away";
constexpr std::string_view digit_lost = "a digit lost: 2,200 on the second placemat, 1,300 after the summer";
constexpr std::string_view first_digit_lost = "the first digit lost, between equal neighbours";
constexpr std::string_view stray = "a stray character";
constexpr std::string_view fragment = "a zero or a fragment between equal neighbours";
constexpr std::string_view peak = "a peak of one placemat that The Military Balance does not bear out";
constexpr std::nullopt_t unknown = std::nullopt;

}  // namespace

const std::vector<PlacematRepair>& placemat_repairs() {
  static const std::vector<PlacematRepair> repairs{
      {in(900, 2012), 10, "1.55", 1550, point},
      {in(290, 2012), 8, "1.8", 1800, point},
      {in(230, 2012), 8, "1.45", 1450, point},
      {in(640, 2012), 8, "1.328", 1328, point},
      {in(200, 2012), 8, "9.5", 9500, point},
      {in(2, 2012), 2, "90", 90000, thousands_lost},
      {in(2, 2012), 3, "90", 90000, thousands_lost},
      {in(2, 2012), 5, "90", 90000, thousands_lost},
      {in(2, 2012), 8, "68", 68000, thousands_lost},
      {in(210, 2007), 1, "220", 2200, digit_lost},
      {in(210, 2007), 3, "220", 2200, digit_lost},
      {in(210, 2007), 4, "220", 2200, digit_lost},
      {in(200, 2010), 6, "500", 9500, first_digit_lost},
      {in(372, 2010), 6, "25", 925, first_digit_lost},
      {in(325, 2011), 2, "3770 '", 3770, stray},
      {in(395, 2014), 7, "3 i", 3, stray},
      {in(2, 2010), 6, "0", unknown, fragment},
      {in(373, 2010), 6, "0", unknown, fragment},
      {in(339, 2010), 3, "40", unknown, fragment},
      {in(339, 2010), 8, "40", unknown, fragment},
      {in(360, 2010), 2, "70", unknown, fragment},
      {in(920, 2007), 4, "7", unknown, fragment},
      {in(344, 2009), 3, "530", unknown, peak},
      {in(355, 2009), 4, "820", unknown, peak},
      {in(369, 2010), 6, "31", unknown, peak},
      {in(371, 2010), 3, "75", unknown, peak},
      {in(663, 2008), 3, "265", unknown, peak},
      {in(696, 2014), 5, "118", unknown, peak},
      {in(712, 2010), 3, "195", unknown, peak},
  };
  return repairs;
}

std::optional<CowCode> state_meant(const PlacematCell& cell) {
  if (cell.state_name == "Yugoslavia, Federal Republic of (Serbia-Montenegro)") return CowCode{341};
  if (cell.state_name == "Federation of Bosnia and Herzegovina") return CowCode{346};
  return cell.state;
}

bool is_peak(const PlacematRepair& repair) { return repair.reason == peak; }

const PlacematRepair* repair_of(const PlacematCell& cell) {
  const auto state = state_meant(cell);
  for (const PlacematRepair& repair : placemat_repairs()) {
    const bool here = state == repair.key.state && cell.year == repair.key.year && cell.ordinal == repair.ordinal;
    if (here && cell.written == repair.keyed) return &repair;
  }
  return nullptr;
}

std::vector<PlacematRepair> without_a_cell(const std::vector<PlacematCell>& cells) {
  std::vector<PlacematRepair> left;
  for (const PlacematRepair& repair : placemat_repairs()) {
    const bool found =
        std::any_of(cells.begin(), cells.end(), [&](const PlacematCell& cell) { return repair_of(cell) == &repair; });
    if (!found) left.push_back(repair);
  }
  return left;
}

}  // namespace entente
