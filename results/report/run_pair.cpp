#include "results/report/run_pair.hpp"

namespace entente {

RunPair run_pair(const RunData& run, const RunData& other) {
  RunPair pair;
  for (const RunData* each : {&run, &other}) pair.runs.push_back(compared_run(*each, score_tables(*each)));
  // While the folders have their names, since an error says which one it is about.
  pair.differences = run_differences(pair.runs);
  pair.runs[0].folder = "this run";
  pair.runs[1].folder = "the other run";
  return pair;
}

}  // namespace entente
