#pragma once

#include "sim/math/lane/inline.hpp"

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

/// As many 64-bit elements as one instruction takes, of the compiler's vector type. Philox lives on the product of the
/// lower halves of two elements, one instruction since SSE2. From plain loops gcc 12 makes a full 64-bit product of it
/// (vpmullq with AVX-512, several instructions otherwise), which is two to three times slower; so that one instruction
/// is called by name.
namespace entente::random::lane {

#if defined(__AVX512F__)
static constexpr std::size_t words_side_by_side = 8;
#elif defined(__AVX2__)
static constexpr std::size_t words_side_by_side = 4;
#else
static constexpr std::size_t words_side_by_side = 2;
#endif

typedef std::uint64_t WordLanes [[gnu::vector_size(8 * words_side_by_side)]];

ENTENTE_LANE WordLanes lower_product(WordLanes a, WordLanes b) {
#if defined(__AVX512F__)
  // The unmasked intrinsic draws a false warning of gcc 12 (-Wuninitialized); with a full mask it is the same one.
  return (WordLanes)_mm512_maskz_mul_epu32(0xff, (__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (WordLanes)_mm256_mul_epu32((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
  return (WordLanes)_mm_mul_epu32((__m128i)a, (__m128i)b);
#else
  return (a & 0xffffffff) * (b & 0xffffffff);
#endif
}

ENTENTE_LANE WordLanes all_lanes(std::uint64_t word) { return WordLanes{} + word; }

ENTENTE_LANE WordLanes lane_numbers() {
  WordLanes numbers{};
  for (std::size_t i = 0; i < words_side_by_side; ++i) numbers[i] = i;
  return numbers;
}

ENTENTE_LANE void store(std::uint64_t* to, WordLanes words) { __builtin_memcpy(to, &words, sizeof words); }

}  // namespace entente::random::lane
