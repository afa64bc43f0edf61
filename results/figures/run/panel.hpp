#pragma once

#include "results/figures/number_axis.hpp"
#include "results/figures/run_figure.hpp"
#include "results/json/value.hpp"
#include "sim/core/state_label.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

/// What the panels of a run's figures are made of. For source files of results only.
namespace entente {

inline constexpr const char* grid_shade = "#8c8c8c";        ///< a line to compare with
inline constexpr const char* second_shade = "#6e6e6e";      ///< of two, the one that is not black
inline constexpr const char* outer_band_shade = "#dcdcdc";  ///< of a 90 % interval
inline constexpr const char* inner_band_shade = "#b0b0b0";  ///< of a 50 % interval

/// A figure this wide has room for two panels beside each other.
inline constexpr double wide_mm = 140;

/// Pixels that the figure's content may take.
double inner_width(const RunFigureOptions& options);

/// Pixels that an axis on the left takes, with or without its title.
double left_extent(const NumberAxis& axis, bool titled);
/// Pixels that an axis below takes, with its title.
double bottom_extent(bool titled);

/// A quantity's channel on an axis of settled ends and ticks. A title left empty is none; the power of ten of a scaled
/// axis is added to it. Layers of one panel take the same axis and title.
OrderedJson quantity(const std::string& field, const NumberAxis& axis, const std::string& title,
                     bool zero_line = false);

/// An upright axis that holds `values`: as many ticks as suit `height` pixels, the topmost label not above the panel.
NumberAxis upright_axis(const std::vector<double>& values, double height);

/// An axis of shares whose labels are per 1,000 of the armed forces, and a channel on it.
NumberAxis per_thousand_axis(NumberAxis shares);
OrderedJson per_thousand_quantity(const std::string& field, const NumberAxis& axis, const std::string& title,
                                  bool zero_line = false);

/// A state's name where it has room, else its code; a long name without a code is cut and ends in "…".
std::string name_within(const StateLabel& state, double width, double points);

/// A panel's title above it.
OrderedJson panel_title(const std::string& text, double width);

/// On a screen, what hovering shows: fields with their names.
void add_tooltip(OrderedJson& layer, const RunFigureOptions& options,
                 std::initializer_list<std::pair<const char*, const char*>> fields);

/// A number with a true minus sign, as axes have it.
std::string shown(double number, int decimals);

/// A share as readers take it: "12.3" for 0.0123, per 1,000 of the armed forces.
std::string per_thousand(double share);

}  // namespace entente
