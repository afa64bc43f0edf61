#include "tools/compile/afghanistan/observed_table.hpp"

#include "estimate/table/crosswalk.hpp"
#include "sim/core/number_text.hpp"
#include "tools/compile/afghanistan/csv_text.hpp"

namespace entente::compile {
namespace {

void add(std::string& list, const std::string& item) {
  if (!item.empty()) list += (list.empty() ? "" : "; ") + item;
}

// Troops by the placemats where the state stands on one that year, else by the Military Balance: the published panel's
// rule. A state on neither list sent nobody, as far as the lists go.
Record troops_record(StateYear key, const std::optional<Placemats>& placemats,
                     const std::optional<TroopsInRegion>& deployment) {
  Record record;
  if (placemats) {
    record.troops = placemats->most();
    if (placemats->peak_set_aside()) record.certainty = 'C';
    add(record.correction, placemats->correction);
    if (*record.troops == 0 && deployment && deployment->troops > 0) {
      record.troops = static_cast<double>(deployment->troops);
      record.certainty = 'C';
      add(record.correction, "placemats list the state without troops, the Military Balance counts them");
    }
    return record;
  }
  if (key.year > last_deployment_year) {
    record.certainty = 'D';
    add(record.correction, "missing: on no placemat of the year, and the Military Balance ends with 2013");
    return record;
  }
  if (!deployment) {
    record.troops = 0;
    record.certainty = 'B';
    return record;
  }
  record.troops = static_cast<double>(deployment->troops);
  if (deployment->unknown) {
    record.certainty = 'D';
    if (deployment->troops == 0) record.troops.reset();
    add(record.correction, deployment->troops == 0 ? "missing: the Military Balance names a force without its number"
                                                   : "lower bound: one of the forces has no number");
  }
  return record;
}

std::string why_it_differs(StateYear key, const RecordSources& sources, const PublishedRow& published,
                           const Record& record) {
  if (!published.troops || !record.troops || *published.troops == *record.troops) return {};
  if (const auto placemats = find(sources.placemats, key)) {
    // The other two cases explain themselves: a peak set aside, and placemats that list the state without troops.
    const bool lost = placemats->most() == *record.troops && !placemats->peak_set_aside();
    return lost ? "placemat that the merge lost" : "";
  }
  const auto deployment = find(sources.deployments, key);
  if (!deployment) return "based outside the region";
  return deployment->separator ? "thousands separator" : "an operation counted once for each of its bases";
}

}  // namespace

RecordSources read_record_sources(Sources& sources) {
  RecordSources record;
  record.placemats = read_placemats(sources);
  record.deployments = read_troops_in_region(sources);
  return record;
}

Facts<Record> corrected_record(const Sources& sources, const StateFacts& facts, const RecordSources& record_sources) {
  Facts<Record> corrected;
  for (const StateYear key : sources.members) {
    Record record;
    if (key.state == theatre) {
      record.certainty = 'D';
      record.correction = "missing: theatre of the war";
      corrected[key] = record;
      continue;
    }
    record = troops_record(key, find(record_sources.placemats, key), find(record_sources.deployments, key));
    const auto published = find(facts.published, key);
    if (published) add(record.correction, why_it_differs(key, record_sources, *published, record));
    const auto forces = find(facts.armed_forces, key);
    if (forces) add(record.correction, forces->correction);
    if (forces && !forces->correction.empty()) record.certainty = 'C';
    if (published && published->infinite_share) add(record.correction, "published share infinite: no armed forces");
    if (record.troops && forces && forces->people > 0) {
      record.share = *record.troops / static_cast<double>(forces->people);
    } else if (record.troops && *record.troops > 0) {
      add(record.correction, forces ? "no share: no armed forces" : "no share: armed forces unknown");
    }
    corrected[key] = record;
  }
  return corrected;
}

std::string observed_table(const Sources& sources, const StateFacts& facts, const Facts<Record>& corrected) {
  std::string text = csv_line({"year", "cow", "iso3", "troops_as_published", "share_as_published", "troops_corrected",
                               "share_corrected", "certainty", "correction"});
  for (const StateYear key : sources.members) {
    const auto published = find(facts.published, key);
    const Record& record = corrected.at(key);
    text += csv_line({std::to_string(key.year.number()), std::to_string(key.state.number()), iso3(key.state),
                      text_of(published ? published->troops : std::nullopt),
                      text_of(published ? published->share : std::nullopt), text_of(record.troops),
                      text_of(record.share), std::string(1, record.certainty), record.correction});
  }
  return text;
}

}  // namespace entente::compile
