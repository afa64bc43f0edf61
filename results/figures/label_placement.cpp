#include "results/figures/label_placement.hpp"

#include "results/figures/text_width.hpp"
#include "results/figures/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {
namespace {

struct Point {
  double x, y;
};

// Sixteen directions, the right first: there a label reads best.
constexpr double c1 = 0.923879532511287, c2 = 0.707106781186548, c3 = 0.382683432365090;
constexpr std::array<Point, 16> directions = {{{1, 0},
                                               {-1, 0},
                                               {c2, -c2},
                                               {c2, c2},
                                               {-c2, -c2},
                                               {-c2, c2},
                                               {0, -1},
                                               {0, 1},
                                               {c1, -c3},
                                               {c1, c3},
                                               {-c1, -c3},
                                               {-c1, c3},
                                               {c3, -c1},
                                               {c3, c1},
                                               {-c3, -c1},
                                               {-c3, c1}}};
constexpr std::array<double, 9> distances = {0, 4, 8, 12, 17, 23, 30, 40, 52};  // pixels between mark and label
constexpr int most_rounds = 30;
constexpr double gap = 1;

// What a place costs: an overlap is worth any way.
constexpr double overlap_cost = 10000;
constexpr double leader_over_label = 400;
constexpr double leader_over_leader = 150;
constexpr double leader_over_mark = 60;
constexpr double label_over_line = 5;
constexpr double direction_cost = 0.25;  // a step down in the list above
constexpr double leader_cost = 6;

struct Box {
  double left, top, right, bottom;
};

struct Place {
  Box box;
  bool leader;
  Point from, to;
  double own_cost;
};

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool cross(Point a, Point b, Point c, Point d) {
  return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0);
}

bool passes(Point from, Point to, const Box& box) {
  const Point corners[] = {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
  for (std::size_t i = 0; i < 4; ++i) {
    if (cross(from, to, corners[i], corners[(i + 1) % 4])) return true;
  }
  return false;
}

// Where marks lie and where labels may.
class Field {
 public:
  Field(const std::vector<LabelledPoint>& points, const LabelRoom& room) : room_(room) {
    const double reach = room.radius;
    for (const LabelledPoint& p : points) marks_.push_back({p.x - reach, p.y - reach, p.x + reach, p.y + reach});
    for (std::size_t i = 0; i < points.size(); ++i) places_.push_back(places_of(points[i], i));
  }

  const std::vector<Place>& places(std::size_t label) const { return places_[label]; }

  // What a place costs while the others stay where they are.
  double cost(std::size_t label, const Place& place, const std::vector<const Place*>& chosen) const {
    double sum = place.own_cost;
    for (std::size_t other = 0; other < chosen.size(); ++other) {
      if (other == label || chosen[other] == nullptr) continue;
      const Place& there = *chosen[other];
      if (overlap(place.box, there.box)) sum += overlap_cost;
      if (place.leader && passes(place.from, place.to, there.box)) sum += leader_over_label;
      if (there.leader && passes(there.from, there.to, place.box)) sum += leader_over_label;
      if (place.leader && there.leader && cross(place.from, place.to, there.from, there.to)) sum += leader_over_leader;
    }
    return sum;
  }

  // How many other points lie near: crowded ones choose first.
  std::size_t crowd(std::size_t label) const {
    const Box& mark = marks_[label];
    const Box near{mark.left - 25, mark.top - 15, mark.right + 25, mark.bottom + 15};
    return static_cast<std::size_t>(
        std::count_if(marks_.begin(), marks_.end(), [&](const Box& other) { return overlap(near, other); }));
  }

 private:
  std::vector<Place> places_of(const LabelledPoint& point, std::size_t label) const {
    const double width = text_width(point.text, room_.points);
    const double height = 0.86 * room_.points * pixels_per_point;  // capitals, with a little air
    std::vector<Place> places;
    for (const double distance : distances) {
      for (std::size_t d = 0; d < directions.size(); ++d) {
        const Point u = directions[d];
        const double out = room_.radius + gap + distance;
        const Point middle{point.x + u.x * (out + width / 2), point.y + u.y * (out + height / 2)};
        Place place{{middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2},
                    distance > 0,
                    {point.x + u.x * room_.radius, point.y + u.y * room_.radius},
                    {},
                    0};
        const Box& box = place.box;
        if (box.left < 1 || box.top < 1 || box.right > room_.width - 1 || box.bottom > room_.height - 1) continue;
        place.to = {std::clamp(point.x, box.left, box.right), std::clamp(point.y, box.top, box.bottom)};
        place.own_cost = own_cost(place, label) + distance + direction_cost * static_cast<double>(d);
        places.push_back(place);
      }
    }
    return places;
  }

  double own_cost(const Place& place, std::size_t label) const {
    double sum = place.leader ? leader_cost : 0;
    for (const LabelLine& line : room_.lines) {
      if (passes({line.from_x, line.from_y}, {line.to_x, line.to_y}, place.box)) sum += label_over_line;
    }
    for (std::size_t other = 0; other < marks_.size(); ++other) {
      if (overlap(place.box, marks_[other])) sum += overlap_cost;
      if (other != label && place.leader && passes(place.from, place.to, marks_[other])) sum += leader_over_mark;
    }
    return sum;
  }

  LabelRoom room_;
  std::vector<Box> marks_;
  std::vector<std::vector<Place>> places_;
};

const Place* best_place(const Field& field, std::size_t label, const std::vector<const Place*>& chosen) {
  const Place* best = nullptr;
  double least = std::numeric_limits<double>::infinity();
  for (const Place& place : field.places(label)) {
    if (place.own_cost >= least) continue;
    const double cost = field.cost(label, place, chosen);
    if (cost < least) {
      least = cost;
      best = &place;
    }
  }
  return best;
}

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelledPoint>& points, const LabelRoom& room) {
  const Field field(points, room);
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return field.crowd(a) > field.crowd(b); });

  std::vector<const Place*> chosen(points.size(), nullptr);
  bool moved = true;
  for (int round = 0; round < most_rounds && moved; ++round) {
    moved = false;
    for (const std::size_t label : order) {
      const Place* best = best_place(field, label, chosen);
      moved = moved || best != chosen[label];
      chosen[label] = best;
    }
  }
  for (const std::size_t label : order) {
    if (chosen[label] != nullptr && field.cost(label, *chosen[label], chosen) >= overlap_cost) chosen[label] = nullptr;
  }

  std::vector<PlacedLabel> labels(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (chosen[i] == nullptr) continue;
    const Place& place = *chosen[i];
    labels[i] = {.placed = true,
                 .x = (place.box.left + place.box.right) / 2,
                 .y = (place.box.top + place.box.bottom) / 2,
                 .leader = place.leader,
                 .line = {place.from.x, place.from.y, place.to.x, place.to.y}};
  }
  return labels;
}

}  // namespace entente
