// tau_0 = -1/K(1), tau_j/tau_(j-1) = -b(j)/(K(j) K(j+1)), in lowest terms.
#include "results/export/coq/series.hpp"

#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/roots.hpp"
#include "results/export/coq/literal.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

std::optional<RationalTail> dominant_tail(const Pcf& pcf) {
  for (RationalTail& tail : rational_tails(pcf, classify(pcf).kind))
    if (tail.dominant && !tail.top.is_zero()) return std::move(tail);
  return std::nullopt;
}

long start_of(const RationalTail& tail) {
  Integer start = 1;
  for (const Polynomial& p : {tail.top, tail.bottom})
    for (const Integer& root : integer_roots(p)) start = std::max<Integer>(start, root + 1);
  return start > kMostFrom ? 0 : static_cast<long>(start);
}

/// |num/den| <= top/bottom, or 1 - (1 + top/bottom)/n, from an index on.
struct Rate {
  bool power = false;
  Rational value;
  long from = 1;
  std::string text() const {
    return fmt::format("({} {} {})", power ? "Power" : "Geometric", Integer(numerator(value)).str(),
                       Integer(denominator(value)).str());
  }
};

std::optional<Rate> rate_of(const Polynomial& num, const Polynomial& den) {
  if (num.degree() > den.degree()) return std::nullopt;
  Rate rate;
  const Integer sign_num = num.leading().sign(), sign_den = den.leading().sign();
  const Polynomial size = sign_num * num, room = sign_den * den;
  const Rational limit = num.degree() < den.degree() ? Rational(0) : Rational(Rational(size.leading()) / Rational(room.leading()));
  if (limit > 1) return std::nullopt;
  rate.value = (limit + 1) / 2;
  if (limit == 1) {
    const Polynomial drop = room - size;
    if (drop.is_zero() || drop.degree() != room.degree() - 1) return std::nullopt;
    rate.power = true;
    rate.value = (Rational(drop.leading()) / Rational(room.leading()) - 1) * 3 / 4;
    if (rate.value <= 0) return std::nullopt;
    rate.from = 2 + static_cast<long>(Integer(numerator(rate.value) / denominator(rate.value)));
  }
  const Integer top = numerator(rate.value), bottom = denominator(rate.value);
  const Polynomial above = rate.power ? Polynomial({Integer(-(top + bottom)), bottom}) : Polynomial::constant(top);
  const Polynomial below = rate.power ? Polynomial({Integer(0), bottom}) : Polynomial::constant(bottom);
  std::optional<long> from = rate.from;
  for (const Polynomial& p : {above * room - below * num, above * room + below * num})
    if (from) from = settled(p, Sign::nonnegative, *from);
  if (!from) return std::nullopt;
  rate.from = *from;
  return rate;
}

/// What sequence() says after its arrow, in parentheses where it is a sum.
std::string body(const Polynomial& p) {
  const std::string text = sequence(p);
  const std::size_t arrow = text.find("=> ");
  const std::string term = text.substr(arrow + 3, text.size() - arrow - 4);
  return term.find(' ') == term.npos ? term : "(" + term + ")";
}

}  // namespace

long series_start(const Pcf& pcf) {
  const auto tail = dominant_tail(pcf);
  return tail ? start_of(*tail) : 0;
}

Value value_by_series(const Pcf& pcf, const Growth& growth) {
  const auto tail = dominant_tail(pcf);
  if (!tail || start_of(*tail) != 1) return refused("no rational tail that is the dominant one and regular from 1 on");
  const Polynomial &x = tail->top, &y = tail->bottom, x1 = x.shifted(1), y1 = y.shifted(1);
  Polynomial num = pcf.b * y * y1, den = x * x1;
  const Polynomial common = primitive_gcd(num, den);
  num = *exact_quotient(num, common), den = *exact_quotient(den, common);
  const Integer content = gcd(num.content(), den.content());
  num = num.divided_by(content), den = den.divided_by(content);
  const auto rate = rate_of(num, den);
  if (!rate) return refused("the series is not seen to converge absolutely");
  const Rational first = -Rational(y(1)) / Rational(x(1)), v = Rational(pcf.a(0)) + Rational(x(1)) / Rational(y(1));
  const Integer v1 = numerator(v), v2 = denominator(v);
  Value value = named(fmt::format("Series (products {} (fun n => - ({} / {})))", literal(first), body(num), body(den)), "");
  value.map = {v1, v2, v2, 0};
  value.proof = fmt::format("apply (value_series {} {} (Euler {} {} {} {} {} {} {} {}) {} {}); [by_computation|by_values].",
                            list(pcf.a), list(pcf.b), list(x), list(y), list(num), list(den), rate->text(), rate->from, literal(v1),
                            literal(v2), record(growth), literal(first));
  return value;
}

}  // namespace brouncker::coq
