#pragma once

#include "sim/core/identifiers.hpp"

#include <vector>

namespace entente {

/// One state of the Correlates of War list came after another on all or a part of its territory.
struct Succession {
  enum class Kind {
    merger,     ///< the state before ended in the state after, which may have been there already
    partition,  ///< the state before ended, or broke up, into several
    secession,  ///< the state before went on without the state after
  };
  CowCode before;
  CowCode after;
  Year from;  ///< the first year of the state after, or of its wider territory
  Kind kind;
};

/// Every succession of these kinds: the end of each state that the list (2016) has ended for good; the federations of
/// the Soviet Union and of Yugoslavia, whose codes went on as Russia's and Serbia's; and secessions from 1945 on of
/// members of the United Nations. Decolonisation, occupation and the changes of borders are not among them. Dates are
/// those of the list: Correlates of War Project, State System Membership (v2016). In the list's order of states before.
const std::vector<Succession>& successions();

/// What came after a state, in order of codes: 316 and 317 after 315. Empty for one that has not ended nor lost a
/// state.
std::vector<CowCode> successors(CowCode state);
/// What was before it: 678 and 680 before 679.
std::vector<CowCode> predecessors(CowCode state);
/// The same within time: successors that came in or before a year, predecessors that it followed in or after a year.
std::vector<CowCode> successors(CowCode state, Year by);
std::vector<CowCode> predecessors(CowCode state, Year since);

}  // namespace entente
