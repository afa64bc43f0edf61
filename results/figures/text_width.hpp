#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Bold type over plain type of the same size, in width.
inline constexpr double bold_widening = 1.08;

/// About how wide a text stands in Helvetica, in pixels; on the safe side, for leaving room.
double text_width(std::string_view text, double points);

/// Breaks a text into lines no wider than `width` pixels: between words, else after a sign that joins the parts of a
/// name ("_", ":", "*", "/", ...), else where the line is full. At least one line; no letter is lost or added.
std::vector<std::string> wrapped(std::string_view text, double width, double points);

}  // namespace entente
