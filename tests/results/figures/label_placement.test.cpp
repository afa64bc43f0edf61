#include "results/figures/label_placement.hpp"

#include "results/figures/text_width.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace entente;

namespace {

constexpr LabelRoom room{.width = 280, .height = 280, .points = 7.5, .radius = 2.6};

// Points as ranks have them: some crowded by construction.
std::vector<LabelledPoint> crowd(int count) {
  std::vector<LabelledPoint> points;
  for (int i = 0; i < count; ++i) {
    const double along = 10 + 260.0 * i / count, across = 5.0 * ((i * 37) % 29 - 14);
    points.push_back({along, std::clamp(280 - along + across, 8.0, 272.0), "S" + std::to_string(i)});
  }
  return points;
}

struct Box {
  double left, top, right, bottom;
};

// A label as the renderer draws it: capitals are 0.72 of the size of type high.
Box box_of(const PlacedLabel& label, const std::string& text) {
  const double width = 0.9 * text_width(text, room.points), height = 0.72 * room.points * 96 / 72;
  return {label.x - width / 2, label.y - height / 2, label.x + width / 2, label.y + height / 2};
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::size_t overlaps(const std::vector<LabelledPoint>& points, const std::vector<PlacedLabel>& labels) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels[i].placed) continue;
    const Box box = box_of(labels[i], points[i].text);
    for (std::size_t j = 0; j < labels.size(); ++j) {
      if (j > i && labels[j].placed && overlap(box, box_of(labels[j], points[j].text))) ++count;
      const LabelledPoint& p = points[j];
      if (overlap(box, {p.x - room.radius, p.y - room.radius, p.x + room.radius, p.y + room.radius})) ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("labels of a crowded scatter plot cover neither each other nor a point, and stay inside") {
  const std::vector<LabelledPoint> points = crowd(60);
  const std::vector<PlacedLabel> labels = place_labels(points, room);
  CHECK(overlaps(points, labels) == 0);
  CHECK(std::count_if(labels.begin(), labels.end(), [](const PlacedLabel& label) { return label.placed; }) == 60);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Box box = box_of(labels[i], points[i].text);
    CHECK((box.left >= 0 && box.top >= 0 && box.right <= room.width && box.bottom <= room.height));
  }
  // What the check would see: every label to the right of its point.
  std::vector<PlacedLabel> naive = labels;
  for (std::size_t i = 0; i < naive.size(); ++i) {
    naive[i].x = points[i].x + 14;
    naive[i].y = points[i].y;
  }
  CHECK(overlaps(points, naive) > 10);
}

TEST_CASE("a label alone stands to the right of its point without a line; a far one has a line to it") {
  const std::vector<PlacedLabel> alone = place_labels({{100, 100, "NZL"}}, room);
  REQUIRE(alone[0].placed);
  CHECK(alone[0].y == Approx(100));
  CHECK(alone[0].x > 100);
  CHECK_FALSE(alone[0].leader);
  std::vector<LabelledPoint> heap;
  for (int i = 0; i < 12; ++i) heap.push_back({100 + 2.0 * (i % 4), 100 + 2.0 * (i / 4), "ABC"});
  const std::vector<PlacedLabel> spread = place_labels(heap, room);
  CHECK(overlaps(heap, spread) == 0);
  std::size_t leaders = 0;
  for (std::size_t i = 0; i < heap.size(); ++i) {
    if (!spread[i].placed || !spread[i].leader) continue;
    ++leaders;
    CHECK(std::hypot(spread[i].line.from_x - heap[i].x, spread[i].line.from_y - heap[i].y) == Approx(room.radius));
  }
  CHECK(leaders > 3);
}

TEST_CASE("where there is no room a label has no place, rather than one over others") {
  std::vector<LabelledPoint> heap;
  for (int i = 0; i < 400; ++i) heap.push_back({10 + 13.0 * (i % 20), 10 + 13.0 * (i / 20), "LONG NAME"});
  const std::vector<PlacedLabel> labels = place_labels(heap, room);
  CHECK(overlaps(heap, labels) == 0);
  CHECK(std::any_of(labels.begin(), labels.end(), [](const PlacedLabel& label) { return !label.placed; }));
}

TEST_CASE("labels rather keep off a line that they were told of") {
  LabelRoom lined = room;
  lined.lines = {{104, 0, 104, 280}};
  const std::vector<PlacedLabel> labels = place_labels({{100, 100, "NZL"}}, lined);
  CHECK(labels[0].x < 100);
}

TEST_CASE("the same points have the same places") {
  const std::vector<PlacedLabel> a = place_labels(crowd(50), room), b = place_labels(crowd(50), room);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].x == b[i].x);
    CHECK(a[i].y == b[i].y);
  }
}
