#pragma once

#include "sim/network/measures/tie_graph.hpp"

#include <cstdint>
#include <vector>

/// Networks with known answers. Expected values are those of R 4.2 with igraph 1.3.5 unless a test says otherwise;
/// states have the codes 1, 2, ... of igraph's vertices.
namespace entente::testing {

inline std::vector<CowCode> codes(std::size_t states) {
  std::vector<CowCode> codes;
  for (std::size_t i = 1; i <= states; ++i) codes.push_back(CowCode(static_cast<std::uint16_t>(i)));
  return codes;
}

/// Zachary's (1977) karate club of 34 members, make_graph("Zachary"), all ties of depth 1.
inline TieGraph karate_club() {
  const std::vector<std::vector<std::uint32_t>> others = {{1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
                                                          {2, 3, 7, 13, 17, 19, 21, 30},
                                                          {3, 7, 27, 28, 32, 9, 8, 13},
                                                          {7, 12, 13},
                                                          {6, 10},
                                                          {6, 10, 16},
                                                          {16},
                                                          {},
                                                          {30, 32, 33},
                                                          {33},
                                                          {},
                                                          {},
                                                          {},
                                                          {33},
                                                          {32, 33},
                                                          {32, 33},
                                                          {},
                                                          {},
                                                          {32, 33},
                                                          {33},
                                                          {32, 33},
                                                          {},
                                                          {32, 33},
                                                          {25, 27, 32, 33, 29},
                                                          {25, 27, 31},
                                                          {31},
                                                          {29, 33},
                                                          {33},
                                                          {31, 33},
                                                          {32, 33},
                                                          {32, 33},
                                                          {32, 33},
                                                          {33},
                                                          {}};
  std::vector<TieGraph::Tie> ties;
  for (std::uint32_t a = 0; a < others.size(); ++a) {
    for (const std::uint32_t b : others[a]) ties.push_back({a, b, 1.0});
  }
  return TieGraph(codes(34), ties);
}

/// Which of the two clubs a member joined when the club broke up; 1-based member 9 joined the instructor's.
inline std::vector<std::size_t> club_split() {
  std::vector<std::size_t> split(34, 1);
  for (const std::size_t member : {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22}) split[member - 1] = 0;
  return split;
}

/// Invented: 15 states in three components of 11, 3 and 1, with weak ties between the first one's groups.
inline std::vector<TieGraph::Tie> scattered_ties() {
  return {{0, 1, .72}, {0, 2, .72}, {0, 3, .41},  {0, 4, .55},  {0, 5, .13},  {1, 2, .72},   {1, 3, .37},
          {2, 3, .66}, {3, 4, .28}, {4, 5, .91},  {4, 6, .34},  {5, 6, .83},  {5, 7, .19},   {6, 7, .62},
          {2, 8, .09}, {8, 9, .77}, {8, 10, .81}, {9, 10, .74}, {10, 0, .05}, {11, 12, .95}, {12, 13, .88}};
}
inline TieGraph scattered() { return TieGraph(codes(15), scattered_ties()); }

/// The first state tied to each of the others.
inline TieGraph star(std::size_t states, double depth) {
  std::vector<TieGraph::Tie> ties;
  for (std::uint32_t other = 1; other < states; ++other) ties.push_back({0, other, depth});
  return TieGraph(codes(states), ties);
}

/// Each tied to each.
inline TieGraph complete(std::size_t states, double depth) {
  std::vector<TieGraph::Tie> ties;
  for (std::uint32_t a = 0; a < states; ++a) {
    for (std::uint32_t b = a + 1; b < states; ++b) ties.push_back({a, b, depth});
  }
  return TieGraph(codes(states), ties);
}

}  // namespace entente::testing
