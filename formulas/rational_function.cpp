#include "formulas/rational_function.hpp"

#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr double kMaxBits = 3.33 * kMaxCoefficientDigits;
constexpr int kMaxExponent = 100'000;
/// Word operations that one text may cause: about a second.
constexpr double kMaxWork = 1e9;

/// A tree of the grammar as a quotient, or an error that says why it is none.
class Converter {
 public:
  Converter(std::string_view what, const std::string& variable) : what_(what), variable_(variable) {}

  RationalFunction value(const Expression& x) const {
    using Kind = Expression::Kind;
    switch (x.kind()) {
      case Kind::integer: return {Polynomial::constant(x.value())};
      case Kind::constant: return symbol(x);
      case Kind::negate: return negated(value(x.operands()[0]));
      case Kind::power: return power(x);
      case Kind::call:
        fail(fmt::format("{}(...) in a coefficient: roots, exponentials and other functions are outside of what is computed here; "
                         "accepted are quotients of polynomials",
                         x.name()));
      default: return combined(x.kind(), value(x.operands()[0]), value(x.operands()[1]));
    }
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { throw input_error(fmt::format("{}: {}", what_, reason)); }

  RationalFunction symbol(const Expression& x) const {
    if (x.name() == variable_) return {Polynomial::of({1, 0})};
    fail(fmt::format(
        "{} in a coefficient: transcendental and irrational coefficients are outside of what is computed here; accepted are "
        "rational numbers",
        x.name()));
  }

  static RationalFunction negated(RationalFunction x) { return {-x.top, std::move(x.bottom)}; }

  /// Refuses before the work is done. Bits of products add up; so do degrees. A gcd works modulo bits/64 primes.
  void bound(int degree, double bits) const {
    work_ += (degree + 1.0) * (degree + 1.0) * (bits / 64 + 1);
    if (work_ > kMaxWork) fail("expanding this takes too long");
    if (degree > kMaxDegree) fail(fmt::format("the degree exceeds {}", kMaxDegree));
    if (bits > kMaxBits) fail(fmt::format("a coefficient gets more than {} digits", kMaxCoefficientDigits));
  }
  static double bits(const Polynomial& p) {
    const Integer height = p.height();
    return height == 0 ? 0 : static_cast<double>(msb(height)) + 1;
  }
  static double bits(const RationalFunction& f) { return bits(f.top) + bits(f.bottom); }

  RationalFunction combined(Expression::Kind kind, const RationalFunction& x, const RationalFunction& y) const {
    bound(x.top.degree() + y.top.degree() + x.bottom.degree() + y.bottom.degree(), bits(x) + bits(y));
    switch (kind) {
      case Expression::Kind::add: return lowest_terms(x.top * y.bottom + y.top * x.bottom, x.bottom * y.bottom);
      case Expression::Kind::subtract: return lowest_terms(x.top * y.bottom - y.top * x.bottom, x.bottom * y.bottom);
      case Expression::Kind::multiply: return lowest_terms(x.top * y.top, x.bottom * y.bottom);
      default: break;
    }
    if (y.top.is_zero()) fail("a division by 0");
    return lowest_terms(x.top * y.bottom, x.bottom * y.top);
  }

  RationalFunction power(const Expression& x) const {
    const RationalFunction exponent = value(x.operands()[1]), base = value(x.operands()[0]);
    if (exponent.top.degree() > 0 || exponent.bottom.degree() > 0)
      fail(fmt::format("{} in an exponent: q-series and exponential coefficients are outside of what is computed here", variable_));
    if (!exponent.is_polynomial()) fail("a root in a coefficient: only quotients of polynomials are accepted");
    const Integer e = exponent.top.coefficient(0);
    const bool inverse = e < 0;
    if (abs(e) > kMaxExponent) fail(fmt::format("an exponent beyond {}", kMaxExponent));
    if (inverse && base.top.is_zero()) fail("a division by 0");
    const int n = Integer(abs(e)).convert_to<int>();
    bound(n * std::max({base.top.degree(), base.bottom.degree(), 0}), n * bits(base));
    const Polynomial top = raised(base.top, n), bottom = raised(base.bottom, n);
    return inverse ? lowest_terms(bottom, top) : RationalFunction{top, bottom};
  }

  static Polynomial raised(Polynomial base, int exponent) {
    Polynomial result = Polynomial::constant(1);
    for (; exponent > 0; exponent /= 2) {
      if (exponent % 2 == 1) result = result * base;
      if (exponent > 1) base = base * base;
    }
    return result;
  }

  std::string_view what_;
  const std::string& variable_;
  mutable double work_ = 0;
};

}  // namespace

RationalFunction lowest_terms(const Polynomial& top, const Polynomial& bottom) {
  if (top.is_zero()) return {};
  const Polynomial common = primitive_gcd(top, bottom);
  Polynomial x = *exact_quotient(top, common), y = *exact_quotient(bottom, common);
  Integer content = gcd(x.content(), y.content());
  if (y.leading() < 0) content = -content;
  return {x.divided_by(content), y.divided_by(content)};
}

RationalFunction parse_rational_function(std::string_view text, std::string_view what, std::string& variable) {
  return rational_function(parse_function(text, what, variable), what, variable);
}

RationalFunction rational_function(const Expression& tree, std::string_view what, const std::string& variable) {
  return Converter(what, variable).value(tree);
}

std::string to_plain(const RationalFunction& f) {
  const std::string top = to_plain(f.top), bottom = to_plain(f.bottom);
  if (f.is_polynomial()) return top;
  const bool sum = top.find(' ') != top.npos, atom = bottom.find_first_of(" *^") == bottom.npos;
  return fmt::format("{}/{}", sum ? "(" + top + ")" : top, atom ? bottom : "(" + bottom + ")");
}

}  // namespace brouncker
