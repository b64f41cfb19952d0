#include "engine/hypergeometric/theorem_class.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/canonical.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "rational", "quadratic", "0F1", "1F1", "2F1", "Tricomi U", "parabolic cylinder D", "divergent", "bucket", "none"};

TheoremClass plain(ClassKind kind, std::string key) { return {kind, key, key}; }

TheoremClass rational_class() { return plain(ClassKind::rational, "Q"); }
TheoremClass divergent_class() { return plain(ClassKind::divergent, "divergent"); }

/// The class of a number of Q(sqrt x), outside Q where x is not a square.
TheoremClass field_class(const Rational& x) {
  if (rational_sqrt(x)) return rational_class();
  const Integer product = numerator(x) * denominator(x), rest = square_factor(abs(product)).rest;
  return plain(ClassKind::quadratic, fmt::format("Q(sqrt {}{})", product < 0 ? "-" : "", rest.str()));
}

/// a1 = 0, deg b = 0. Common factors go first, which keeps the discriminant small enough for its squarefree part.
TheoremClass constant_coefficients(const Pcf& original) {
  const Pcf pcf = deflated_by_constant(original).pcf;
  const Integer discriminant = pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading();
  return discriminant < 0 ? divergent_class() : field_class(Rational(discriminant));
}

std::string text(const Rational& x) { return x.str(); }

std::string text_0f1(const Rational& c, const Rational& z) {
  return fmt::format("0F1: c = {} mod 1, z = {}", text(modulo(c, 1)), text(z));
}

std::string text_1f1(const Rational& alpha, const Rational& beta, const Rational& z) {
  return fmt::format("1F1: alpha = {} mod 1, beta = {} mod 1, z = {}", text(modulo(alpha, 1)), text(modulo(beta, 1)), text(z));
}

/// By Kummer, 1F1(alpha; beta; z) = e^z 1F1(beta - alpha; beta; -z), and
/// 1F1(alpha; 2 alpha; z) = e^(z/2) 0F1(; alpha + 1/2; z^2/16).
std::string constant_1f1(const Rational& alpha, const Rational& beta, const Rational& z) {
  if (denominator(Rational(beta - 2 * alpha)) == 1) return text_0f1(alpha + Rational(1, 2), z * z / 16);
  return std::min(text_1f1(alpha, beta, z), text_1f1(beta - alpha, beta, -z));
}

/// a1 != 0, deg b <= 1.
TheoremClass confluent(const Pcf& pcf) {
  if (const auto p = bessel_parameters(pcf)) return plain(ClassKind::hypergeometric_0f1, text_0f1(p->c, p->z));
  const KummerParameters p = *kummer_parameters(pcf);
  return {ClassKind::hypergeometric_1f1, text_1f1(p.alpha, p.beta, p.z), constant_1f1(p.alpha, p.beta, p.z)};
}

TheoremClass parabolic_cylinder(const CylinderParameters& p) {
  if (p.w < 0) return divergent_class();
  return plain(ClassKind::parabolic_cylinder,
               fmt::format("D: b0/b1 = {} mod 1, a0^2/b1 = {}", text(modulo(p.alpha, 1)), text(p.w)));
}

TheoremClass tricomi(const TricomiForm& p) {
  if (p.z < 0 || (p.z == 0 && p.roots.difference < 0)) return divergent_class();
  if (p.z == 0) return field_class(p.roots.difference);
  return plain(ClassKind::tricomi, fmt::format("U: {{alpha, beta}} = {}, z = {}", text_modulo_integers(p.roots), text(p.z)));
}

std::string text_2f1(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z) {
  const Rational x = modulo(alpha, 1), y = modulo(beta, 1);
  return fmt::format("2F1: {{alpha, beta}} = {{{}, {}}} mod 1, c = {} mod 1, z = {}", text(std::min(x, y)), text(std::max(x, y)),
                     text(modulo(c, 1)), text(z));
}

/// By Euler and Pfaff, 2F1(alpha, beta; c; z) is a power of 1 - z times 2F1(c - alpha, c - beta; c; z) and
/// 2F1(alpha, c - beta; c; z/(z - 1)).
std::string constant_2f1(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z) {
  const Rational pfaff = z / (z - 1);
  return std::min({text_2f1(alpha, beta, c, z), text_2f1(c - alpha, c - beta, c, z), text_2f1(alpha, c - beta, c, pfaff),
                   text_2f1(c - alpha, beta, c, pfaff)});
}

/// "1/4 mod 1 - sqrt 1/8" for the rational part and the rest, given by its sign and square.
std::string quadratic_text(const Rational& rational, int sign, const Rational& square) {
  const std::string part = text(modulo(rational, 1)) + " mod 1";
  return sign == 0 ? part : fmt::format("{} {} sqrt {}", part, sign > 0 ? "+" : "-", text(square));
}

/// Precondition: a1 > 0, or a1 = 0 and a0 > 0.
TheoremClass gauss(const GaussForm& p) {
  if (!p.s) {
    const std::string c = quadratic_text((p.roots.sum + 1) / 2, p.skew.sign(), p.skew * p.skew / p.d);
    return plain(ClassKind::hypergeometric_2f1,
                 fmt::format("2F1: {{alpha, beta}} = {}, c = {}, (1 - 2 z)^2 = {}", text_modulo_integers(p.roots), c,
                             text(Rational(Integer(p.a1 * p.a1), p.d))));
  }
  const Rational z = p.z(), c = p.c();
  if (!p.roots.rational)
    return plain(ClassKind::hypergeometric_2f1, fmt::format("2F1: {{alpha, beta}} = {}, c = {} mod 1, z = {}",
                                                            text_modulo_integers(p.roots), text(modulo(c, 1)), text(z)));
  const auto& [alpha, beta] = *p.roots.rational;
  return {ClassKind::hypergeometric_2f1, text_2f1(alpha, beta, c, z), constant_2f1(alpha, beta, c, z)};
}

std::string root_text(const Polynomial& b) {
  if (b.degree() == 2) return ", {alpha, beta} = " + text_modulo_integers(RootPair(b));
  if (b.degree() == 1) return ", alpha = " + text(modulo(Rational(b.coefficient(0), b.leading()), 1)) + " mod 1";
  return {};
}

/// deg a = 2.
TheoremClass bucket(const Pcf& pcf) {
  const Integer& a2 = pcf.a.leading();
  return plain(ClassKind::bucket, fmt::format("deg a = 2, deg b = {}: b/a^2 = {}, a1/a2 = {} mod 1{}", pcf.b.degree(),
                                              text(Rational(pcf.b.leading(), a2 * a2)),
                                              text(modulo(Rational(pcf.a.coefficient(1), a2), 1)), root_text(pcf.b)));
}

}  // namespace

std::string_view name(ClassKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool TheoremClass::decides() const { return kind != ClassKind::divergent && kind != ClassKind::bucket && kind != ClassKind::none; }

TheoremClass theorem_class(const Pcf& pcf) {
  const int degree_a = pcf.a.degree(), degree_b = pcf.b.degree();
  if (degree_a > 2 || degree_b > 2) return plain(ClassKind::none, "none");
  if (degree_a == 2) return bucket(pcf);
  if (degree_b == 2) {
    if (const auto form = tricomi_form(pcf)) return tricomi(*form);
    const bool is_negative = !pcf.a.is_zero() && pcf.a.leading() < 0;
    const auto form = gauss_form({is_negative ? -pcf.a : pcf.a, pcf.b});
    return form ? gauss(*form) : divergent_class();
  }
  if (degree_a == 1) return confluent(pcf);
  if (const auto p = cylinder_parameters(pcf)) return parabolic_cylinder(*p);
  return constant_coefficients(pcf);
}

}  // namespace brouncker
