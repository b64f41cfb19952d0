#include "engine/families/frame.hpp"

#include "engine/number/rational_roots.hpp"
#include "engine/prove/find/gauge_ansatz.hpp"
#include "formulas/rational_sqrt.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Coefficients = std::vector<Rational>;  // lowest power first

Coefficients scaled(const Polynomial& p, const Rational& factor) {
  Coefficients result;
  for (const Integer& c : p.ascending()) result.push_back(Rational(c) * factor);
  return result;
}

/// A pair with monic a (deg a = 0: as it is), `to` taken at n + k, n shifted so that the next coefficient of a (deg a = 0: of b) is
/// 0.
struct Normal {
  int s = 0, t = 0;
  Coefficients a, b, a_to, b_to;
  Rational offset;                    ///< a' is centred at -offset
  Rational scale = 1;                 ///< S
  std::vector<GaugeAnsatz> ansaetze;  ///< those of this shift and S
};

/// The scale that makes a monic; deg a = 0: b, where its leading coefficient is a square.
Rational unit_scale(const Pcf& pcf) {
  if (pcf.a.degree() > 0) return 1 / Rational(pcf.a.leading());
  const auto root = rational_sqrt(Rational(pcf.b.leading()));
  return root ? Rational(1 / *root) : Rational(1);
}

std::optional<Normal> normal_form(const Gauge& g) {
  if (g.from.a.degree() != g.to.a.degree() || g.from.b.degree() != g.to.b.degree()) return std::nullopt;
  Normal x;
  x.s = g.from.a.degree(), x.t = g.from.b.degree();
  const Rational c = unit_scale(g.from), d = unit_scale(g.to);
  x.a = scaled(g.from.a, c), x.b = scaled(g.from.b, c * c);
  x.a_to = scaled(g.to.a.shifted(g.shift), d), x.b_to = scaled(g.to.b.shifted(g.shift), d * d);
  // S of the scaled pair; where degrees agree s is a constant.
  if (g.s_numerator.degree() != 0 || g.s_denominator.degree() != 0) return std::nullopt;
  x.scale = Rational(g.s_numerator.leading(), g.s_denominator.leading()) * c / d;
  if (x.b.back() != x.b_to.back()) return std::nullopt;
  const auto growth = growth_of(g.from), to_growth = growth_of(g.to);
  if (!growth || !to_growth) return std::nullopt;
  const auto shape = gauge_shape(g.from, *growth, g.to, *to_growth);
  if (!shape) return std::nullopt;
  for (const GaugeAnsatz& each : shape->ansaetze)
    if (each.shift == g.shift && each.denominator.degree() >= 0) x.ansaetze.push_back(each);
  if (x.ansaetze.empty()) return std::nullopt;
  const auto centre = [](const Coefficients& p) {
    const std::size_t n = p.size() - 1;
    return n == 0 ? Rational(0) : Rational(p[n - 1] / (p[n] * static_cast<long>(n)));
  };
  const Rational h = x.s > 0 ? centre(x.a) : centre(x.b);
  for (Coefficients* p : {&x.a, &x.b, &x.a_to, &x.b_to}) *p = shifted(*p, Rational(-h));
  x.offset = x.s > 0 ? centre(x.a_to) : Rational(0);
  return x;
}

/// Adds coordinates one by one.
class Builder {
 public:
  explicit Builder(const Normal& x) : x_(x) { pair_.system.s = x.scale; }

  ParameterPoly coordinate(std::string name, const Rational& value) {
    pair_.names.push_back(std::move(name));
    pair_.point.push_back(value);
    return ParameterPoly::variable(pair_.names.size());
  }
  /// Of a polynomial in the coordinates at the point.
  Rational value(const ParameterPoly& form) const {
    const auto result = form.at(pair_.point);
    return result.empty() ? Rational(0) : result[0];
  }
  ParameterPoly n() const { return ParameterPoly::variable(0); }
  PairSystem& system() { return pair_.system; }

  /// prod (n + r_k + i_k + extra) for linear forms r_k.
  ParameterPoly product(const std::vector<ParameterPoly>& roots, const std::vector<long>& steps) const {
    ParameterPoly result(Rational(1));
    for (std::size_t k = 0; k < roots.size(); ++k) result = result * (n() + roots[k] + ParameterPoly(Rational(steps[k])));
    return result;
  }

  /// U has its poles where a root of b lies below one of b': factors `factor` at n - j for j = 1 .. -step.
  void poles(const ParameterPoly& factor, long step) {
    for (long j = 1; j <= -step; ++j) pair_.system.denominator = pair_.system.denominator * factor.shifted(Rational(-j));
  }
  void begin_poles() { pair_.system.denominator = ParameterPoly(Rational(1)); }

  /// With the bounds of the degrees that follow from the exponents, which are constant along a family.
  std::optional<FramedPair> finish(const std::string& label, const FrameKind& kind, const Rational& weight) {
    PairSystem& out = pair_.system;
    for (const GaugeAnsatz& ansatz : x_.ansaetze) {
      const int extra = out.denominator.degree() - ansatz.denominator.degree();
      if (ansatz.degree_upper >= 0) out.degree_upper = std::max(out.degree_upper, ansatz.degree_upper + extra);
      if (ansatz.degree_lower >= 0) out.degree_lower = std::max(out.degree_lower, ansatz.degree_lower + extra);
    }
    if (out.degree_upper + out.degree_lower > kMaxGaugeUnknowns) return std::nullopt;
    pair_.kind = kind;
    pair_.weight = weight;
    pair_.label = fmt::format("{}; degrees {} {}; S {}", label, x_.s, x_.t, x_.scale.str());
    return std::move(pair_);
  }

 private:
  const Normal& x_;
  FramedPair pair_;
};

using Heads = FrameKind::Heads;

/// How a and a' are written.
struct Heading {
  Heads kind = Heads::plain;
  std::size_t base = 0;  ///< based
  std::string label;
  std::optional<Rational> g, h;  ///< roots of a, a'
  Rational z, e;                 ///< square
};

/// @param roots The roots of b where they are coordinates, else empty.
void add_heads(Builder& x, const Normal& p, const Heading& heading, long step_sum, const std::vector<ParameterPoly>& roots) {
  PairSystem& out = x.system();
  const ParameterPoly n = x.n(), m = n + ParameterPoly(p.offset);
  if (heading.kind == Heads::square) {
    const ParameterPoly z = x.coordinate("z", heading.z), one(Rational(1));
    const ParameterPoly difference = ParameterPoly(heading.e) + Rational(step_sum) * z;
    if (p.s == 1) {
      out.a = (one + Rational(2) * z) * n;
      out.a_to = out.a + difference;
    }
    return;
  }
  if (p.s == 0) {
    out.a = x.coordinate("c", p.a[0]);
    out.a_to = out.a + ParameterPoly(Rational(p.a_to[0] - p.a[0]));
    return;
  }
  if (heading.kind == Heads::roots) {
    const ParameterPoly g = x.coordinate("g", *heading.g), h = x.coordinate("h", *heading.h);
    out.a = n * n - g * g;
    out.a_to = m * m - h * h;
    return;
  }
  if (heading.kind == Heads::based) {
    const ParameterPoly& r = roots[heading.base];
    const Rational square = x.value(r) * x.value(r), u = shifted(p.a_to, Rational(-p.offset))[0];
    out.a = n * n - r * r + x.coordinate("T", Rational(p.a[0] + square));
    out.a_to = m * m - r * r + x.coordinate("V", Rational(u + square));
    return;
  }
  ParameterPoly a(Rational(1)), a_to(Rational(1));
  const Coefficients centred = shifted(p.a_to, Rational(-p.offset));
  for (int k = p.s - 1; k >= 0; --k) {
    a = a * n, a_to = a_to * m;
    if (k > p.s - 2) continue;
    const std::string index = p.s == 2 ? "" : std::to_string(p.s - 1 - k);
    a = a + x.coordinate("t" + index, p.a[static_cast<std::size_t>(k)]);
    a_to = a_to + x.coordinate("u" + index, centred[static_cast<std::size_t>(k)]);
  }
  out.a = a, out.a_to = a_to;
}

ParameterPoly leading_b(Builder& x, const Normal& p, const Heading& heading) {
  if (heading.kind == Heads::square) {
    const ParameterPoly z = ParameterPoly::variable(1);
    return Rational(-1) * z * (z + ParameterPoly(Rational(1)));
  }
  // D = a1^2 + 4 b2 = 0 is a class of its own: its members do not vary with B.
  const Rational b = p.b.back();
  if (p.s == 1 && p.t == 2 && b == Rational(-1, 4)) return ParameterPoly(b);
  return x.coordinate("B", b);
}

std::string offset_label(const Normal& p, const Heading& heading) {
  if (heading.kind == Heads::square) return "";
  return "; o " + (p.s == 0 ? Rational(p.a_to[0] - p.a[0]) : p.offset).str();
}

Rational offset_weight(const Normal& p, const Heading& heading) {
  const Rational size = heading.kind == Heads::square ? heading.e : p.s == 0 ? Rational(p.a_to[0] - p.a[0]) : p.offset;
  return size < 0 ? Rational(-size) : size;
}

/// b' = b(n + step).
std::optional<FramedPair> plain_frame(const Normal& p, const Heading& heading) {
  long step = 0;
  if (p.t > 0) {
    const std::size_t t = static_cast<std::size_t>(p.t);
    const Rational difference = (p.b_to[t - 1] - p.b[t - 1]) / (p.b[t] * p.t);
    if (denominator(difference) != 1 || abs(difference) > 1000) return std::nullopt;
    step = static_cast<long>(Integer(numerator(difference)));
  }
  if (shifted(p.b, Rational(step)) != p.b_to) return std::nullopt;
  Builder x(p);
  add_heads(x, p, heading, 2 * step, {});
  const ParameterPoly lead = leading_b(x, p, heading);
  ParameterPoly monic(Rational(1));
  for (int k = p.t - 1; k >= 0; --k) {
    monic = monic * x.n();
    if (p.s == 0 && k == p.t - 1) continue;  // the shift of n
    const std::string name = p.t == 1 || k == 0 ? "p" : p.t == 2 ? "q" : "p" + std::to_string(k);
    monic = monic + x.coordinate(name, Rational(p.b[static_cast<std::size_t>(k)] / p.b.back()));
  }
  x.system().b = lead * monic;
  x.system().b_to = x.system().b.shifted(Rational(step));
  x.begin_poles();
  x.poles(monic, step);
  const std::string b_label = p.s == 1 && p.t == 2 && p.b.back() == Rational(-1, 4) ? "; D = 0" : "";
  return x.finish(fmt::format("plain{}{}; i {}{}", heading.label, b_label, step, offset_label(p, heading)),
                  {heading.kind, false, 0, 0}, Rational(p.t * std::abs(step)) + offset_weight(p, heading));
}

std::optional<FramedPair> roots_frame(const Normal& p, const Heading& heading, const std::vector<Rational>& roots,
                                      const std::vector<Rational>& images) {
  std::vector<long> steps, zeros(roots.size(), 0);
  long sum = 0;
  for (std::size_t k = 0; k < roots.size(); ++k) {
    const Rational step = images[k] - roots[k];
    if (denominator(step) != 1 || abs(step) > 1000) return std::nullopt;
    steps.push_back(static_cast<long>(Integer(numerator(step))));
    sum += steps.back();
  }
  Builder x(p);
  const bool heads_last = heading.kind == Heads::based;
  if (!heads_last) add_heads(x, p, heading, sum, {});
  const ParameterPoly lead = leading_b(x, p, heading);
  constexpr std::string_view kNames[] = {"p", "q", "r", "v"};
  std::vector<ParameterPoly> forms;
  std::string text;
  for (std::size_t k = 0; k < roots.size(); ++k) {
    const std::string name = k < std::size(kNames) ? std::string(kNames[k]) : "r" + std::to_string(k);
    // deg a = 0: the roots have the sum 0, by a shift of n.
    if (p.s == 0 && k + 1 == roots.size()) {
      forms.push_back(ParameterPoly());
      for (std::size_t l = 0; l < k; ++l) forms.back() = forms.back() - forms[l];
    } else {
      forms.push_back(x.coordinate(name, roots[k]));
    }
    text += (k ? "," : "") + std::to_string(steps[k]);
  }
  if (heads_last) add_heads(x, p, heading, sum, forms);
  x.system().b = lead * x.product(forms, zeros);
  x.system().b_to = lead * x.product(forms, steps);
  x.begin_poles();
  for (std::size_t k = 0; k < roots.size(); ++k) x.poles(x.n() + forms[k], steps[k]);
  const std::string b_label = p.s == 1 && p.t == 2 && p.b.back() == Rational(-1, 4) ? "; D = 0" : "";
  long moved = 0;
  for (const long step : steps) moved += std::abs(step);
  return x.finish(fmt::format("roots{}{}; i {}{}", heading.label, b_label, text, offset_label(p, heading)),
                  {heading.kind, true, heading.base, 0}, Rational(moved) + offset_weight(p, heading));
}

/// The square root of D = a1^2 + 4 b2 in the scale a1 = 1, and e.
std::optional<Heading> square_heading(const Normal& p, const Rational& step_sum) {
  if (p.s != 1 || p.t != 2) return std::nullopt;
  const Rational d = 1 + 4 * p.b.back();
  if (d <= 0) return std::nullopt;
  const auto root = rational_sqrt(d);
  if (!root) return std::nullopt;
  // a = (1 + 2z) n after scaling by 1/sqrt D.
  Heading heading;
  heading.kind = Heads::square;
  heading.z = (1 / *root - 1) / 2;
  heading.e = p.offset / *root - step_sum * heading.z;
  if (heading.e == step_sum / 2) return std::nullopt;  // holds without the square root
  heading.label = fmt::format("; square; e {}", heading.e.str());
  return heading;
}

/// -roots of a monic polynomial, with multiplicity; empty unless all are rational.
std::vector<Rational> negated_roots(const Coefficients& p) {
  std::vector<Rational> result;
  for (const Rational& r : rational_roots_of(p)) result.push_back(Rational(-r));
  return result;
}

/// The orders of the images of the roots that are integers away; for two roots in one class modulo the integers there are two.
std::vector<std::vector<Rational>> pairings(const std::vector<Rational>& roots, std::vector<Rational> images) {
  std::vector<std::vector<Rational>> result;
  std::ranges::sort(images);
  do {
    bool integral = true;
    for (std::size_t k = 0; k < roots.size(); ++k) integral = integral && denominator(Rational(images[k] - roots[k])) == 1;
    if (integral) result.push_back(images);
  } while (result.size() < 6 && std::ranges::next_permutation(images).found);
  return result;
}

}  // namespace

std::optional<FramedPair> pointed(const Gauge& gauge, const Rational& pivot) {
  const auto normal = normal_form(gauge);
  if (!normal || normal->s != 2 || normal->t != 2) return std::nullopt;
  const Normal& p = *normal;
  const Rational lead = p.b[2], other = p.b[1] / lead - pivot, kappa = (p.b[0] / lead - pivot * other) / lead;
  const Rational step = (p.b_to[1] - p.b[1]) / (2 * lead);
  if (denominator(step) != 1 || abs(step) > 1000 || shifted(p.b, step) != p.b_to) return std::nullopt;
  const long i = static_cast<long>(Integer(numerator(step)));
  Heading heading;
  heading.kind = Heads::based;
  Builder x(p);
  const ParameterPoly b = x.coordinate("B", lead), first = x.coordinate("p", pivot), second = x.coordinate("q", other);
  add_heads(x, p, heading, 2 * i, {first, second});
  const ParameterPoly monic = (x.n() + first) * (x.n() + second) + kappa * b;
  x.system().b = b * monic;
  x.system().b_to = x.system().b.shifted(step);
  x.begin_poles();
  x.poles(monic, i);
  return x.finish(fmt::format("pointed; k {}; i {}{}", kappa.str(), i, offset_label(p, heading)), {Heads::based, true, 0, kappa},
                  Rational(2 * std::abs(i)) + offset_weight(p, heading));
}

std::vector<FramedPair> framed(const Gauge& gauge) {
  std::vector<FramedPair> result;
  const auto normal = normal_form(gauge);
  if (!normal) return result;
  const Normal& p = *normal;
  const auto keep = [&](std::optional<FramedPair> pair) {
    if (pair) result.push_back(*std::move(pair));
  };
  Rational step_sum = 0;
  if (p.t > 0) step_sum = (p.b_to[static_cast<std::size_t>(p.t) - 1] - p.b[static_cast<std::size_t>(p.t) - 1]) / p.b.back();
  std::vector<Heading> headings;
  if (const auto square = square_heading(p, step_sum)) {
    // Scaled so that D = 1; a' in terms of z and e.
    headings.push_back(*square);
  } else {
    headings.push_back({});
    if (p.s == 2) {
      const auto g = rational_sqrt(Rational(-p.a[0])), h = rational_sqrt(Rational(-shifted(p.a_to, Rational(-p.offset))[0]));
      if (g && h) {
        Heading heading{Heads::roots, 0, "; roots of a", g, h, 0, 0};
        headings.push_back(heading);
        if (*h != 0) heading.h = -*h, headings.push_back(heading);
      }
      if (p.t > 0)
        for (std::size_t k = 0; k < static_cast<std::size_t>(p.t); ++k)
          headings.push_back({Heads::based, k, fmt::format("; based on {}", k + 1), {}, {}, 0, 0});
    }
  }
  const std::vector<Rational> roots = p.t > 0 && p.t <= 4 ? negated_roots(p.b) : std::vector<Rational>{};
  const std::vector<Rational> images = roots.empty() ? roots : negated_roots(p.b_to);
  for (const Heading& heading : headings) {
    if (heading.kind != Heads::roots && heading.kind != Heads::based) keep(plain_frame(p, heading));
    if (roots.empty() || images.empty()) continue;
    for (const auto& order : pairings(roots, images)) keep(roots_frame(p, heading, roots, order));
  }
  return result;
}

}  // namespace brouncker
