#pragma once

#include "tools/compile/common/left_out.hpp"
#include "tools/compile/crimea/states.hpp"

namespace entente::compile::crimea {

/// What a state sent in a year of the war.
struct Sent {
  double troops = 0;  ///< the highest figure that is dated in the year
  char certainty = 'A';
};

/// Land troops from facts/crimea.csv.
struct Record {
  Facts<Sent> sent;
  std::map<CowCode, long long> in_the_war;  ///< all that was sent from the first to the last year
  std::map<CowCode, long long> deaths;      ///< among them, of all causes
  LeftOut left_out;
};

Record read_record(const Sources& sources, const World& world);

/// scenarios/crimea/observed.csv
std::string observed_table(const World& world, const Record& record);

}  // namespace entente::compile::crimea
