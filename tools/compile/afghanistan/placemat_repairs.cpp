#include "tools/compile/afghanistan/placemat_repairs.hpp"

namespace entente::compile {
namespace {

constexpr double unknown = -1;

constexpr StateYear in(std::uint16_t state, std::uint16_t year) { return {CowCode{state}, Year{year}}; }

// Found by comparing every cell with its neighbours in time: below a quarter of both, or above 1.4 times both.
constexpr PlacematRepair repairs[] = {
    // Thousands typed with a point, or left away. 90 stands four times for the United States' 90,000.
    {in(900, 2012), 10, "1.55", 1550},
    {in(290, 2012), 8, "1.8", 1800},
    {in(230, 2012), 8, "1.45", 1450},
    {in(640, 2012), 8, "1.328", 1328},
    {in(200, 2012), 8, "9.5", 9500},
    {in(2, 2012), 2, "90", 90000},
    {in(2, 2012), 3, "90", 90000},
    {in(2, 2012), 5, "90", 90000},
    {in(2, 2012), 8, "68", 68000},
    // A digit lost: 2,200 on the second placemat, 1,300 after the summer.
    {in(210, 2007), 1, "220", 2200},
    {in(210, 2007), 3, "220", 2200},
    {in(210, 2007), 4, "220", 2200},
    {in(200, 2010), 6, "500", 9500},
    {in(372, 2010), 6, "25", 925},
    // Stray characters.
    {in(325, 2011), 2, "3770 '", 3770},
    {in(395, 2014), 7, "3 i", 3},
    // Zeros and fragments between equal neighbours.
    {in(2, 2010), 6, "0", unknown},
    {in(373, 2010), 6, "0", unknown},
    {in(339, 2010), 3, "40", unknown},
    {in(339, 2010), 8, "40", unknown},
    {in(360, 2010), 2, "70", unknown},
    {in(920, 2007), 4, "7", unknown},
    // Peaks of one placemat, above 1.4 times both neighbours, which the Military Balance does not bear out.
    {in(344, 2009), 3, "530", unknown},
    {in(355, 2009), 4, "820", unknown},
    {in(369, 2010), 6, "31", unknown},
    {in(371, 2010), 3, "75", unknown},
    {in(663, 2008), 3, "265", unknown},
    {in(696, 2014), 5, "118", unknown},
    {in(712, 2010), 3, "195", unknown},
};

}  // namespace

std::vector<PlacematRepair> placemat_repairs(StateYear key) {
  std::vector<PlacematRepair> of_key;
  for (const PlacematRepair& repair : repairs) {
    if (repair.key == key) of_key.push_back(repair);
  }
  return of_key;
}

}  // namespace entente::compile
