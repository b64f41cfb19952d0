#include "engine/prove/check/fold.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/steps.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "formulas/rational_function.hpp"

namespace brouncker::certificates {
namespace {

/// [[a, b], [c, d]].
struct PolynomialMatrix {
  Polynomial a, b, c, d;

  friend PolynomialMatrix operator*(const PolynomialMatrix& x, const PolynomialMatrix& y) {
    return {x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d};
  }
  PolynomialMatrix shifted(long step) const { return {a.shifted(step), b.shifted(step), c.shifted(step), d.shifted(step)}; }
};

PolynomialMatrix product(const Pcf& pcf, long k, const Integer& r) {
  const Polynomial one = Polynomial::constant(1);
  PolynomialMatrix t{one, {}, {}, one};
  for (long i = 1; i <= k; ++i) t = t * PolynomialMatrix{{}, composed(pcf.b, k, r + i), one, composed(pcf.a, k, r + i)};
  return t;
}

/// B(m), and c(m) = X(m)/(B(m-1) a'(m)); X, B and a' are not 0.
struct Contracted {
  Polynomial b;
  RationalFunction c;
};

Contracted contraction(const Pcf& whole, const Pcf& part, long k, const Integer& r) {
  const PolynomialMatrix t = product(whole, k, r), before = t.shifted(-1);
  const Polynomial x = before.a * t.b + before.b * t.d;
  require(!x.is_zero() && !t.b.is_zero(), "a product that cannot be contracted");
  const Polynomial det = before.a * before.d - before.b * before.c;
  require(x * x.shifted(-1) * part.b == -(t.b * t.b.shifted(-2) * det * part.a * part.a.shifted(-1)),
          "the fold is not the stated fraction");
  return {t.b, lowest_terms(x, before.b * part.a)};
}

/// L(whole) = the result (L(part)).
Moebius relation_of_fold(const Pcf& whole, const Pcf& part, long k, const Integer& r) {
  const auto [b, c] = contraction(whole, part, k, r);
  require_regular({b, c.top, c.bottom}, 0);
  const Moebius p = convergents(whole, r), q = convergents(whole, r + k);
  const Integer top = c.top(0), bottom = c.bottom(0);
  return Moebius{top * p.q, bottom * q.q, top * p.s, bottom * q.s} * Moebius{1, part.a(0), 0, 1}.inverse();
}

}  // namespace

Polynomial composed(const Polynomial& p, long k, const Integer& r) {
  const Polynomial inner({r, Integer(k)});
  Polynomial result;
  for (const Integer& c : p.descending()) result = result * inner + Polynomial::constant(c);
  return result;
}

void require_contraction(const Pcf& whole, const Pcf& part, long k, const Integer& r) {
  static_cast<void>(contraction(whole, part, k, r));
}

void check_fold(const Pcf& from, const nlohmann::json& step) {
  require_fields(step, {"kind", "label", "a", "b", "steps", "first", "relation"});
  const std::string label = text(step, "label");
  require(label == "fold" || label == "unfold", "a step of unknown label");
  const Pcf to = pcf(step);
  const Integer k = integer(step.at("steps"), "steps"), r = integer(step.at("first"), "first");
  require(k >= 2 && k <= kMaxFold && r >= 0 && r <= kMaxStart, "\"steps\" or \"first\" is out of range");
  infinite_class(from);
  infinite_class(to);
  const bool back = label == "unfold";
  const Moebius carried = relation_of_fold(back ? to : from, back ? from : to, static_cast<long>(k), r);
  require(carried.determinant() != 0 && (back ? carried.inverse() : carried).reduced() == relation(step),
          "the relation of a step is not the one that its fold gives");
}

}  // namespace brouncker::certificates
