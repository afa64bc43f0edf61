#pragma once

#include "results/scores/simulated.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

/// How numbers and texts enter JSON. For source files of results only: nlohmann-json stays out of public headers.
namespace entente {

using OrderedJson = nlohmann::ordered_json;

/// JSON knows no NaN and no infinity: both are null on purpose, here and nowhere else.
inline OrderedJson json_number(double number) {
  return std::isfinite(number) ? OrderedJson(number) : OrderedJson(nullptr);
}

inline OrderedJson json_number(const Simulated& number) {
  return OrderedJson::object({{"value", json_number(number.value)}, {"error", json_number(number.error)}});
}

/// A rank, null when there is none.
inline OrderedJson json_rank(std::size_t rank) { return rank == 0 ? OrderedJson(nullptr) : OrderedJson(rank); }

/// Yes or no, null when there is nothing to say it of.
inline OrderedJson json_flag(bool yes, bool known) { return known ? OrderedJson(yes) : OrderedJson(nullptr); }

/// The text of a document, ended by LF. Malformed UTF-8 becomes U+FFFD.
std::string json_text(const OrderedJson& document);
/// The same without blanks and line breaks.
std::string compact_json_text(const OrderedJson& document);

}  // namespace entente
