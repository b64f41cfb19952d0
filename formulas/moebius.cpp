#include "formulas/moebius.hpp"

namespace brouncker {

Moebius Moebius::reduced() const {
  Integer g = gcd(gcd(p, q), gcd(r, s));
  if (g == 0) return *this;
  const Integer& lead = p != 0 ? p : q != 0 ? q : r != 0 ? r : s;
  if (lead < 0) g = -g;
  return {p / g, q / g, r / g, s / g};
}

}  // namespace brouncker
