#include "estimate/panel/suspects.hpp"

#include "estimate/panel/choice.hpp"
#include "estimate/panel/deployed.hpp"
#include "estimate/panel/panel_content.hpp"
#include "estimate/panel/panel_merge.hpp"
#include "estimate/source/armed_forces_repairs.hpp"
#include "estimate/source/mistyped.hpp"
#include "estimate/source/placemat_repairs.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace entente {
namespace {

double factor(std::optional<double> keyed, std::optional<double> meant) {
  return keyed && meant && *meant > 0 ? *keyed / *meant : 0;
}

class Finder {
 public:
  explicit Finder(const PanelRecipe& recipe) : recipe_(recipe) {}

  void listed(const std::string& kind, int line, StateYear key, const std::string& written, std::string_view reason,
              std::optional<double> meant, KnownSuspect::Repair repair) {
    KnownSuspect suspect;
    suspect.value = {file_name(recipe_, kind),
                     line,
                     label(key),
                     written,
                     std::string(reason),
                     factor(parse_number(written), meant),
                     std::nullopt,
                     false};
    suspect.meant = meant;
    suspect.repair = repair;
    suspects_.push_back(std::move(suspect));
  }

  void by_rule(const std::string& kind, const std::vector<Mistyped>& found) {
    const std::string file = file_name(recipe_, kind);
    for (const Mistyped& one : found) {
      if (!in_years(one.value.key.year) || known(file, one.value.line)) continue;
      KnownSuspect suspect;
      suspect.value = {file,       one.value.line, label(one.value.key), one.value.written,
                       one.beside, one.factor,     std::nullopt,         false};
      suspects_.push_back(std::move(suspect));
    }
  }

  bool in_years(Year year) const { return year >= recipe_.first_year && year <= recipe_.last_year; }

  std::vector<KnownSuspect> take() {
    std::stable_sort(suspects_.begin(), suspects_.end(), [](const KnownSuspect& a, const KnownSuspect& b) {
      return std::pair(a.value.source, a.value.line) < std::pair(b.value.source, b.value.line);
    });
    return std::move(suspects_);
  }

 private:
  bool known(const std::string& file, int line) const {
    return std::any_of(suspects_.begin(), suspects_.end(), [&](const KnownSuspect& suspect) {
      return suspect.value.source == file && suspect.value.line == line;
    });
  }

  const PanelRecipe& recipe_;
  std::vector<KnownSuspect> suspects_;
};

/// The armed forces beside COW's count of military personnel, which is in thousands.
Facts<double> military_personnel(const PanelSources::Content& content) {
  Facts<double> people;
  const auto& source = content.capabilities_6 ? content.capabilities_6 : content.capabilities_5;
  if (!source) return people;
  for (const auto& [key, capabilities] : source->facts) {
    if (capabilities.military_personnel) people[key] = 1000 * *capabilities.military_personnel;
  }
  return people;
}

}  // namespace

std::vector<KnownSuspect> find_suspects(const PanelRecipe& recipe, const PanelSources::Content& content) {
  Finder finder(recipe);
  if (content.placemats) {
    for (const PlacematCell& cell : *content.placemats) {
      const PlacematRepair* repair = repair_of(cell);
      if (!repair || !finder.in_years(cell.year)) continue;
      finder.listed("placemats", cell.line, repair->key, cell.written, repair->reason, repair->meant,
                    is_peak(*repair) ? KnownSuspect::Repair::peak : KnownSuspect::Repair::error);
    }
    finder.by_rule("placemats", mistyped_in_time(written_values(*content.placemats)));
  }
  for (const ArmedForcesRow& row : content.armed_forces) {
    const ArmedForcesRepair* repair = repair_of(row);
    if (!repair || !finder.in_years(row.year())) continue;
    finder.listed("armed_forces", row.line, repair->key, row.written, repair->reason,
                  static_cast<double>(repair->meant), KnownSuspect::Repair::error);
  }
  const std::vector<WrittenValue> forces = written_values(content.armed_forces);
  finder.by_rule("armed_forces", mistyped_in_time(forces));
  finder.by_rule("armed_forces", mistyped_beside(forces, military_personnel(content), "COW's military personnel"));
  std::vector<Deployment> counted;
  for (const Deployment* row : counted_deployments(recipe, content)) counted.push_back(*row);
  finder.by_rule("deployments", mistyped_in_time(written_values(counted)));
  return finder.take();
}

std::vector<SuspectValue> suspect_values(const PanelRecipe& recipe, const std::vector<KnownSuspect>& suspects) {
  const bool errors = chosen(recipe, "keying_errors", "repaired");
  const bool peaks = chosen(recipe, "placemat_peaks", "set_aside");
  std::vector<SuspectValue> values;
  for (const KnownSuspect& suspect : suspects) {
    values.push_back(suspect.value);
    const bool repaired = (suspect.repair == KnownSuspect::Repair::error && errors) ||
                          (suspect.repair == KnownSuspect::Repair::peak && peaks);
    if (!repaired) continue;
    values.back().repaired = true;
    values.back().taken = suspect.meant;
  }
  return values;
}

}  // namespace entente
