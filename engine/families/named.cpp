#include "engine/families/named.hpp"

#include "engine/families/parameters_of_state.hpp"
#include "formulas/parse_multinomial.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr std::string_view kPaper = "[Shalyt2024]", kPerron = "[Perron1957, II]";

constexpr NamedFamily kNamed[] = {
    {"pi, log2, lemniscate: PCF(3n + p, -2n^2 + qn + r), p + 1", "3*n + p", "-2*n^2 + q*n + r", "3*n + p + 1", "-2*n^2 + q*n + r",
     kPaper},
    {"checkerboard of pi and log2: PCF(c, n^2 + qn + r), c + 2", "c", "n^2 + q*n + r", "c + 2", "n^2 + q*n + r", kPaper},
    {"checkerboard of pi and log2: PCF(c, (n + x)(n + y)), c + 1, x + 1", "c", "(n + x)*(n + y)", "c + 1", "(n + x + 1)*(n + y)",
     kPaper},
    {"checkerboard of pi and log2: PCF(c, (n + x)(n + y)), x + 1, y - 1", "c", "(n + x)*(n + y)", "c", "(n + x + 1)*(n + y - 1)",
     kPaper},
    {"e: PCF(n + p, q(n + r)), p + 1", "n + p", "q*(n + r)", "n + p + 1", "q*(n + r)", kPerron},
    {"PCF(n + p, 2n^2 + qn + r), p + 3", "n + p", "2*n^2 + q*n + r", "n + p + 3", "2*n^2 + q*n + r", kPerron},
    {"reflection: PCF(n^2 + n + t, B(n^2 - n + s)), b(n + 1)", "n^2 + n + t", "B*(n^2 - n + s)", "n^2 + n + t", "B*(n^2 + n + s)",
     kPerron},
};

/// A named family as polynomials over Q.
struct Templates {
  std::vector<std::string> parameters;
  ParameterPoly a, b, a_to, b_to;
};

ParameterPoly rational(const Multinomial& p) {
  ParameterPoly result;
  for (const auto& [e, c] : p) result.add(e, Rational(c));
  return result;
}

Templates parsed(const NamedFamily& named) {
  Templates t;
  for (const auto& [text, target] :
       {std::pair{named.a, &t.a}, std::pair{named.b, &t.b}, std::pair{named.a_to, &t.a_to}, std::pair{named.b_to, &t.b_to}})
    *target = rational(parse_multinomial(text, named.name, &t.parameters));
  return t;
}

using Point = std::vector<Rational>;

Point moved(Point point, std::size_t i, long step) {
  point[i] += step;
  return point;
}

/// The polynomial of degree <= 2 with these values at base, base + e_i, base + e_i + e_j.
template <typename Value>
std::optional<ParameterPoly> interpolated(const Point& base, const Value& value) {
  const auto at_base = value(base);
  if (!at_base) return std::nullopt;
  ParameterPoly result(*at_base);
  std::vector<Rational> first;
  std::vector<ParameterPoly> y;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const auto once = value(moved(base, i, 1));
    if (!once) return std::nullopt;
    first.push_back(*once);
    y.push_back(ParameterPoly::variable(i + 1) - ParameterPoly(base[i]));
    result = result + Rational(*once - *at_base) * y[i];
  }
  for (std::size_t i = 0; i < base.size(); ++i)
    for (std::size_t j = i; j < base.size(); ++j) {
      const auto both = value(moved(moved(base, i, 1), j, 1));
      if (!both) return std::nullopt;
      const Rational second = *both - first[i] - first[j] + *at_base;
      const ParameterPoly monomial = i == j ? Rational(1, 2) * (y[i] * (y[i] - ParameterPoly(Rational(1)))) : y[i] * y[j];
      result = result + second * monomial;
    }
  return result;
}

/// The centre of the polynomial as one in the parameters; nullopt where its leading coefficient does not divide.
std::optional<ParameterPoly> centre(const ParameterPoly& p) {
  const int d = p.degree();
  return exact_quotient(p.coefficient(d - 1), Rational(-d) * p.coefficient(d));
}

/// c with c x = y, for the polynomials' leading coefficients; c^2 where they are those of b.
std::optional<Rational> ratio(const ParameterPoly& x, const ParameterPoly& y) {
  const ParameterPoly lead = x.coefficient(x.degree()), other = y.coefficient(y.degree());
  const Rational c = other.terms().begin()->second / lead.terms().begin()->second;
  return c * lead == other ? std::optional(c) : std::nullopt;
}

struct Half {
  ParameterPoly a, b;
};

/// n -> n + sigma with which x becomes y up to scale; nullopt where it does not.
std::optional<ParameterPoly> shift_between(const Half& x, const Half& y, std::size_t parameters) {
  if (x.a.degree() != y.a.degree() || x.b.degree() != y.b.degree()) return std::nullopt;
  const bool by_a = x.a.degree() > 0;
  if (!by_a && x.b.degree() <= 0) return std::nullopt;
  const auto from = centre(by_a ? x.a : x.b), to = centre(by_a ? y.a : y.b);
  if (!from || !to) return std::nullopt;
  const ParameterPoly sigma = *from - *to;
  std::vector<ParameterPoly> replacements{ParameterPoly::variable(0) + sigma};
  for (std::size_t i = 1; i <= parameters; ++i) replacements.push_back(ParameterPoly::variable(i));
  const ParameterPoly a = x.a.substituted(replacements), b = x.b.substituted(replacements);
  std::optional<Rational> c = ratio(a, y.a);
  if (!c) return std::nullopt;
  return *c * a == y.a && Rational(*c * *c) * b == y.b ? std::optional(sigma) : std::nullopt;
}

bool is_integer(const ParameterPoly& p) {
  return p.is_zero() || (p.terms().size() == 1 && p.terms().begin()->first.empty() && denominator(p.terms().begin()->second) == 1);
}

/// From (a, b) to (a_to, b_to) as the found family has them.
bool contains_forward(const AffineFamily& found, const Templates& t) {
  const std::size_t count = t.parameters.size();
  const Point base = general_parameters(count, 29);
  const auto parameters_at = [&](const Point& point) { return parameters_of_state(found, state_of(t.a.at(point), t.b.at(point))); };
  const std::size_t choices = parameters_at(base).size();
  for (std::size_t choice = 0; choice < choices; ++choice) {
    std::vector<ParameterPoly> replacements{ParameterPoly::variable(0)};
    for (std::size_t i = 0; i < found.parameters(); ++i) {
      const auto form = interpolated(base, [&](const Point& point) -> std::optional<Rational> {
        const auto all = parameters_at(point);
        return choice < all.size() ? std::optional(all[choice][i]) : std::nullopt;
      });
      if (!form) break;
      replacements.push_back(*form);
    }
    if (replacements.size() != found.parameters() + 1) continue;
    const PairSystem& s = found.system;
    const auto here = [&](const ParameterPoly& p) { return p.substituted(replacements); };
    const auto sigma = shift_between({here(s.a), here(s.b)}, {t.a, t.b}, count),
               tau = shift_between({here(s.a_to), here(s.b_to)}, {t.a_to, t.b_to}, count);
    if (sigma && tau && is_integer(*sigma - *tau)) return true;
  }
  return false;
}

}  // namespace

std::span<const NamedFamily> named_families() { return kNamed; }

bool contains(const AffineFamily& found, const NamedFamily& named) {
  Templates t = parsed(named);
  if (contains_forward(found, t)) return true;
  std::swap(t.a, t.a_to);
  std::swap(t.b, t.b_to);
  return contains_forward(found, t);
}

std::vector<std::string_view> names_of(const AffineFamily& found) {
  std::vector<std::string_view> result;
  for (const NamedFamily& named : kNamed)
    if (contains(found, named)) result.push_back(named.name);
  return result;
}

}  // namespace brouncker
