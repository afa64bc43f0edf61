#include "estimate/panel/keying_repairs.hpp"

#include "sim/core/number_text.hpp"

#include <cmath>

namespace entente {
namespace {

constexpr double unknown = -1;

struct PlacematRepair {
  StateYear key;
  int ordinal;  // which of the year's placemats on which the state stands, from 1
  const char* keyed;
  double meant;
  bool peak;
};

// Thousands typed with a point or left away, digits lost, stray characters, zeros and fragments between equal
// neighbours; last come peaks of one placemat that The Military Balance does not bear out.
constexpr PlacematRepair placemat_repairs[] = {
    {{CowCode{900}, Year{2012}}, 10, "1.55", 1550, false},
    {{CowCode{290}, Year{2012}}, 8, "1.8", 1800, false},
    {{CowCode{230}, Year{2012}}, 8, "1.45", 1450, false},
    {{CowCode{640}, Year{2012}}, 8, "1.328", 1328, false},
    {{CowCode{200}, Year{2012}}, 8, "9.5", 9500, false},
    {{CowCode{2}, Year{2012}}, 2, "90", 90000, false},
    {{CowCode{2}, Year{2012}}, 3, "90", 90000, false},
    {{CowCode{2}, Year{2012}}, 5, "90", 90000, false},
    {{CowCode{2}, Year{2012}}, 8, "68", 68000, false},
    {{CowCode{210}, Year{2007}}, 1, "220", 2200, false},
    {{CowCode{210}, Year{2007}}, 3, "220", 2200, false},
    {{CowCode{210}, Year{2007}}, 4, "220", 2200, false},
    {{CowCode{200}, Year{2010}}, 6, "500", 9500, false},
    {{CowCode{372}, Year{2010}}, 6, "25", 925, false},
    {{CowCode{325}, Year{2011}}, 2, "3770 '", 3770, false},
    {{CowCode{395}, Year{2014}}, 7, "3 i", 3, false},
    {{CowCode{2}, Year{2010}}, 6, "0", unknown, false},
    {{CowCode{373}, Year{2010}}, 6, "0", unknown, false},
    {{CowCode{339}, Year{2010}}, 3, "40", unknown, false},
    {{CowCode{339}, Year{2010}}, 8, "40", unknown, false},
    {{CowCode{360}, Year{2010}}, 2, "70", unknown, false},
    {{CowCode{920}, Year{2007}}, 4, "7", unknown, false},
    {{CowCode{344}, Year{2009}}, 3, "530", unknown, true},
    {{CowCode{355}, Year{2009}}, 4, "820", unknown, true},
    {{CowCode{369}, Year{2010}}, 6, "31", unknown, true},
    {{CowCode{371}, Year{2010}}, 3, "75", unknown, true},
    {{CowCode{663}, Year{2008}}, 3, "265", unknown, true},
    {{CowCode{696}, Year{2014}}, 5, "118", unknown, true},
    {{CowCode{712}, Year{2010}}, 3, "195", unknown, true},
};

struct ForcesRepair {
  StateYear key;
  long long keyed;
  long long meant;
  const char* beside;
};

constexpr ForcesRepair forces_repairs[] = {
    {{CowCode{220}, Year{2008}}, 3521771, 352771, "352771 in the next edition: a digit too many"},
    {{CowCode{94}, Year{2010}}, 9800, 0, "other editions have the number among paramilitary forces"},
    {{CowCode{94}, Year{2013}}, 9800, 0, "other editions have the number among paramilitary forces"},
    {{CowCode{95}, Year{2010}}, 12000, 0, "other editions have the number among paramilitary forces"},
    {{CowCode{95}, Year{2014}}, 12000, 0, "other editions have the number among paramilitary forces"},
};

}  // namespace

std::optional<KeyingRepair> placemat_repair(CowCode state, const PlacematCell& cell) {
  for (const PlacematRepair& repair : placemat_repairs) {
    if (repair.key.state != state || repair.key.year != cell.year || repair.ordinal != cell.ordinal) continue;
    if (cell.written != repair.keyed) continue;  // another edition of the file, in which it may be right
    KeyingRepair result;
    result.peak = repair.peak;
    result.beside = "the state's placemats before and after";
    const auto keyed = parse_number(cell.written);
    if (repair.meant != unknown) result.meant = repair.meant;
    if (result.meant && keyed && *result.meant > 0) result.factor = *keyed / *result.meant;
    return result;
  }
  return std::nullopt;
}

std::optional<KeyingRepair> armed_forces_repair(const ArmedForcesRow& row) {
  for (const ForcesRepair& repair : forces_repairs) {
    if (!row.state || StateYear{*row.state, row.year()} != repair.key || row.active != repair.keyed) continue;
    KeyingRepair result;
    result.meant = static_cast<double>(repair.meant);
    result.beside = repair.beside;
    if (repair.meant > 0) result.factor = static_cast<double>(repair.keyed) / static_cast<double>(repair.meant);
    return result;
  }
  return std::nullopt;
}

}  // namespace entente
