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

Polynomial power_of(const Polynomial& p, int k) {
  Polynomial result = Polynomial::constant(1);
  for (int i = 0; i < k; ++i) result = result * p;
  return result;
}

/// - num/den = z ((n - 1 + x)/(n + x))^k: the sum is that of z^j/(j + x)^k, times the first term and x^k.
struct Lerch {
  Rational z, x, factor;
  int k = 0;
};

std::optional<Lerch> lerch_of(const Polynomial& num, const Polynomial& den, const Rational& first) {
  const int k = den.degree();
  if (k < 1 || num.degree() != k) return std::nullopt;
  const Rational x = Rational(den.coefficient(k - 1)) / Rational(Integer(k * den.leading()));
  if (x <= 0) return std::nullopt;
  const Integer xn = numerator(x), xd = denominator(x);
  const Integer scale = power_of(Polynomial::constant(xd), k).leading();
  if (!(scale * den == den.leading() * power_of(Polynomial({xn, xd}), k)) ||
      !(scale * num == num.leading() * power_of(Polynomial({Integer(xn - xd), xd}), k)))
    return std::nullopt;
  Rational factor = first;
  for (int i = 0; i < k; ++i) factor *= x;
  return Lerch{-Rational(num.leading()) / Rational(den.leading()), x, factor, k};
}

/// Sums with a name of their own: Sums.v and Zeta.v.
struct NamedSum {
  int z, k;
  Rational x, factor;
  const char *name, *lemma;
};

const NamedSum* name_of(const Lerch& sum) {
  static const NamedSum rows[] = {
      {1, 2, 1, {1, 6}, "(PI ^ 2)", "named_zeta_2"},  {1, 2, {1, 2}, {1, 2}, "(PI ^ 2)", "named_half_2"},
      {-1, 2, 1, {1, 12}, "(PI ^ 2)", "named_eta_2"}, {1, 3, {1, 2}, 7, "(zeta 3)", "named_half_3"},
      {-1, 3, 1, {3, 4}, "(zeta 3)", "named_eta_3"},  {-1, 2, {1, 2}, 4, "catalan", "half_lerch"},
  };
  for (const NamedSum& row : rows)
    if (sum.z == row.z && sum.k == row.k && sum.x == row.x) return &row;
  return nullptr;
}

Value value_of(const Lerch& sum, const Moebius& map, const std::string& lists, const std::string& euler,
               const std::string& growth) {
  const Integer zn = numerator(sum.z), zd = denominator(sum.z), xn = numerator(sum.x), xd = denominator(sum.x);
  const Integer fn = numerator(sum.factor), fd = denominator(sum.factor);
  const Moebius own = (map * Moebius{fn, 0, 0, fd}).reduced();
  const std::string proof =
      fmt::format("apply (value_lerch {} {} {} {} {} {} {} {} {} {} {}); by_computation.", lists, euler, growth, sum.k, literal(zn),
                  zd.str(), xn.str(), xd.str(), literal(fn), literal(fd), matrix(own));
  if (const NamedSum* row = name_of(sum)) {
    const Integer c = numerator(row->factor), d = denominator(row->factor);
    Value value = named(row->name, fmt::format("apply (scaled _ _ {} _ {} {} _ _ {}); [by_computation|]. {}", matrix(own), c.str(),
                                               d.str(), row->lemma, proof));
    value.map = (own * Moebius{c, 0, 0, d}).reduced();
    return value;
  }
  const bool zeta = sum.z == 1 && sum.x == 1;
  Value value = zeta ? named(fmt::format("zeta {}", sum.k), "apply (renamed _ _ _ _ _ (unit_lerch _)). " + proof)
                     : named(fmt::format("lerch {} {} {}", literal(sum.z), sum.k, literal(sum.x)),
                             fmt::format("apply (renamed _ _ _ _ (lerch ({} / {}) {} ({} / {}))); [f_equal; by_arithmetic|]. {}",
                                         literal(zn), zd.str(), sum.k, xn.str(), xd.str(), proof));
  value.map = own;
  return value;
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
  const std::string lists = list(pcf.a) + " " + list(pcf.b);
  const std::string euler = fmt::format("(Euler {} {} {} {} {} {} {} {})", list(x), list(y), list(num), list(den), rate->text(),
                                        rate->from, literal(v1), literal(v2));
  const Moebius map{v1, v2, v2, 0};
  if (const auto lerch = lerch_of(num, den, first)) return value_of(*lerch, map, lists, euler, record(growth));
  Value value = named(fmt::format("Series (products {} (fun n => - ({} / {})))", literal(first), body(num), body(den)), "");
  value.map = map;
  value.proof =
      fmt::format("apply (value_series {} {} {} {}); [by_computation|by_values].", lists, euler, record(growth), literal(first));
  return value;
}

}  // namespace brouncker::coq
