/// Readers under random input: what is the same for libFuzzer (libfuzzer.cpp) and for the program without it (driver.cpp).
///
/// A target reads an input with a reader of Brouncker and holds what comes out against something that was written from the
/// documented grammar alone. Input that is refused is refused by Error; anything else that is thrown, a broken property, a crash and
/// a hang are findings.
///
/// How to add a target:
///   1. foo.cpp: what is read and what has to hold, and `const Target kFoo`.
///   2. targets.cpp: its place in the table.
///   3. corpus/foo.txt: inputs, parted by lines of ----; dictionary/foo.dict: words, as libFuzzer takes them.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::fuzz {

using Random = std::mt19937_64;

/// What became of an input.
enum class Verdict { refused, accepted };

struct Target {
  std::string_view name;
  /// Calls fail() where a property is broken.
  Verdict (*run)(std::string_view input);
  /// A change that knows how inputs are built, now and then in the place of one of bytes; null where there is none.
  std::string (*mutate)(std::string_view input, Random& random) = nullptr;
};

std::span<const Target* const> targets();
/// nullptr where there is none.
const Target* find_target(std::string_view name);

/// Says what is wrong and aborts: both drivers then keep the input.
[[noreturn]] void fail(const std::string& what);
inline void require(bool holds, const std::string& what) {
  if (!holds) fail(what);
}

/// `use`, where Error refuses and anything else that is thrown is a finding.
Verdict refused_or(const std::function<void()>& use);

/// Pieces of a text between single characters; "" has one piece.
std::vector<std::string_view> pieces(std::string_view text, char separator);

}  // namespace brouncker::fuzz
