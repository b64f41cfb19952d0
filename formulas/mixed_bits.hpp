/// Choices that look random and are the same everywhere: by a mixing of all bits.
#pragma once

#include <cstdint>

namespace brouncker {

/// The finalizer of SplitMix64, a bijection. Source: [Steele2014].
constexpr std::uint64_t mixed_bits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// What its generator adds before each number.
inline constexpr std::uint64_t kSplitMixStep = 0x9e3779b97f4a7c15u;

}  // namespace brouncker
