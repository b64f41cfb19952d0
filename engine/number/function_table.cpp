#include "engine/number/function_table.hpp"

#include "engine/number/real_roots.hpp"
#include "formulas/polynomial_root.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <vector>

namespace brouncker {
namespace {

bool is_integer(const Value& x) { return x.exact && denominator(*x.exact) == 1; }
bool is_small_integer(const Value& x) { return is_integer(x) && abs(numerator(*x.exact)) < (1L << 40); }
long to_long(const Value& x) { return static_cast<long>(numerator(*x.exact)); }

template <auto Function>
void unary(acb_ptr y, Arguments x, Bits precision) {
  Function(y, x[0].ball.get(), precision);
}
template <auto Function>
void binary(acb_ptr y, Arguments x, Bits precision) {
  Function(y, x[0].ball.get(), x[1].ball.get(), precision);
}

void log(acb_ptr y, Arguments x, Bits precision) {
  if (is_small_integer(x[0]) && to_long(x[0]) > 0) {
    arb_log_ui(acb_realref(y), static_cast<ulong>(to_long(x[0])), precision);
    arb_zero(acb_imagref(y));
  } else {
    acb_log(y, x[0].ball.get(), precision);
  }
}

/// Arb has faster series for small denominators.
void gamma(acb_ptr y, Arguments x, Bits precision) {
  if (!x[0].exact || (is_integer(x[0]) && *x[0].exact <= 0)) return acb_gamma(y, x[0].ball.get(), precision);
  fmpq_t q;
  fmpq_init(q);
  fmpq_set_mpq(q, x[0].exact->backend().data());
  arb_gamma_fmpq(acb_realref(y), q, precision);
  arb_zero(acb_imagref(y));
  fmpq_clear(q);
}

void zeta(acb_ptr y, Arguments x, Bits precision) {
  if (is_small_integer(x[0]) && to_long(x[0]) >= 2) {
    arb_zeta_ui(acb_realref(y), static_cast<ulong>(to_long(x[0])), precision);
    arb_zero(acb_imagref(y));
  } else {
    acb_zeta(y, x[0].ball.get(), precision);
  }
}

void e1(acb_ptr y, Arguments x, Bits precision) {
  Complex one;
  acb_one(one.get());
  acb_hypgeom_expint(y, one.get(), x[0].ball.get(), precision);
}

/// Arguments: the index and the coefficients, highest power first (formulas/polynomial_root.hpp).
void polyroot(acb_ptr y, Arguments x, Bits precision) {
  std::vector<Integer> descending;
  for (const Value& c : x.subspan(1)) descending.push_back(numerator(*c.exact));
  const Polynomial p = Polynomial::from_descending(std::move(descending));
  const Real root = root_in(isolated_real_roots(p).at(static_cast<std::size_t>(to_long(x[0])) - 1), p, precision);
  arb_set(acb_realref(y), root.get());
  arb_zero(acb_imagref(y));
}

/// Real on the whole real axis; the complex function has a cut there.
void ei(acb_ptr y, Arguments x, Bits precision) {
  if (!is_real(x[0])) return acb_hypgeom_ei(y, x[0].ball.get(), precision);
  arb_hypgeom_ei(acb_realref(y), acb_realref(x[0].ball.get()), precision);
  arb_zero(acb_imagref(y));
}

void gamma_upper(acb_ptr y, Arguments x, Bits precision) {
  acb_hypgeom_gamma_upper(y, x[0].ball.get(), x[1].ball.get(), 0, precision);
}

void hyp0f1(acb_ptr y, Arguments x, Bits precision) { acb_hypgeom_0f1(y, x[0].ball.get(), x[1].ball.get(), 0, precision); }

void hyp1f1(acb_ptr y, Arguments x, Bits precision) {
  acb_hypgeom_m(y, x[0].ball.get(), x[1].ball.get(), x[2].ball.get(), 0, precision);
}

void hyp1f2(acb_ptr y, Arguments x, Bits precision) {
  acb_ptr parameters = _acb_vec_init(4);
  for (slong i = 0; i < 3; ++i) acb_set(parameters + i, x[static_cast<std::size_t>(i)].ball.get());
  acb_one(parameters + 3);  // the k! of the series
  acb_hypgeom_pfq(y, parameters, 1, parameters + 1, 2, x[3].ball.get(), 0, precision);
  _acb_vec_clear(parameters, 4);
}

/// The terms that the series takes for `precision` bits where it converges like z^k, |z| > 1/2; else -1: Arb chooses, at most some ten
/// for a bit.
double terms_near_circle(const Complex& z, Bits precision) {
  const double size = std::abs(arf_get_d(arb_midref(acb_realref(z.get())), ARF_RND_NEAR));
  if (size <= 0.5 || !(size < 1)) return -1;
  return static_cast<double>(precision + 60) * std::log(2.0) / -std::log(size) + 200;
}

/// Arb needs a second or two for so many.
constexpr double kMostTerms = 5e6;

/// pFq; for q = p - 1 only |z| < 1, and where that takes kMostTerms at most.
template <std::size_t p, std::size_t q>
void hypergeometric(acb_ptr y, Arguments x, Bits precision) {
  acb_ptr parameters = _acb_vec_init(p + q + 1);
  for (std::size_t i = 0; i < p + q; ++i) acb_set(parameters + i, x[i].ball.get());
  acb_one(parameters + p + q);  // the k! of the series
  const double terms = p == q + 1 ? terms_near_circle(x[p + q].ball, precision) : -1;
  if (terms > kMostTerms) acb_indeterminate(y);
  else acb_hypgeom_pfq_direct(y, parameters, p, parameters + p, q + 1, x[p + q].ball.get(), static_cast<slong>(terms), precision);
  _acb_vec_clear(parameters, p + q + 1);
}

/// The transformations of 2F1 have limit cases where parameters differ by integers; balls alone do not show them.
void hyp2f1(acb_ptr y, Arguments x, Bits precision) {
  int flags = 0;
  if (x[0].exact && x[1].exact && x[2].exact) {
    const auto integral = [](const Rational& r) { return denominator(r) == 1; };
    const Rational &a = *x[0].exact, &b = *x[1].exact, &c = *x[2].exact;
    if (integral(Rational(a - b))) flags |= ACB_HYPGEOM_2F1_AB;
    if (integral(Rational(c - a - b))) flags |= ACB_HYPGEOM_2F1_ABC;
    if (integral(Rational(a - c))) flags |= ACB_HYPGEOM_2F1_AC;
    if (integral(Rational(b - c))) flags |= ACB_HYPGEOM_2F1_BC;
  }
  acb_hypgeom_2f1(y, x[0].ball.get(), x[1].ball.get(), x[2].ball.get(), x[3].ball.get(), flags, precision);
}

void hypu(acb_ptr y, Arguments x, Bits precision) {
  acb_hypgeom_u(y, x[0].ball.get(), x[1].ball.get(), x[2].ball.get(), precision);
}

/// y = 1F1(a; twice_b/2; w)/Gamma(g).
void cylinder_term(acb_ptr y, const Complex& a, long twice_b, const Complex& g, const Complex& w, Bits precision) {
  Complex b, reciprocal;
  acb_set_si(b.get(), twice_b);
  acb_mul_2exp_si(b.get(), b.get(), -1);
  acb_hypgeom_m(y, a.get(), b.get(), w.get(), 0, precision);
  acb_rgamma(reciprocal.get(), g.get(), precision);
  acb_mul(y, y, reciprocal.get(), precision);
}

/// D_nu(x) = 2^(nu/2) exp(-x^2/4) U(-nu/2, 1/2, x^2/2) for x > 0 [DLMF 12.7.14]; elsewhere
///         = 2^(nu/2) exp(-x^2/4) sqrt(pi) [1F1(-nu/2; 1/2; x^2/2)/Gamma((1 - nu)/2)
///                                          - sqrt(2) x 1F1((1 - nu)/2; 3/2; x^2/2)/Gamma(-nu/2)]
///                                                                                  [DLMF 12.2.6-7, 12.4.1, 12.7.12-13].
void pcfd(acb_ptr y, Arguments arguments, Bits precision) {
  const Complex &nu = arguments[0].ball, &x = arguments[1].ball;
  Complex a, a1, w, factor, t;
  acb_mul_2exp_si(a.get(), nu.get(), -1);
  acb_neg(a.get(), a.get());
  acb_mul(w.get(), x.get(), x.get(), precision);
  acb_mul_2exp_si(w.get(), w.get(), -1);
  if (is_real(arguments[1]) && arb_is_positive(acb_realref(x.get()))) {
    Complex half;
    acb_one(half.get());
    acb_mul_2exp_si(half.get(), half.get(), -1);
    acb_hypgeom_u(y, a.get(), half.get(), w.get(), precision);
  } else {
    acb_set_d(a1.get(), 0.5);
    acb_add(a1.get(), a1.get(), a.get(), precision);
    cylinder_term(y, a, 1, a1, w, precision);
    cylinder_term(t.get(), a1, 3, a, w, precision);
    acb_mul(t.get(), t.get(), x.get(), precision);
    arb_sqrt_ui(acb_realref(factor.get()), 2, precision);
    acb_submul(y, t.get(), factor.get(), precision);
    arb_const_sqrt_pi(acb_realref(factor.get()), precision);
    acb_mul(y, y, factor.get(), precision);
  }
  acb_mul_2exp_si(w.get(), w.get(), -1);
  acb_neg(w.get(), w.get());
  acb_exp(factor.get(), w.get(), precision);
  acb_mul(y, y, factor.get(), precision);
  acb_set_si(t.get(), 2);
  acb_neg(a.get(), a.get());
  acb_pow(factor.get(), t.get(), a.get(), precision);
  acb_mul(y, y, factor.get(), precision);
}

// Where the functions are real. The principal branches are real on the real axis but for their cuts.
arb_srcptr real_part(const Value& x) { return acb_realref(x.ball.get()); }
bool all_real(Arguments x) {
  return std::ranges::all_of(x, [](const Value& each) { return is_real(each); });
}
bool is_positive(const Value& x) { return is_real(x) && arb_is_positive(real_part(x)); }
/// x < 1, or with a closed end x <= 1.
template <bool closed>
bool is_below_one(const Value& x) {
  if (!is_real(x)) return false;
  const Real one(1);
  return closed ? arb_le(real_part(x), one.get()) : arb_lt(real_part(x), one.get());
}
template <bool closed>
bool is_within_one(Arguments x) {
  Value negative;
  acb_neg(negative.ball.get(), x[0].ball.get());
  return is_below_one<closed>(x[0]) && is_below_one<closed>(negative);
}
bool from_zero(Arguments x) { return is_real(x[0]) && arb_is_nonnegative(real_part(x[0])); }
bool above_zero(Arguments x) { return is_positive(x[0]); }
bool from_one(Arguments x) {
  const Real one(1);
  return is_real(x[0]) && arb_ge(real_part(x[0]), one.get());
}
bool last_positive(Arguments x) { return all_real(x) && is_positive(x.back()); }
bool all_positive(Arguments x) { return std::ranges::all_of(x, is_positive); }
bool last_below_one(Arguments x) { return all_real(x) && is_below_one<false>(x.back()); }
bool last_to_one(Arguments x) { return all_real(x) && is_below_one<true>(x.back()); }
/// Entire in x for integers nu.
bool bessel_is_real(Arguments x) { return is_integer(x[0]) ? all_real(x) : last_positive(x); }
/// Both real, or exactly conjugate.
bool is_pair(const Value& x, const Value& y) {
  if (is_real(x) && is_real(y)) return true;
  return x.surd && y.surd && *x.surd == ImaginarySurd{y.surd->rational, -y.surd->factor, y.surd->square};
}
bool hyp2f1_is_real(Arguments x) { return is_pair(x[0], x[1]) && is_real(x[2]) && is_below_one<false>(x[3]); }
bool hyp1f2_is_real(Arguments x) { return is_real(x[0]) && is_pair(x[1], x[2]) && is_real(x[3]); }
bool inside_circle(Arguments x) {
  Value negative;
  acb_neg(negative.ball.get(), x.back().ball.get());
  return all_real(x) && is_below_one<false>(x.back()) && is_below_one<false>(negative);
}
/// U(a, 1 + a - conj(a), z) = z^(conj(a) - a) U(conj(a), 1 + conj(a) - a, z) for z > 0 (DLMF 13.2.40): the phase z^(-i Im a), up
/// to sign.
std::optional<RootPhase> phase_of_u(Arguments x) {
  if (!x[0].surd || !x[1].surd || !x[2].exact || *x[2].exact <= 0) return std::nullopt;
  if (*x[1].surd != ImaginarySurd{1, 2 * x[0].surd->factor, x[0].surd->square}) return std::nullopt;
  return RootPhase{*x[2].exact, x[0].surd->factor, x[0].surd->square};
}

/// Results of exp and its kin stay below 2^(2^25); trigonometric functions need pi to 2^10 further bits at most. The others
/// as measured: a value at the limits took at most a second or two at 30 digits, but polylog(4000, 1/2) minutes.
constexpr long kUnlimited = 1L << 40, kExponential = 24, kPeriodic = 1024, kGamma = 20, kSpecial = 12, kOrder = 7;

constexpr FunctionEvaluator kEvaluators[] = {
    {"sqrt", 1, unary<acb_sqrt>, kUnlimited, from_zero},
    {"exp", 1, unary<acb_exp>, kExponential, all_real},
    {"log", 1, log, kUnlimited, above_zero},
    {"sin", 1, unary<acb_sin>, kPeriodic, all_real},
    {"cos", 1, unary<acb_cos>, kPeriodic, all_real},
    {"tan", 1, unary<acb_tan>, kPeriodic, all_real},
    {"cot", 1, unary<acb_cot>, kPeriodic, all_real},
    {"sinh", 1, unary<acb_sinh>, kExponential, all_real},
    {"cosh", 1, unary<acb_cosh>, kExponential, all_real},
    {"tanh", 1, unary<acb_tanh>, kExponential, all_real},
    {"coth", 1, unary<acb_coth>, kExponential, all_real},
    {"asin", 1, unary<acb_asin>, kUnlimited, is_within_one<true>},
    {"acos", 1, unary<acb_acos>, kUnlimited, is_within_one<true>},
    {"atan", 1, unary<acb_atan>, kUnlimited, all_real},
    {"asinh", 1, unary<acb_asinh>, kUnlimited, all_real},
    {"acosh", 1, unary<acb_acosh>, kUnlimited, from_one},
    {"atanh", 1, unary<acb_atanh>, kUnlimited, is_within_one<false>},
    {"gamma", 1, gamma, kGamma, all_real},
    {"psi", 1, unary<acb_digamma>, kGamma, all_real},
    {"zeta", 1, zeta, kSpecial, all_real},
    {"zeta", 2, binary<acb_hurwitz_zeta>, kOrder, last_positive},
    {"besseli", 2, binary<acb_hypgeom_bessel_i>, kSpecial, bessel_is_real},
    {"besselj", 2, binary<acb_hypgeom_bessel_j>, kSpecial, bessel_is_real},
    {"besselk", 2, binary<acb_hypgeom_bessel_k>, kSpecial, last_positive},
    {"erf", 1, unary<acb_hypgeom_erf>, kSpecial, all_real},
    {"erfi", 1, unary<acb_hypgeom_erfi>, kSpecial, all_real},
    {"erfc", 1, unary<acb_hypgeom_erfc>, kSpecial, all_real},
    {"E1", 1, e1, kGamma, above_zero},
    {"ei", 1, ei, kGamma, all_real},
    {"gammainc_upper", 2, gamma_upper, kSpecial, last_positive},
    {"hyp0f1", 2, hyp0f1, kSpecial, all_real},
    {"hyp1f1", 3, hyp1f1, kSpecial, all_real},
    {"hyp1f2", 4, hyp1f2, kSpecial, hyp1f2_is_real},
    {"hyp2f1", 4, hyp2f1, kSpecial, hyp2f1_is_real},
    {"hyp1f3", 5, hypergeometric<1, 3>, kSpecial, all_real},
    {"hyp2f2", 5, hypergeometric<2, 2>, kSpecial, all_real},
    {"hyp2f3", 6, hypergeometric<2, 3>, kSpecial, all_real},
    {"hyp2f4", 7, hypergeometric<2, 4>, kSpecial, all_real},
    {"hyp3f2", 6, hypergeometric<3, 2>, kSpecial, inside_circle},
    {"hyp3f3", 7, hypergeometric<3, 3>, kSpecial, all_real},
    {"hyp3f4", 8, hypergeometric<3, 4>, kSpecial, all_real},
    {"hyp4f3", 8, hypergeometric<4, 3>, kSpecial, inside_circle},
    {"hyp5f4", 10, hypergeometric<5, 4>, kSpecial, inside_circle},
    {"hyp6f5", 12, hypergeometric<6, 5>, kSpecial, inside_circle},
    {"hyp7f6", 14, hypergeometric<7, 6>, kSpecial, inside_circle},
    {"hypu", 3, hypu, kSpecial, last_positive, phase_of_u},
    {"pcfd", 2, pcfd, kSpecial, all_real},
    {"polylog", 2, binary<acb_polylog>, kOrder, last_below_one},
    {"ellipk", 1, unary<acb_elliptic_k>, kGamma, last_below_one},
    {"ellipe", 1, unary<acb_elliptic_e>, kGamma, last_to_one},
    {"agm", 2, binary<acb_agm>, kUnlimited, all_positive},
};
/// Of any number of arguments.
constexpr FunctionEvaluator kPolynomialRootEvaluator = {kPolynomialRoot, 0, polyroot, kUnlimited, all_real};

struct ConstantEvaluatorRow {
  std::string_view name;
  ConstantEvaluator apply;
};

template <auto Function>
void constant(arb_ptr y, Bits precision) {
  Function(y, precision);
}

constexpr ConstantEvaluatorRow kConstantEvaluators[] = {
    {"pi", constant<arb_const_pi>},
    {"e", constant<arb_const_e>},
    {"euler", constant<arb_const_euler>},
    {"catalan", constant<arb_const_catalan>},
    {"khinchin", constant<arb_const_khinchin>},
    {"glaisher", constant<arb_const_glaisher>},
};

}  // namespace

const FunctionEvaluator* find_evaluator(std::string_view name, std::size_t arity) {
  if (name == kPolynomialRoot) return polynomial_root_row(arity) ? &kPolynomialRootEvaluator : nullptr;
  const auto found = std::find_if(std::begin(kEvaluators), std::end(kEvaluators),
                                  [&](const FunctionEvaluator& row) { return row.name == name && row.arity == arity; });
  return found == std::end(kEvaluators) ? nullptr : &*found;
}

ConstantEvaluator find_constant_evaluator(std::string_view name) {
  const auto found = std::find_if(std::begin(kConstantEvaluators), std::end(kConstantEvaluators),
                                  [&](const ConstantEvaluatorRow& row) { return row.name == name; });
  return found == std::end(kConstantEvaluators) ? nullptr : found->apply;
}

}  // namespace brouncker
