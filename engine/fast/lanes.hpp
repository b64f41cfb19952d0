/// Registers of lanes, as wide as the instruction set that this file is compiled for. To be included by kernels_*.cpp only:
/// everything has internal linkage, because each of them needs its own.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace brouncker::fast {
namespace {

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__)
#define BROUNCKER_LANES_512 1
inline constexpr int kBytes = 64;
#elif defined(__AVX2__)
#define BROUNCKER_LANES_256 1
inline constexpr int kBytes = 32;
#else
inline constexpr int kBytes = 16;
#endif

using Reals __attribute__((vector_size(kBytes))) = double;
using Longs __attribute__((vector_size(kBytes))) = std::int64_t;
using UnsignedLongs __attribute__((vector_size(kBytes))) = std::uint64_t;  ///< arithmetic modulo 2^64
using Words __attribute__((vector_size(kBytes))) = std::int16_t;
using UnsignedWords __attribute__((vector_size(kBytes))) = std::uint16_t;

inline constexpr int kReals = kBytes / 8;
inline constexpr int kWords = kBytes / 2;

template <class V, class T>
inline V load(const T* from) {
  V v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

template <class V, class T>
inline void store(T* to, V v) {
  std::memcpy(to, &v, sizeof v);
}

inline Reals splat(double x) { return Reals{} + x; }
inline Words splat_word(std::int16_t x) { return Words{} + x; }
inline Reals magnitude(Reals x) { return reinterpret_cast<Reals>(reinterpret_cast<Longs>(x) & INT64_MAX); }

/// x y + z; rounded once or twice: only for numbers where both are exact, or where it does not matter.
inline Reals multiply_add(Reals x, Reals y, Reals z) {
#if defined(BROUNCKER_LANES_512)
  return _mm512_fmadd_pd(x, y, z);
#elif defined(BROUNCKER_LANES_256)
  return _mm256_fmadd_pd(x, y, z);
#else
  return x * y + z;
#endif
}

/// z - x y, in the same sense.
inline Reals multiply_subtract(Reals x, Reals y, Reals z) {
#if defined(BROUNCKER_LANES_512)
  return _mm512_fnmadd_pd(x, y, z);
#elif defined(BROUNCKER_LANES_256)
  return _mm256_fnmadd_pd(x, y, z);
#else
  return z - x * y;
#endif
}

/// Adding and subtracting it rounds |x| < 2^51 to an integer.
inline constexpr double kRounder = 0x1.8p52;

/// x minus the nearest multiple of m, |result| <= m/2 (1 + 2^-20); exact for integers |x| < 2^53 with |x/m| < 2^30.
inline Reals residue(Reals x, Reals m, Reals inverse) {
  const Reals quotient = multiply_add(x, inverse, splat(kRounder)) - kRounder;
  return multiply_subtract(quotient, m, x);
}

inline Words low_product(Words x, Words y) {
  return reinterpret_cast<Words>(reinterpret_cast<UnsignedWords>(x) * reinterpret_cast<UnsignedWords>(y));
}

/// floor(x y / 2^16).
inline Words high_product(Words x, Words y) {
#if defined(BROUNCKER_LANES_512)
  return reinterpret_cast<Words>(_mm512_mulhi_epi16(reinterpret_cast<__m512i>(x), reinterpret_cast<__m512i>(y)));
#elif defined(BROUNCKER_LANES_256)
  return reinterpret_cast<Words>(_mm256_mulhi_epi16(reinterpret_cast<__m256i>(x), reinterpret_cast<__m256i>(y)));
#elif defined(__SSE2__)
  return reinterpret_cast<Words>(_mm_mulhi_epi16(reinterpret_cast<__m128i>(x), reinterpret_cast<__m128i>(y)));
#else
  Words z;
  for (int i = 0; i < kWords; ++i) z[i] = static_cast<std::int16_t>((std::int32_t{x[i]} * y[i]) >> 16);
  return z;
#endif
}

/// One bit a lane of a comparison's result, the first lane lowest.
inline std::uint64_t bits_of(Words mask) {
#if defined(BROUNCKER_LANES_512)
  return _mm512_movepi16_mask(reinterpret_cast<__m512i>(mask));
#elif defined(BROUNCKER_LANES_256)
  const __m256i m = reinterpret_cast<__m256i>(mask);
  const __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(m, _mm256_setzero_si256()), 0xd8);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
#elif defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(reinterpret_cast<__m128i>(mask), _mm_setzero_si128())));
#else
  std::uint64_t bits = 0;
  for (int i = 0; i < kWords; ++i) bits |= std::uint64_t{mask[i] != 0} << i;
  return bits;
#endif
}

inline std::uint64_t bits_of(Longs mask) {
#if defined(BROUNCKER_LANES_512)
  return _mm512_movepi64_mask(reinterpret_cast<__m512i>(mask));
#elif defined(BROUNCKER_LANES_256)
  return static_cast<std::uint32_t>(_mm256_movemask_pd(reinterpret_cast<__m256d>(mask)));
#elif defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_movemask_pd(reinterpret_cast<__m128d>(mask)));
#else
  std::uint64_t bits = 0;
  for (int i = 0; i < kReals; ++i) bits |= std::uint64_t{mask[i] != 0} << i;
  return bits;
#endif
}

}  // namespace
}  // namespace brouncker::fast
