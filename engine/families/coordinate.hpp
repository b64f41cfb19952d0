/// The coordinates of a pair of PCFs in a frame, and what is constant there.
#pragma once

#include "formulas/integer.hpp"

#include <array>
#include <string>
#include <vector>

namespace brouncker {

/// What a coordinate belongs to.
enum class Part {
  head,      ///< a
  head_to,   ///< a': what the first PCF does not decide
  leading,   ///< the leading coefficient of b and b'
  numerator  ///< b up to that: its coefficients, or its negated roots
};

struct Coordinate {
  Part part;
  std::size_t index;  ///< in its part
  std::string name;
};

/// Something for each coordinate, by its part.
template <typename Value>
class ByPart {
 public:
  std::vector<Value>& operator[](Part part) { return lists_[static_cast<std::size_t>(part)]; }
  const std::vector<Value>& operator[](Part part) const { return lists_[static_cast<std::size_t>(part)]; }

 private:
  std::array<std::vector<Value>, 4> lists_;
};

/// What is the same for all members of a family.
struct FrameConstants {
  int s = 0, t = 0;          ///< deg a, deg b
  Rational scale = 1;        ///< S
  Rational offset;           ///< o: a' is centred at -o; deg a = 0: a' - a; square heads: e
  std::vector<long> steps;   ///< i_k of the roots of b: t of them
  std::size_t base = 0;      ///< based heads: k
  Rational kappa = 0;        ///< pointed: k
  bool double_root = false;  ///< D = a1^2 + 4 b2 = 0, a class of its own: b has the leading coefficient -1/4

  /// The sum of the i_k.
  long step_sum() const {
    long sum = 0;
    for (const long step : steps) sum += step;
    return sum;
  }
};

}  // namespace brouncker
