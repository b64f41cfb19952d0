#include "engine/prove/factored_text.hpp"

#include "engine/number/factor.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"

#include <numeric>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Collects factors and writes their product.
class Product {
 public:
  explicit Product(bool latex) : latex_(latex) {}

  void constant(const Integer& c) {
    if (c == -1) sign_ = "-";
    else if (c != 1) add(c.str(), 1);
  }
  void factor(const Bivariate& p, int power) { add(parenthesised(latex_ ? to_latex(p) : to_plain(p)), power); }
  std::string text() const { return sign_ + (text_.empty() ? "1" : text_); }

 private:
  static std::string parenthesised(const std::string& text) {
    return text.find_first_of(" *^") == text.npos ? text : "(" + text + ")";
  }
  void add(const std::string& base, int power) {
    if (!text_.empty()) text_ += latex_ ? " " : "*";
    text_ += base;
    if (power > 1) text_ += fmt::format(fmt::runtime(latex_ ? "^{{{}}}" : "^{}"), power);
  }
  bool latex_;
  std::string sign_, text_;
};

/// The factors that are polynomials in n alone, taken out of p.
void factors_in_n(Bivariate& p, Product& product) {
  Polynomial common = p.leading_k();
  for (const Polynomial& c : p.by_k())
    if (!c.is_zero()) common = primitive_gcd(common, c);
  if (common.degree() < 1) return;
  std::vector<Polynomial> by_k;
  for (const Polynomial& c : p.by_k()) by_k.push_back(c.is_zero() ? c : *exact_quotient(c, common));
  p = Bivariate(std::move(by_k));
  for (const PolynomialFactor& f : factored(common)) product.factor(Bivariate::of_n(f.factor), f.multiplicity);
}

void linear_factors(Bivariate& p, Product& product) {
  for (int beta = 1; beta <= 2; ++beta)
    for (int alpha = -4; alpha <= 4; ++alpha)
      for (int gamma = -12; gamma <= 12; ++gamma) {
        if (std::gcd(std::gcd(alpha, beta), gamma) != 1) continue;
        int power = 0;
        while (p.degree_k() > 0) {
          auto quotient = p.divided_by_linear(alpha, beta, gamma);
          if (!quotient) break;
          p = *std::move(quotient);
          ++power;
        }
        if (power > 0) product.factor(Bivariate::linear(alpha, beta, gamma), power);
      }
}

}  // namespace

std::string factored_text(const Bivariate& p, bool latex) {
  if (p.is_zero()) return "0";
  Product product(latex);
  const Integer content = p.leading_k().leading() < 0 ? Integer(-p.content()) : p.content();
  Bivariate rest = p.divided_by(content);
  product.constant(content);
  factors_in_n(rest, product);
  linear_factors(rest, product);
  if (!(rest == Bivariate::constant(1))) product.factor(rest, 1);
  return product.text();
}

}  // namespace brouncker
