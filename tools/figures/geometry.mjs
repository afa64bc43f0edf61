// The shapes of countries that maps are drawn from: Natural Earth 1:50m as the package world-atlas has it (public
// domain), made fit for a page. At a column's width a pixel is a degree, so that outlines are thinned out (Visvalingam
// and Whyatt 1993) and islets left out where they are not all that a country has; what is left is a tenth of the size.
import { readFileSync } from 'node:fs';

const least_triangle = 0.01; // square degrees at the equator: corners of less area go
const least_island = 0.06;
const antarctica = '010';

// Twice the area of a triangle, a degree of longitude as long as it is at that latitude.
function triangle(a, b, c) {
  const across = Math.cos((b[1] * Math.PI) / 180);
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * across;
}

// Takes away the corner of least area until all have at least that area; the ends stay, and a ring stays a ring.
function thinned(line) {
  const closed = line[0][0] === line.at(-1)[0] && line[0][1] === line.at(-1)[1];
  const points = [...line];
  while (points.length > (closed ? 5 : 2)) {
    let least = Infinity;
    let at = 0;
    for (let i = 1; i + 1 < points.length; ++i) {
      const area = triangle(points[i - 1], points[i], points[i + 1]) / 2;
      if (area < least) [least, at] = [area, i];
    }
    if (least >= least_triangle) break;
    points.splice(at, 1);
  }
  return points;
}

// Area with its sign and centre of a ring, on the plane of longitude and latitude.
function measured(ring) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < ring.length; ++i) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross / 2;
    x += ((ring[i][0] + ring[i + 1][0]) * cross) / 6;
    y += ((ring[i][1] + ring[i + 1][1]) * cross) / 6;
  }
  return area === 0 ? { area, lon: ring[0][0], lat: ring[0][1] } : { area, lon: x / area, lat: y / area };
}

const true_size = ({ area, lat }) => Math.abs(area) * Math.cos((lat * Math.PI) / 180);
const rounded = (number) => Number(number.toFixed(3));

/// A TopoJSON topology with the object `countries`. Each has its ISO 3166-1 number as id (those without one have none)
/// and properties: name, lon and lat of the middle of its largest part, and the area of that in square degrees.
export function countries() {
  const atlas = JSON.parse(readFileSync(new URL('./node_modules/world-atlas/countries-50m.json', import.meta.url)));
  const { scale, translate } = atlas.transform;
  const lines = atlas.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const thin = lines.map(thinned);
  const ring_of = (from, ring) =>
    ring.flatMap((arc, i) => {
      const line = arc < 0 ? [...from[~arc]].reverse() : from[arc];
      return i === 0 ? line : line.slice(1);
    });

  const kept = [];
  for (const country of atlas.objects.countries.geometries) {
    if (country.id === antarctica) continue;
    const polygons = country.type === 'Polygon' ? [country.arcs] : country.arcs;
    const sizes = polygons.map(([outline]) => measured(ring_of(lines, outline)));
    const largest = sizes.reduce((best, each, i) => (true_size(each) > true_size(sizes[best]) ? i : best), 0);
    const parts = polygons.filter((_, i) => i === largest || true_size(sizes[i]) >= least_island);
    // Where thinning would turn a ring inside out or take most of it, its lines stay as they are.
    for (const ring of parts.flat()) {
      const before = measured(ring_of(lines, ring)).area;
      const after = measured(ring_of(thin, ring)).area;
      if (after / before > 0.6 && after / before < 1.6) continue;
      for (const arc of ring) thin[arc < 0 ? ~arc : arc] = lines[arc < 0 ? ~arc : arc];
    }
    kept.push({ country, parts, middle: sizes[largest] });
  }

  // Two shapes have Australia's number; the lesser is a territory of reefs.
  const foremost = new Map();
  for (const each of kept) {
    const known = foremost.get(each.country.id);
    if (!known || true_size(each.middle) > true_size(known.middle)) foremost.set(each.country.id, each);
  }
  const countries_kept = kept.filter((each) => each.country.id === undefined || foremost.get(each.country.id) === each);

  // Only the lines that are used, as steps on the atlas' own grid.
  const numbers = new Map();
  const arcs = [];
  const renumbered = (arc) => {
    const old = arc < 0 ? ~arc : arc;
    if (!numbers.has(old)) {
      numbers.set(old, arcs.length);
      let [x, y] = [0, 0];
      arcs.push(
        thin[old].map((point) => {
          const on_grid = point.map((value, i) => Math.round((value - translate[i]) / scale[i]));
          const step = [on_grid[0] - x, on_grid[1] - y];
          [x, y] = on_grid;
          return step;
        }),
      );
    }
    return arc < 0 ? ~numbers.get(old) : numbers.get(old);
  };
  const geometries = countries_kept.map(({ country, parts, middle }) => ({
    type: 'MultiPolygon',
    ...(country.id === undefined ? {} : { id: country.id }),
    properties: {
      name: country.properties.name,
      lon: rounded(middle.lon),
      lat: rounded(middle.lat),
      area: rounded(true_size(middle)),
    },
    arcs: parts.map((part) => part.map((ring) => ring.map(renumbered))),
  }));
  return {
    type: 'Topology',
    objects: { countries: { type: 'GeometryCollection', geometries } },
    arcs,
    transform: atlas.transform,
  };
}
