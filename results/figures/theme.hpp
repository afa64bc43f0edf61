#pragma once

#include "results/json/value.hpp"

#include <array>
#include <cstddef>
#include <string>

/// What all figures share: sizes, type, shades of grey, the frame of a specification. For source files of results only.
namespace entente {

inline constexpr double pixels_per_mm = 96 / 25.4;  ///< CSS defines the pixel so; Vega's units are pixels
inline constexpr double pixels_per_point = 96.0 / 72;

/// Pixels left free around a figure.
inline constexpr double figure_padding = 2;

/// Sizes of type at the printed width, in points: journals ask for 7 or more.
inline constexpr double label_points = 7.5;
inline constexpr double panel_title_points = 8;
inline constexpr double title_points = 9;

/// Pixels from one baseline to the next.
constexpr double line_height(double points) { return points * pixels_per_point * 1.15; }

/// How a member of a group is drawn. Shape, shade and filling all differ, so that print, photocopy and every kind of
/// colour vision tell them apart; each shade has a contrast of 4.5 or more to white (WCAG 2.1, 1.4.11 asks for 3).
struct MarkStyle {
  const char* shape;
  const char* stroke;
  const char* fill;
};

inline constexpr std::array<MarkStyle, 8> mark_styles = {{
    {"circle", "#000000", "#000000"},
    {"square", "#6e6e6e", "#6e6e6e"},
    {"triangle-up", "#000000", "#ffffff"},
    {"diamond", "#6e6e6e", "#ffffff"},
    {"square", "#000000", "#ffffff"},
    {"triangle-down", "#000000", "#000000"},
    {"circle", "#6e6e6e", "#ffffff"},
    {"diamond", "#000000", "#000000"},
}};

/// What every figure says of itself.
struct FigureFrame {
  std::string figure;       ///< name of the kind, "coefficients"
  std::string title;        ///< one line, for the SVG's <title>
  std::string description;  ///< the alternative text
  double width_mm = 84;     ///< of the whole figure as printed
};

/// The start of a specification: schema, description, size, theme. The figure adds data, views and headline.
OrderedJson figure_frame(const FigureFrame& frame);

/// A headline over the whole figure, broken into lines that its width holds.
OrderedJson headline(const std::string& title, const std::vector<std::string>& subtitles, double width_mm);

}  // namespace entente
