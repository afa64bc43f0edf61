// Canada's first shock of the year 2006 in replicate 0: the same bits on every machine, whatever else is drawn.
#include "sim/core/number_text.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

#include <iostream>

int main() {
  entente::random::Identity canada;
  canada.seed = entente::MasterSeed(20010911);
  canada.state = entente::CowCode(20);
  canada.year = entente::Year(2006);
  canada.war = entente::WarId(1);
  entente::random::Stream stream(canada);
  std::cout << entente::number_text(entente::random::uniform(stream)) << '\n';
}
