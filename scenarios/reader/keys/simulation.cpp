#include "scenarios/reader/keys/keys.hpp"
#include "scenarios/reader/recording.hpp"
#include "scenarios/reader/words.hpp"

namespace entente {

namespace {

constexpr auto largest_seed = static_cast<double>(largest_master_seed);

}  // namespace

std::vector<Declaration> simulation_keys() {
  return {
      {.path = "simulation.replications",
       .meaning = "Number of replicates of the ensemble.",
       .type = KeyType::integer,
       .range = {2, 1e6},
       .fallback = "1000"},
      {.path = "simulation.seed",
       .meaning = "Master seed: the same seed gives the same numbers; 0 is an ordinary seed.",
       .type = KeyType::integer,
       .range = {0, largest_seed}},
      {.path = "simulation.record",
       .meaning =
           "What `ensemble.nc` holds: nothing, for there is no such file; the summary, means and quantiles of all "
           "replicates; or, too, all there is of every replicate, or the quantities listed; `expectation` only "
           "where states learn.",
       .type = KeyType::word_or_list,
       .words = {record_none, record_summary, record_full},
       .list_words = words(all_quantities),
       .fallback = record_summary},
  };
}

}  // namespace entente
