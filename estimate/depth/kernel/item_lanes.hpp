#pragma once

#include "sim/math/lane/inline.hpp"

#include <cstddef>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

/// Vectors over items, in registers of the set that this is compiled for; sums over items in one order in all sets.
namespace entente::kernel {

#if defined(__AVX512F__)
static constexpr std::size_t item_lanes = 8;
#elif defined(__AVX__)
static constexpr std::size_t item_lanes = 4;
#else
static constexpr std::size_t item_lanes = 2;
#endif
typedef double ItemLanes [[gnu::vector_size(8 * item_lanes)]];
/// The same where it lies in an array of doubles.
typedef double StoredItemLanes [[gnu::vector_size(8 * item_lanes), gnu::aligned(8), gnu::may_alias]];

ENTENTE_LANE ItemLanes load_items(const double* values) { return *reinterpret_cast<const StoredItemLanes*>(values); }
ENTENTE_LANE void store_items(ItemLanes lanes, double* values) { *reinterpret_cast<StoredItemLanes*>(values) = lanes; }

/// Square roots, rounded as IEEE 754 says in every set. (Compilers do not make one instruction of a loop over the
/// elements of a vector.)
ENTENTE_LANE ItemLanes root_of_items(ItemLanes x) {
#if defined(__AVX512F__)
  return (ItemLanes)_mm512_maskz_sqrt_pd(0xff, (__m512d)x);
#elif defined(__AVX__)
  return (ItemLanes)_mm256_sqrt_pd((__m256d)x);
#elif defined(__SSE2__)
  return (ItemLanes)_mm_sqrt_pd((__m128d)x);
#else
  ItemLanes roots{};
  for (std::size_t i = 0; i < item_lanes; ++i) roots[i] = __builtin_sqrt(x[i]);
  return roots;
#endif
}

/// The sum of eight numbers in `parts` registers: those four apart, then two, then one.
template <std::size_t parts>
ENTENTE_LANE double sum_of_eight(const ItemLanes* sums) {
  static_assert(parts * item_lanes == 8);
  double eight[8];
  for (std::size_t p = 0; p < parts; ++p) store_items(sums[p], eight + p * item_lanes);
  const double a = eight[0] + eight[4], b = eight[1] + eight[5], c = eight[2] + eight[6], d = eight[3] + eight[7];
  return (a + c) + (b + d);
}

}  // namespace entente::kernel
