#include "results/figures/run/map_extract.hpp"

#include <cmath>
#include <numbers>

namespace entente {
namespace {

// The Equal Earth projection (Savric, Patterson and Jenny 2018) at scale 1: half its width, and where 84° N and 56° S
// lie. Beyond them there are no states.
constexpr double equal_earth_half_width = 2.70663;
constexpr double north_end = 1.30671;
constexpr double south_end = 1.03243;

}  // namespace

MapExtract world_extract(double width) {
  const double scale = width / (2 * equal_earth_half_width);
  MapExtract world;
  world.width = width;
  world.height = std::ceil(scale * (north_end + south_end));
  // Turned so that the cut runs through the Bering Strait and leaves Chukotka with Asia.
  world.projection = {
      {"type", "equalEarth"}, {"rotate", {-11, 0, 0}}, {"scale", scale}, {"translate", {width / 2, scale * north_end}}};
  world.smallest_shape = 150000 / (width * width);
  world.smallest_named = 200;
  return world;
}

MapExtract europe_extract(double width, double height) {
  constexpr double middle_lon = 13, middle_lat = 53;
  constexpr double degrees_high = 39;
  const double scale = height / (degrees_high * std::numbers::pi / 180);
  MapExtract europe;
  europe.width = width;
  europe.height = height;
  europe.projection = {{"type", "azimuthalEqualArea"},
                       {"rotate", {-middle_lon, -middle_lat, 0}},
                       {"scale", scale},
                       {"translate", {width / 2, height / 2}}};
  europe.smallest_shape = 0.7;
  europe.smallest_named = 15;
  europe.within =
      "datum.id === '643' || (datum.properties.lat > 22 && datum.properties.lon > -30 && "
      "datum.properties.lon < 75)";  // Russia's middle lies in Siberia
  return europe;
}

}  // namespace entente
