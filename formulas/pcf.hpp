/// A polynomial continued fraction (PCF): a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)).
#pragma once

#include "formulas/polynomial.hpp"

namespace brouncker {

/// Convergents p_n/q_n with p_-1 = 1, p_0 = a(0), q_-1 = 0, q_0 = 1 and u_n = a(n) u_(n-1) + b(n) u_(n-2).
struct Pcf {
  Polynomial a, b;
  friend bool operator==(const Pcf&, const Pcf&) = default;
};

}  // namespace brouncker
