#include "results/run_data/manifest_check.hpp"

#include "sim/core/error.hpp"

#include <initializer_list>
#include <string>

namespace entente {
namespace {

using nlohmann::json;

enum class Kind { text, count, list_of_text, list_of_numbers };

struct Field {
  const char* name;
  Kind kind;
};

bool is_text(const json& value) { return value.is_string(); }
// A number that was not finite is null.
bool is_number(const json& value) { return value.is_number() || value.is_null(); }

template <class Is>
bool is_list_of(const json& value, Is is) {
  if (!value.is_array()) return false;
  for (const json& each : value) {
    if (!is(each)) return false;
  }
  return true;
}

bool is_of(Kind kind, const json& value) {
  switch (kind) {
    case Kind::text: return is_text(value);
    case Kind::count: return value.is_number_unsigned();
    case Kind::list_of_text: return is_list_of(value, is_text);
    case Kind::list_of_numbers: return is_list_of(value, is_number);
  }
  return false;
}

const char* words_of(Kind kind) {
  switch (kind) {
    case Kind::text: return "text";
    case Kind::count: return "a whole number, 0 or above";
    case Kind::list_of_text: return "a list of texts";
    case Kind::list_of_numbers: return "a list of numbers";
  }
  return "";
}

Error wrong(Place place, const std::string& key, const std::string& expected) {
  place.key = key;
  return input_error(place, "is not as runs write it", expected, "run the scenario again");
}

void check_list(const json& manifest, const Place& file, const std::string& key, std::initializer_list<Field> fields) {
  const auto list = manifest.find(key);
  if (list == manifest.end()) return;
  if (!list->is_array()) throw wrong(file, key, "a list");
  for (std::size_t i = 0; i < list->size(); ++i) {
    const json& entry = (*list)[i];
    const std::string at = key + "[" + std::to_string(i + 1) + "]";
    for (const auto& [name, kind] : fields) {
      if (!entry.is_object() || !entry.contains(name) || !is_of(kind, entry.at(name))) {
        throw wrong(file, at + "." + name, words_of(kind));
      }
    }
  }
}

void check_fit(const json& manifest, const Place& file) {
  const auto fit = manifest.find("fit");
  if (fit == manifest.end()) return;
  if (!fit->is_object()) throw wrong(file, "fit", "an object");
  for (const auto& [name, kind] :
       {Field{"family", Kind::text}, Field{"source", Kind::text}, Field{"convention", Kind::text},
        Field{"parameters", Kind::list_of_text}, Field{"estimates", Kind::list_of_numbers},
        Field{"standard_errors", Kind::list_of_numbers}}) {
    const auto fact = fit->find(name);
    if (fact != fit->end() && !is_of(kind, *fact)) throw wrong(file, std::string("fit.") + name, words_of(kind));
  }
}

}  // namespace

void check_manifest(const json& manifest, const Place& file) {
  check_list(manifest, file, "settings",
             {{"key", Kind::text},
              {"value", Kind::text},
              {"unit", Kind::text},
              {"provenance", Kind::text},
              {"origin", Kind::text}});
  check_list(manifest, file, "inputs", {{"path", Kind::text}, {"sha256", Kind::text}, {"bytes", Kind::count}});
  check_list(manifest, file, "counterfactuals", {{"name", Kind::text}, {"change", Kind::text}});
  check_fit(manifest, file);
  const auto layout = manifest.find("random_layout_version");
  if (layout != manifest.end() && !layout->is_number_integer()) {
    throw wrong(file, "random_layout_version", "a whole number");
  }
}

}  // namespace entente
