/// Where formulas come from: a lattice of directions, each of which makes one PCF with its proof.
///
/// A new source: a file with its class and a function that adds those that fit a constant; a line in sources.cpp.
#pragma once

#include "engine/prove/find/proof.hpp"
#include "formulas/expression.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace brouncker::generate {

using Direction = std::vector<int>;

/// What is known of a direction before anything is made, or, where that is nothing, afterwards.
struct Outlook {
  std::optional<double> digits_per_term = {};  ///< exact up to rounding; infinite in the factorial class
  std::optional<double> delta = {};
  std::optional<double> estimate = {};  ///< of delta, where it is not predicted: of the order in which directions are made only
  bool delta_is_measured =
      false;  ///< on the exact denominators of 100 and 200 terms; else predicted: derived and checked, not proved
};

/// What a direction made: the smallest member that was found, proved.
struct Made {
  Proof proof;
  std::string origin;  ///< the integral or the sum, in words
};

class Source {
 public:
  virtual ~Source() = default;
  /// One line: what is summed or integrated.
  virtual std::string title() const = 0;
  /// One direction of each orbit of symmetries, without common factor, of this size, in a fixed order: |e0| + |e1| + ... unless
  /// said otherwise.
  virtual std::vector<Direction> shell(int size) const = 0;
  /// Of a direction of the right length: the shell in which it is, or of which orbit it is.
  virtual int size(const Direction& direction) const;
  /// Whether the direction, from anywhere, is in its shell.
  virtual bool lists(const Direction& direction) const = 0;
  /// Whether the direction, from anywhere, is one of this source: of the right length, and where its sums or integrals converge.
  virtual bool has(const Direction& direction) const = 0;
  /// nullopt where the direction gives no fraction for the constant.
  virtual std::optional<Outlook> outlook(const Direction& direction) const = 0;
  virtual std::optional<Made> make(const Direction& direction) const = 0;
};

using Sources = std::vector<std::unique_ptr<Source>>;

/// A direction to make something of.
struct Task {
  const Source* source;
  Direction direction;
  int size;
};

/// All sources whose limits are Moebius images of the value, as 100 digits say; the base theorems always. A value of a quadratic
/// field stands for sqrt(d), of which it is an image; a rational one has none. The proofs are about the constants of the
/// sources. Throws Error (input) where the expression has no real value.
Sources sources_of(const Expression& value);

/// How a source compares the value with its own constant x.
class Wanted {
 public:
  explicit Wanted(const Expression& value);
  double approximate() const { return approximate_; }
  /// d > 1 without squares of small primes where value = p + q sqrt(d), p, q rational, q not 0: from the smallest integer
  /// relation between 1, value and value^2, where its coefficients have at most 20 digits and 100 digits agree.
  std::optional<Integer> radicand() const;
  /// Whether value = r x or r/x with a rational r of height <= 1,000: first in doubles, then to 100 digits.
  /// @param exact Called where the doubles fit.
  bool is_multiple_of(double approximate, const std::function<Expression()>& exact) const;
  bool is_multiple_of(const Expression& x) const;
  /// Whether x = map(value), to 100 digits.
  bool is_image(const Expression& x, const Moebius& map) const;

 private:
  Rational value_;
  double approximate_ = 0;
};

}  // namespace brouncker::generate
