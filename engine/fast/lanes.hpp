/// Registers of lanes, as wide as the instruction set that this file is compiled for. To be included by kernels_*.cpp only: everything
/// has internal linkage, because each of them needs its own.
#pragma once

#include <cstdint>
#include <cstring>

namespace brouncker::fast {
namespace {

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512DQ__)
inline constexpr int kBytes = 64;
#elif defined(__AVX2__)
inline constexpr int kBytes = 32;
#else
inline constexpr int kBytes = 16;
#endif

using Reals __attribute__((vector_size(kBytes))) = double;
using Longs __attribute__((vector_size(kBytes))) = std::int64_t;

inline constexpr int kReals = kBytes / 8;

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
inline Reals magnitude(Reals x) { return reinterpret_cast<Reals>(reinterpret_cast<Longs>(x) & INT64_MAX); }

}  // namespace
}  // namespace brouncker::fast
