#include "results/run_folder/manifest.hpp"

#include "results/json/value.hpp"
#include "results/run_folder/contents.hpp"
#include "results/run_folder/manifest_value.hpp"

#include <chrono>
#include <cstdio>
#include <type_traits>

namespace entente {
namespace {

OrderedJson fact_json(const FactValue& fact) {
  return std::visit(
      [](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, double>) {
          return json_number(value);
        } else if constexpr (std::is_same_v<Value, std::vector<double>>) {
          OrderedJson list = OrderedJson::array();
          for (const double number : value) list.push_back(json_number(number));
          return list;
        } else {
          return OrderedJson(value);
        }
      },
      fact);
}

OrderedJson settings_json(const std::vector<Setting>& settings) {
  OrderedJson list = OrderedJson::array();
  for (const Setting& setting : settings) {
    list.push_back(OrderedJson::object({{"key", setting.key},
                                        {"value", setting.value},
                                        {"unit", setting.unit},
                                        {"provenance", to_string(setting.provenance)},
                                        {"origin", to_string(setting.origin)}}));
  }
  return list;
}

}  // namespace

std::string compiler_name() {
#if defined(__clang__)
  const char* name = "clang";
  const int version[] = {__clang_major__, __clang_minor__, __clang_patchlevel__};
#else
  const char* name = "gcc";
  const int version[] = {__GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__};
#endif
  return std::string(name) + ' ' + std::to_string(version[0]) + '.' + std::to_string(version[1]) + '.' +
         std::to_string(version[2]);
}

std::string utc_now() {
  using namespace std::chrono;
  const auto now = floor<seconds>(system_clock::now());
  const auto day = floor<days>(now);
  const year_month_day date(day);
  const hh_mm_ss time(now - day);
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

std::string manifest_text(const Manifest& manifest, const std::vector<FileDigest>& outputs) {
  OrderedJson json = OrderedJson::object();
  json[run_marker] = run_form;
  json["program_version"] = manifest.program_version;
  json["random_layout_version"] = manifest.random_layout_version;
  json["seed"] = manifest.seed.number();
  json["replications"] = manifest.replications;
  json["scenario"] = manifest.scenario;
  json["record"] = manifest.record;
  json["notes"] = manifest.notes;
  json["settings"] = settings_json(manifest.settings);
  json["inputs"] = digests_value(manifest.inputs, "path");
  json["fit"] = OrderedJson::object();
  for (const auto& [name, fact] : manifest.fit) json["fit"][name] = fact_json(fact);
  if (!manifest.counterfactuals.empty()) json["counterfactuals"] = OrderedJson::array();
  for (const auto& [name, change, notes] : manifest.counterfactuals) {
    json["counterfactuals"].push_back(OrderedJson::object({{"name", name}, {"change", change}, {"notes", notes}}));
  }
  json["outputs"] = digests_value(outputs, "file");
  json["machine"] = machine_value(manifest.machine);
  return json_text(json);
}

}  // namespace entente
