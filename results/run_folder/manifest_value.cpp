#include "results/run_folder/manifest_value.hpp"

namespace entente {

OrderedJson digests_value(const std::vector<FileDigest>& digests, const char* name) {
  OrderedJson list = OrderedJson::array();
  for (const FileDigest& digest : digests) {
    list.push_back(OrderedJson::object({{name, digest.name}, {"sha256", digest.sha256}, {"bytes", digest.bytes}}));
  }
  return list;
}

OrderedJson machine_value(const Machine& machine) {
  return OrderedJson::object({{"threads", machine.threads},
                              {"compiler", machine.compiler},
                              {"elapsed_seconds", json_number(machine.elapsed_seconds)},
                              {"started_utc", machine.started_utc}});
}

}  // namespace entente
