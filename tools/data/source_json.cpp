#include "tools/data/source_json.hpp"

#include "results/json/value.hpp"
#include "scenarios/registry/citation_text.hpp"
#include "tools/data/source_text.hpp"

namespace entente {
namespace {

OrderedJson known(const std::string& text) { return text.empty() ? OrderedJson(nullptr) : OrderedJson(text); }

OrderedJson coverage_json(const SourceCoverage& coverage) {
  return {{"first_year", coverage.first_year},
          {"last_year", coverage.last_year},
          {"states", coverage.states},
          {"years_in", coverage.years_in},
          {"states_in", coverage.states_in}};
}

OrderedJson source_json(const SourceRegistry& registry, const RegisteredSource& source) {
  OrderedJson citations = OrderedJson::array();
  for (const Citation& citation : registry.citations_of(source)) {
    citations.push_back({{"key", citation.key}, {"text", citation_text(citation)}, {"bibtex", bibtex(citation)}});
  }
  return {{"id", source.id},
          {"what", source.what},
          {"makers", source.makers},
          {"version", source.version},
          {"licence", source.licence},
          {"landing_page", known(source.landing_page)},
          {"address", known(source.address)},
          {"packaging", to_string(source.packaging)},
          {"file", source.file},
          {"encoding", source.encoding},
          {"bytes", source.bytes},
          {"sha256", source.sha256},
          {"coverage", coverage_json(source.coverage)},
          {"differences", source.differences},
          {"by_hand", source.by_hand},
          {"citations", citations}};
}

}  // namespace

std::string sources_json(const SourceRegistry& registry, const std::vector<const RegisteredSource*>& sources) {
  OrderedJson list = OrderedJson::array();
  for (const RegisteredSource* source : sources) list.push_back(source_json(registry, *source));
  return json_text({{"sources", list}});
}

std::string checked_json(const CheckedFolder& folder) {
  OrderedJson files = OrderedJson::array();
  for (const CheckedFile& file : folder.files) {
    files.push_back({{"id", file.source->id},
                     {"file", file.source->file},
                     {"state", to_string(file.state)},
                     {"sha256", file.digest ? OrderedJson(file.digest->sha256) : OrderedJson(nullptr)},
                     {"registered", file.source->sha256},
                     {"bytes", file.digest ? OrderedJson(file.digest->bytes) : OrderedJson(nullptr)}});
  }
  return json_text({{"files", files}, {"unknown", folder.unknown}});
}

}  // namespace entente
