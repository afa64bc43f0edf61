#include "estimate/table/succession.hpp"

#include <set>

namespace entente {
namespace {

constexpr Succession merger(std::uint16_t before, std::uint16_t after, std::uint16_t from) {
  return {CowCode{before}, CowCode{after}, Year{from}, Succession::Kind::merger};
}
constexpr Succession partition(std::uint16_t before, std::uint16_t after, std::uint16_t from) {
  return {CowCode{before}, CowCode{after}, Year{from}, Succession::Kind::partition};
}
constexpr Succession secession(std::uint16_t before, std::uint16_t after, std::uint16_t from) {
  return {CowCode{before}, CowCode{after}, Year{from}, Succession::Kind::secession};
}

std::vector<CowCode> sorted(const std::set<CowCode>& states) { return {states.begin(), states.end()}; }

constexpr Year always{0};
constexpr Year ever{9999};

}  // namespace

const std::vector<Succession>& successions() {
  static const std::vector<Succession> all{
      // German states into Prussia (255), the North German Confederation and the Empire.
      merger(240, 255, 1866),
      merger(245, 255, 1871),
      partition(255, 260, 1955),
      partition(255, 265, 1954),
      merger(260, 255, 1990),
      merger(265, 255, 1990),
      merger(267, 255, 1871),
      merger(269, 255, 1867),
      merger(271, 255, 1871),
      merger(273, 255, 1866),
      merger(275, 255, 1867),
      merger(280, 255, 1867),
      // Austria-Hungary; its other lands went to states that were there.
      partition(300, 305, 1919),
      partition(300, 310, 1918),
      partition(300, 315, 1918),
      partition(315, 316, 1993),
      partition(315, 317, 1993),
      // Into Sardinia, then Italy (325). The list ends the Papal States in 1860.
      merger(327, 325, 1860),
      merger(329, 325, 1861),
      merger(332, 325, 1860),
      merger(335, 325, 1860),
      merger(337, 325, 1860),
      // Yugoslavia, whose code went on as Serbia's.
      secession(345, 341, 2006),
      partition(345, 343, 1993),
      partition(345, 344, 1992),
      partition(345, 346, 1992),
      secession(345, 347, 2008),
      partition(345, 349, 1992),
      // The Soviet Union, whose code went on as Russia's.
      partition(365, 359, 1991),
      partition(365, 366, 1991),
      partition(365, 367, 1991),
      partition(365, 368, 1991),
      partition(365, 369, 1991),
      partition(365, 370, 1991),
      partition(365, 371, 1991),
      partition(365, 372, 1991),
      partition(365, 373, 1991),
      partition(365, 701, 1991),
      partition(365, 702, 1991),
      partition(365, 703, 1991),
      partition(365, 704, 1991),
      partition(365, 705, 1991),
      merger(511, 510, 1964),
      secession(530, 531, 1993),
      secession(625, 626, 2011),
      merger(678, 679, 1990),
      merger(680, 679, 1990),
      partition(730, 731, 1948),
      partition(730, 732, 1949),
      secession(770, 771, 1971),
      merger(817, 816, 1975),
      secession(820, 830, 1965),
      secession(850, 860, 2002),
  };
  return all;
}

std::vector<CowCode> successors(CowCode state) { return successors(state, ever); }
std::vector<CowCode> predecessors(CowCode state) { return predecessors(state, always); }

std::vector<CowCode> successors(CowCode state, Year by) {
  std::set<CowCode> states;
  for (const Succession& succession : successions()) {
    if (succession.before == state && succession.from <= by) states.insert(succession.after);
  }
  return sorted(states);
}

std::vector<CowCode> predecessors(CowCode state, Year since) {
  std::set<CowCode> states;
  for (const Succession& succession : successions()) {
    if (succession.after == state && succession.from >= since) states.insert(succession.before);
  }
  return sorted(states);
}

}  // namespace entente
