#pragma once

#include "results/figures/run/network_data.hpp"
#include "results/figures/run/panel_grid.hpp"
#include "results/json/value.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// One panel of the network's figure: the leader, the states around it and their ties. For source files of results
/// only.
namespace entente {

/// Where things stand in a panel, in pixels. A state has one direction in both panels; its distance tells its tie.
struct NetworkLayout {
  double side = 0;    ///< of the panel
  double radius = 0;  ///< of a state without a tie
  std::size_t states = 0;

  double middle() const { return side / 2; }
  double angle(std::size_t state) const;  ///< clockwise from the top, in radians
  double distance(double depth) const;    ///< from the middle, of a state with such a tie
  double widest() const;                  ///< of a tie of depth 1: as the ties have room beside each other
  double x(std::size_t state, double distance) const;
  double y(std::size_t state, double distance) const;
};

inline constexpr double network_label_air = 5;  ///< pixels from the rim to a label

/// A name where there is room for names, else an ISO-3 code; states of the past have none.
std::string network_label(const StateLabel& state, std::size_t states);

/// The names of a panel's data in the specification: states, and ties among them.
const char* network_states_name(bool after);
const char* network_others_name(bool after);

/// The states' rows: depths, and where all that is drawn of them stands.
OrderedJson network_rows(const NetworkLayout& layout, const NetworkData& data, bool after);

/// The panel before the first year, or that of the end, with the data of these names.
OrderedJson network_panel(const NetworkData& data, const NetworkLayout& layout, bool after,
                          const RunFigureOptions& options);

/// What lines of both panels mean.
std::vector<KeyEntry> network_key(const NetworkLayout& layout);

}  // namespace entente
