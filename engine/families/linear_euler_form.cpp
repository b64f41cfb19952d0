#include "engine/families/linear_euler_form.hpp"

#include "formulas/closed_form.hpp"

#include <optional>

namespace brouncker {
namespace {

/// Surds over one m.
class QuadraticField {
 public:
  explicit QuadraticField(Integer m) : m_(std::move(m)) {}

  FieldNumber plus(const FieldNumber& u, const FieldNumber& v) const { return {u.x + v.x, u.y + v.y}; }
  FieldNumber minus(const FieldNumber& u, const FieldNumber& v) const { return {u.x - v.x, u.y - v.y}; }
  FieldNumber times(const FieldNumber& u, const FieldNumber& v) const {
    return {u.x * v.x + Rational(m_) * u.y * v.y, u.x * v.y + u.y * v.x};
  }
  /// Precondition: v != 0.
  FieldNumber over(const FieldNumber& u, const FieldNumber& v) const {
    const Rational norm = v.x * v.x - Rational(m_) * v.y * v.y;
    return times(u, {v.x / norm, -v.y / norm});
  }

 private:
  Integer m_;
};

/// sqrt(x) = outside sqrt(inside), 0 as 0 sqrt(1); nullopt for x < 0.
std::optional<closed::Root> root_of(const Rational& x) {
  if (x < 0) return std::nullopt;
  return x == 0 ? closed::Root{0, 1} : closed::root_of(x);
}

/// The coefficients of a scaled PCF.
struct Scaled {
  Rational a1, a0, b2, b1, b0;
};

Scaled scaled(const Pcf& pcf) {
  Rational c = 1;
  if (pcf.a.degree() == 1) {
    c = 1 / Rational(pcf.a.leading());
  } else if (pcf.b.degree() == 2) {
    c = 1 / closed::root_of(Rational(abs(pcf.b.leading()))).outside;
  }
  const auto of = [](const Polynomial& p, int k, const Rational& factor) { return Rational(p.coefficient(k)) * factor; };
  const Rational d = c * c;
  return {of(pcf.a, 1, c), of(pcf.a, 0, c), of(pcf.b, 2, d), of(pcf.b, 1, d), of(pcf.b, 0, d)};
}

/// alpha = gamma: beta + delta and their product are given; the larger of the two is beta, which makes L = h1(0).
std::vector<LinearEulerForm> double_root(const Scaled& s) {
  const Rational slope = s.a1 / 2, sum = s.a0 - slope;
  if (slope == 0 || slope * sum != -s.b1) return {};
  const auto root = root_of(sum * sum + 4 * s.b0);
  if (!root) return {};
  const Rational half = sum / 2, part = root->outside / 2;
  if (root->inside == 1) return {{1, {slope}, {half + part}, {slope}, {half - part}}};
  return {{root->inside, {slope}, {half, part}, {slope}, {half, -part}}};
}

}  // namespace

std::vector<LinearEulerForm> linear_euler_forms(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() > 2 || pcf.a.is_zero() || pcf.b.is_zero()) return {};
  const Scaled s = scaled(pcf);
  const auto root = root_of(s.a1 * s.a1 + 4 * s.b2);
  if (!root) return {};
  if (root->outside == 0) return double_root(s);
  const QuadraticField field(root->inside);
  std::vector<LinearEulerForm> result;
  for (const int sign : {1, -1}) {
    if (sign < 0 && root->inside != 1) break;  // the conjugate of the first
    const Rational half = s.a1 / 2, part = sign * root->outside / 2;
    const FieldNumber alpha = root->inside == 1 ? FieldNumber{half + part} : FieldNumber{half, part},
                      gamma = root->inside == 1 ? FieldNumber{half - part} : FieldNumber{half, -part};
    // beta + delta = a0 - gamma, gamma beta + alpha delta = -b1.
    const FieldNumber sum = field.minus({s.a0}, gamma);
    const FieldNumber delta = field.over(field.minus({-s.b1}, field.times(gamma, sum)), field.minus(alpha, gamma)),
                      beta = field.minus(sum, delta);
    if (field.times(beta, delta) == FieldNumber{-s.b0}) result.push_back({root->inside, alpha, beta, gamma, delta});
  }
  return result;
}

}  // namespace brouncker
