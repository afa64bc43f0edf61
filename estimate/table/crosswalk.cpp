#include "estimate/table/crosswalk.hpp"

#include "estimate/table/crosswalk_states.hpp"
#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace entente {
namespace {

const StateRecord* find(CowCode state) {
  const auto records = state_records();
  const auto found = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.code == state; });
  return found == records.end() ? nullptr : found;
}

const StateRecord* with_abbreviation(std::string_view abbreviation) {
  const auto records = state_records();
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.cow_abbreviation == abbreviation; });
  return found == records.end() ? nullptr : found;
}

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         static_cast<unsigned char>(letter) >= 0x80;
}

void replace_word(std::string& text, std::string_view from, std::string_view to) {
  const std::string word = ' ' + std::string(from) + ' ';
  const std::size_t found = text.find(word);
  if (found != std::string::npos) text.replace(found + 1, from.size(), to);
}

// "St. Lucia", "ST LUCIA" and "Saint Lucia" all become "saint lucia". Letters beyond ASCII stay as they are.
std::string folded(std::string_view name) {
  constexpr std::string_view apostrophe = "\xE2\x80\x99";  // the typographer's
  std::string text = " ";
  for (std::size_t i = 0; i < name.size(); ++i) {
    char letter = name[i];
    if (name.substr(i, apostrophe.size()) == apostrophe) {
      i += apostrophe.size() - 1;
      continue;
    }
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == '\'') continue;  // "Cote D'Ivoire", "People's"
    if (letter == '&') {
      if (text.back() != ' ') text += ' ';
      text += "and ";
    } else if (is_letter_or_digit(letter)) {
      text += letter;
    } else if (text.back() != ' ') {
      text += ' ';
    }
  }
  if (text.back() != ' ') text += ' ';
  replace_word(text, "st", "saint");
  if (text.rfind(" the ", 0) == 0) text.erase(0, 4);
  return text;
}

std::map<std::string, CowCode> codes_by_folded_name() {
  std::map<std::string, CowCode> codes;
  for (const StateRecord& record : state_records()) codes.emplace(folded(record.name), record.code);
  for (const NameVariant& variant : name_variants()) codes.emplace(folded(variant.name), variant.code);
  return codes;
}

std::set<std::string> folded_no_states() {
  std::set<std::string> names;
  for (const std::string_view name : no_state_names()) names.insert(folded(name));
  return names;
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const StateRecord& record : state_records()) names.emplace_back(record.name);
  for (const NameVariant& variant : name_variants()) names.emplace_back(variant.name);
  return names;
}

std::string described(CowCode state) { return state_name(state) + " (" + std::to_string(state.number()) + ")"; }

// A source that files a state under one code throughout, and COW under two, one after the other.
struct Recoding {
  CowCode before;
  CowCode after;
  Year first;  // of the code before
  Year from;   // of the code after
};

constexpr Recoding recodings[] = {
    {CowCode{260}, CowCode{255}, Year{1955}, Year{1990}},
    {CowCode{678}, CowCode{679}, Year{1926}, Year{1990}},
};

struct Renaming {
  std::string_view name;
  Year first;
  Year last;
  CowCode state;
};

// Names that meant another state than today's in some years. "Korea" without more is the South in all sources since.
constexpr Renaming renamings[] = {
    {"Germany", Year{1955}, Year{1989}, CowCode{260}},
    {"Yemen", Year{1926}, Year{1989}, CowCode{678}},
    {"Korea", Year{1949}, Year{9999}, CowCode{732}},
    {"Austria", Year{1816}, Year{1918}, CowCode{300}},
};

struct OtherNumber {
  std::uint16_t number;
  CowCode state;
  Year from;
};

// Where Gleditsch & Ward (1999, "Interstate System Membership", updated) number a state otherwise than COW; Germany and
// Yemen, which keep 260 and 678 there, are recodings above.
constexpr OtherNumber gleditsch_ward_numbers[] = {
    {340, CowCode{345}, Year{2006}},  // Serbia
    {970, CowCode{946}, Year{1979}},  // Kiribati
    {971, CowCode{970}, Year{1968}},  // Nauru
    {972, CowCode{955}, Year{1970}},  // Tonga
    {973, CowCode{947}, Year{1978}},  // Tuvalu
};

}  // namespace

bool is_state(CowCode state) { return find(state) != nullptr; }

std::optional<CowCode> cow_code_of(std::string_view iso3) {
  if (iso3.empty()) return std::nullopt;
  const auto records = state_records();
  const auto found = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.iso3 == iso3; });
  if (found == records.end()) return std::nullopt;
  return found->code;
}

std::string iso3(CowCode state) {
  const StateRecord* record = find(state);
  return record && !record->iso3.empty() ? std::string(record->iso3) : std::to_string(state.number());
}

std::string state_name(CowCode state) {
  const StateRecord* record = find(state);
  return record ? std::string(record->name) : "state " + std::to_string(state.number());
}

std::vector<std::string> iso3_codes() {
  std::vector<std::string> codes;
  for (const StateRecord& record : state_records()) {
    if (!record.iso3.empty()) codes.emplace_back(record.iso3);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::vector<CowCode> all_states() {
  std::vector<CowCode> states;
  for (const StateRecord& record : state_records()) states.push_back(record.code);
  return states;
}

CowCode state_of(std::string_view iso3_or_cow, const Place& place) {
  if (const auto state = cow_code_of(iso3_or_cow)) return *state;
  const std::string quoted = '"' + std::string(iso3_or_cow.substr(0, 60)) + '"';
  const std::string expected = "an ISO-3 code or a COW number";
  if (const auto number = parse_integer(iso3_or_cow)) {
    if (*number > 0 && *number < 1000 && is_state(CowCode{static_cast<std::uint16_t>(*number)})) {
      return CowCode{static_cast<std::uint16_t>(*number)};
    }
    throw input_error(place, "no state has the COW number " + quoted, expected);
  }
  if (const StateRecord* record = with_abbreviation(iso3_or_cow)) {
    throw input_error(place, quoted + " is a COW abbreviation, not an ISO code", expected,
                      "write " + iso3(record->code) + " for " + described(record->code));
  }
  std::string advice;
  if (const auto named = state_named(iso3_or_cow)) {
    advice = "write " + iso3(*named) + " for " + described(*named);
  } else {
    const std::string nearest = nearest_name(iso3_or_cow, iso3_codes());
    if (!nearest.empty()) advice = "the nearest code is " + nearest + ", " + described(*cow_code_of(nearest));
  }
  throw input_error(place, "no state has the code " + quoted, expected, advice);
}

std::optional<CowCode> state_named(std::string_view name) {
  static const std::map<std::string, CowCode> codes = codes_by_folded_name();
  const auto found = codes.find(folded(name));
  if (found == codes.end()) return std::nullopt;
  return found->second;
}

bool is_no_state(std::string_view name) {
  static const std::set<std::string> names = folded_no_states();
  return names.count(folded(name)) > 0;
}

namespace {

Error unknown_name(std::string_view name, const Place& place) {
  std::vector<std::string> names = all_names();
  for (const std::string_view none : no_state_names()) names.emplace_back(none);
  const std::string nearest = nearest_name(name, names);
  std::string advice;
  if (const auto state = state_named(nearest)) {
    advice = "the nearest is \"" + nearest + '"';
    if (nearest != state_name(*state)) advice += ", " + described(*state);
  } else if (!nearest.empty()) {
    advice = "the nearest is \"" + nearest + "\", which is no state";
  }
  return input_error(place, "no state is called \"" + std::string(name.substr(0, 200)) + '"', "the name of a state",
                     advice);
}

}  // namespace

std::optional<CowCode> state_named(std::string_view name, Year year) {
  const auto state = state_named(name);
  if (!state) return state;
  for (const Renaming& renaming : renamings) {
    const bool meant = folded(renaming.name) == folded(name);
    if (meant && year >= renaming.first && year <= renaming.last) return renaming.state;
  }
  return state;
}

CowCode required_state_named(std::string_view name, const Place& place) {
  if (const auto state = state_named(name)) return *state;
  throw unknown_name(name, place);
}

CowCode required_state_named(std::string_view name, Year year, const Place& place) {
  if (const auto state = state_named(name, year)) return *state;
  throw unknown_name(name, place);
}

CowCode code_in_year(CowCode state, Year year) {
  for (const Recoding& recoding : recodings) {
    if (state == recoding.before && year >= recoding.from) return recoding.after;
    if (state == recoding.after && year >= recoding.first && year < recoding.from) return recoding.before;
  }
  return state;
}

std::optional<CowCode> state_of_gleditsch_ward(std::uint16_t number, Year year) {
  for (const OtherNumber& other : gleditsch_ward_numbers) {
    if (other.number == number && year >= other.from) return other.state;
  }
  const CowCode state = code_in_year(CowCode{number}, year);
  if (!is_state(state)) return std::nullopt;
  return state;
}

std::uint16_t gleditsch_ward_number(CowCode state, Year year) {
  for (const OtherNumber& other : gleditsch_ward_numbers) {
    if (other.state == state && year >= other.from) return other.number;
  }
  for (const Recoding& recoding : recodings) {
    if (recoding.after == state && year >= recoding.from) return recoding.before.number();
  }
  return state.number();
}

}  // namespace entente
