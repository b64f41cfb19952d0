#include "engine/number/expression_value.hpp"

#include "engine/number/decimal_ball.hpp"
#include "engine/number/function_table.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/stop.hpp"
#include "formulas/constants.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Kind = Expression::Kind;

/// Rationals of more bits are kept as balls only.
constexpr std::size_t kMaxExactBits = 1 << 16;
/// Values stay within 2^-(2^24) .. 2^(2^24), five million digits: beyond, exact midpoints would not fit into memory.
constexpr long kMaxExponent = 1L << 24;
/// Exponents of powers stay below 2^64: Arb's cost grows with their bits.
constexpr long kMaxPowerBits = 64;
/// Roots of higher degree are taken by logarithms.
constexpr long kMaxRoot = 64;

std::size_t bits(const Integer& x) { return mpz_sizeinbase(x.backend().data(), 2); }
std::size_t bits(const Rational& x) { return bits(Integer(numerator(x))) + bits(Integer(denominator(x))); }

/// Bounds of |x| against powers of 2.
bool at_least_2exp(arb_srcptr x, long exponent) {
  mag_t lower;
  mag_init(lower);
  arb_get_mag_lower(lower, x);
  const bool result = mag_cmp_2exp_si(lower, exponent) >= 0;
  mag_clear(lower);
  return result;
}
bool below_2exp(arb_srcptr x, long exponent) {
  mag_t upper;
  mag_init(upper);
  arb_get_mag(upper, x);
  const bool result = mag_cmp_2exp_si(upper, exponent) < 0;
  mag_clear(upper);
  return result;
}

struct Failure {
  ValueStatus status = ValueStatus::unresolved;
  std::string reason;
  /// No higher precision can help.
  bool final = false;
};

/// The calls of a tree that occur more than once, as text, and how often. Each is evaluated once.
using Repeats = std::unordered_map<std::string, int>;

void count_calls(const Expression& x, Repeats& counts) {
  std::vector<const Expression*> open{&x};
  while (!open.empty()) {
    const Expression& next = *open.back();
    open.pop_back();
    if (next.kind() == Kind::call) ++counts[to_plain(next)];
    for (const Expression& operand : next.operands()) open.push_back(&operand);
  }
}

Repeats repeats_of(const Expression& x) {
  Repeats counts;
  count_calls(x, counts);
  std::erase_if(counts, [](const auto& count) { return count.second == 1; });
  return counts;
}

/// rational + factor sqrt(-square) where x is known to be of this kind; factor may be 0, then square is.
std::optional<ImaginarySurd> surd_of(const Value& x) { return x.exact ? std::optional(ImaginarySurd{*x.exact, 0, 0}) : x.surd; }

/// x op y, exactly, where both belong to one Q(sqrt(-square)).
std::optional<ImaginarySurd> surd_operation(Kind kind, const Value& left, const Value& right) {
  if (!left.surd && !right.surd) return std::nullopt;
  const auto x = surd_of(left), y = surd_of(right);
  if (!x || !y || (x->factor != 0 && y->factor != 0 && x->square != y->square)) return std::nullopt;
  const Rational square = x->factor != 0 ? x->square : y->square;
  if (kind == Kind::add) return ImaginarySurd{x->rational + y->rational, x->factor + y->factor, square};
  if (kind == Kind::subtract) return ImaginarySurd{x->rational - y->rational, x->factor - y->factor, square};
  const Rational norm = kind == Kind::divide ? Rational(y->rational * y->rational + y->factor * y->factor * square) : Rational(1);
  const Rational p = y->rational / norm, q = (kind == Kind::divide ? Rational(-y->factor) : y->factor) / norm;
  return ImaginarySurd{x->rational * p - x->factor * q * square, x->rational * q + x->factor * p, square};
}

/// One walk over a tree at one precision.
class Walk {
 public:
  Walk(Bits precision, const Repeats& repeats) : precision_(precision), repeats_(repeats) {}

  std::optional<Value> value(const Expression& x) {
    // Long sums lean to the left; going down there by a loop leaves the depth of the stack to the parentheses.
    std::vector<const Expression*> spine;
    const Expression* leaf = &x;
    for (; is_operation(*leaf); leaf = &leaf->operands()[0]) spine.push_back(leaf);
    std::optional<Value> result = first_operand(*leaf);
    for (; result && !spine.empty(); spine.pop_back()) {
      end_if_stopped();
      result = operation(*spine.back(), *std::move(result));
    }
    return result;
  }
  const Failure& failure() const { return failure_; }
  /// Some value on the way was not exactly real.
  bool is_complex() const { return complex_; }

 private:
  static bool is_operation(const Expression& x) {
    return x.kind() != Kind::integer && x.kind() != Kind::constant && x.kind() != Kind::call;
  }

  std::optional<Value> first_operand(const Expression& x) {
    if (x.kind() == Kind::integer) return exact(x.value());
    if (x.kind() == Kind::constant) return constant(x);
    return repeats_.empty() ? call(x) : shared_call(x);
  }

  std::optional<Value> shared_call(const Expression& x) {
    const std::string text = to_plain(x);
    if (!repeats_.contains(text)) return call(x);
    if (const auto known = known_.find(text); known != known_.end()) return known->second;
    std::optional<Value> result = call(x);
    if (result) known_.emplace(text, *result);
    return result;
  }

  std::nullopt_t fail(const Expression& x, ValueStatus status, std::string_view reason, bool is_final) {
    failure_ = {status, fmt::format("{}: {}", text::quoted(to_plain(x)), reason), is_final};
    return std::nullopt;
  }

  Value exact(const Rational& x) const {
    Value result;
    const Real ball = to_real(x, precision_);
    arb_set(acb_realref(result.ball.get()), ball.get());
    if (bits(x) <= kMaxExactBits) result.exact = x;
    return result;
  }

  /// The result of an operation, after a look at its size.
  /// @param from_exact The operands are balls of radius 0, so that a singularity is not an effect of their width.
  std::optional<Value> checked(const Expression& x, Value result, bool from_exact) {
    complex_ = complex_ || !is_real(result);
    if (!acb_is_finite(result.ball.get()))
      return from_exact ? fail(x, ValueStatus::undefined, "a pole, or outside the domain", false)
                        : fail(x, ValueStatus::unresolved, "not finite, or the precision does not suffice", false);
    for (arb_srcptr part : {acb_realref(result.ball.get()), acb_imagref(result.ball.get())}) {
      if (at_least_2exp(part, kMaxExponent))
        return fail(x, ValueStatus::out_of_range, fmt::format("larger than 2^{}", kMaxExponent), true);
      if (!below_2exp(part, kMaxExponent)) return fail(x, ValueStatus::unresolved, "unbounded at this precision", false);
      if (!arb_contains_zero(part) && below_2exp(part, -kMaxExponent))
        return fail(x, ValueStatus::out_of_range, fmt::format("smaller than 2^-{}", kMaxExponent), true);
    }
    return result;
  }

  std::optional<Value> constant(const Expression& x) {
    Value result;
    if (const ConstantEvaluator apply = find_constant_evaluator(x.name())) {
      apply(acb_realref(result.ball.get()), precision_);
      return result;
    }
    const ConstantRow* row = find_constant(x.name());
    if (!row) return fail(x, ValueStatus::undefined, "a constant without a definition", true);
    if (!row->stored.empty()) {
      const Real ball = decimal_ball(row->stored, precision_);
      arb_set(acb_realref(result.ball.get()), ball.get());
      return result;
    }
    assert(!row->expression.empty());
    return value(definition(*row));
  }

  std::optional<Value> call(const Expression& x) {
    const FunctionEvaluator* row = find_evaluator(x.name(), x.operands().size());
    assert(row);
    std::vector<Value> arguments;
    for (const Expression& operand : x.operands()) {
      std::optional<Value> argument = value(operand);
      if (!argument) return std::nullopt;
      arguments.push_back(*std::move(argument));
    }
    for (const Value& argument : arguments)
      for (arb_srcptr part : {acb_realref(argument.ball.get()), acb_imagref(argument.ball.get())})
        if (!below_2exp(part, row->log2_limit))
          return fail(x, ValueStatus::out_of_range, fmt::format("an argument beyond 2^{}", row->log2_limit),
                      at_least_2exp(part, row->log2_limit));
    Value result;
    row->apply(result.ball.get(), arguments, precision_);
    if (!acb_is_finite(result.ball.get())) return checked(x, std::move(result), is_exact(arguments));
    if (row->is_real(arguments)) arb_zero(acb_imagref(result.ball.get()));
    else if (row->phase) result.phase = row->phase(arguments);
    if (x.name() == "sqrt" && arguments[0].exact && *arguments[0].exact < 0) result.surd = {0, 1, -*arguments[0].exact};
    return checked(x, std::move(result), is_exact(arguments));
  }

  static bool is_exact(Arguments arguments) {
    return std::ranges::all_of(arguments, [](const Value& argument) { return acb_is_exact(argument.ball.get()) != 0; });
  }

  std::optional<Value> operation(const Expression& x, Value left) {
    if (x.kind() == Kind::negate) {
      acb_neg(left.ball.get(), left.ball.get());
      if (left.exact) left.exact = Rational(-*left.exact);
      if (left.surd) left.surd = {-left.surd->rational, -left.surd->factor, left.surd->square};
      return left;
    }
    const std::optional<Value> right = value(x.operands()[1]);
    if (!right) return std::nullopt;
    if (x.kind() == Kind::power) return power(x, left, *right);
    if (x.kind() == Kind::divide && acb_is_zero(right->ball.get()))
      return fail(x, ValueStatus::undefined, "division by zero", true);
    if (left.exact && right->exact) return checked(x, exact(rational_operation(x.kind(), *left.exact, *right->exact)), true);
    Value result;
    ball_operation(x.kind())(result.ball.get(), left.ball.get(), right->ball.get(), precision_);
    if (auto surd = surd_operation(x.kind(), left, *right)) {
      if (surd->factor == 0) return checked(x, exact(surd->rational), true);
      result.surd = std::move(surd);
    }
    keep_phase(x.kind(), left, *right, result);
    return checked(x, std::move(result), false);
  }

  /// The phase of a product or quotient; two of one phase have a real quotient.
  static void keep_phase(Kind kind, const Value& left, const Value& right, Value& result) {
    if (kind == Kind::divide && left.phase && left.phase == right.phase) arb_zero(acb_imagref(result.ball.get()));
    else if ((kind == Kind::multiply || kind == Kind::divide) && is_real(right)) result.phase = left.phase;
    else if (kind == Kind::multiply && is_real(left)) result.phase = right.phase;
  }

  static Rational rational_operation(Kind kind, const Rational& x, const Rational& y) {
    if (kind == Kind::add) return x + y;
    if (kind == Kind::subtract) return x - y;
    return kind == Kind::multiply ? Rational(x * y) : Rational(x / y);
  }
  static auto ball_operation(Kind kind) -> void (*)(acb_t, const acb_t, const acb_t, slong) {
    if (kind == Kind::add) return [](acb_t z, const acb_t x, const acb_t y, slong p) { acb_add(z, x, y, p); };
    if (kind == Kind::subtract) return [](acb_t z, const acb_t x, const acb_t y, slong p) { acb_sub(z, x, y, p); };
    if (kind == Kind::multiply) return [](acb_t z, const acb_t x, const acb_t y, slong p) { acb_mul(z, x, y, p); };
    return [](acb_t z, const acb_t x, const acb_t y, slong p) { acb_div(z, x, y, p); };
  }

  /// 0^0 = 1.
  std::optional<Value> power(const Expression& x, const Value& base, const Value& exponent) {
    const bool integral = exponent.exact && denominator(*exponent.exact) == 1;
    if (acb_is_zero(base.ball.get())) {
      arb_srcptr e = acb_realref(exponent.ball.get());
      if (arb_is_negative(e)) return fail(x, ValueStatus::undefined, "division by zero", true);
      if (arb_is_positive(e) || acb_is_zero(exponent.ball.get())) return exact(arb_is_zero(e) ? 1 : 0);
    }
    if (base.exact && abs(*base.exact) == 1 && integral)
      return exact(bit_test(Integer(abs(numerator(*exponent.exact))), 0) ? *base.exact : Rational(1));
    for (arb_srcptr part : {acb_realref(exponent.ball.get()), acb_imagref(exponent.ball.get())})
      if (!below_2exp(part, kMaxPowerBits))
        return fail(x, ValueStatus::out_of_range, fmt::format("an exponent beyond 2^{}", kMaxPowerBits),
                    at_least_2exp(part, kMaxPowerBits));
    if (integral && base.exact && below_2exp(acb_realref(exponent.ball.get()), 17)) {
      const long n = static_cast<long>(numerator(*exponent.exact));
      if (bits(*base.exact) * static_cast<std::size_t>(std::abs(n)) <= kMaxExactBits)
        return checked(x, exact(rational_power(*base.exact, n)), true);
    }
    Value result;
    ball_power(result.ball.get(), base, exponent);
    return checked(x, std::move(result), false);
  }

  static Rational rational_power(const Rational& base, long exponent) {
    const auto n = static_cast<unsigned>(std::abs(exponent));
    const Integer top = pow(Integer(numerator(base)), n), bottom = pow(Integer(denominator(base)), n);
    return exponent >= 0 ? Rational(top, bottom) : Rational(bottom, top);
  }

  void ball_power(acb_ptr result, const Value& base, const Value& exponent) const {
    const bool positive = arb_is_zero(acb_imagref(base.ball.get())) && arb_is_positive(acb_realref(base.ball.get()));
    const Integer degree = exponent.exact ? Integer(denominator(*exponent.exact)) : Integer(0);
    // Other exponents take a logarithm and an exponential, which costs more and needs the branch cut.
    if (degree != 1 && !(degree > 1 && degree <= kMaxRoot && positive)) {
      acb_pow(result, base.ball.get(), exponent.ball.get(), precision_);
      if (positive && is_real(exponent)) arb_zero(acb_imagref(result));
      return;
    }
    Complex root = base.ball;
    if (degree != 1) arb_root_ui(acb_realref(root.get()), acb_realref(root.get()), static_cast<ulong>(degree), precision_);
    fmpz_t n;
    fmpz_init(n);
    fmpz_set_mpz(n, numerator(*exponent.exact).backend().data());
    acb_pow_fmpz(result, root.get(), n, precision_);
    fmpz_clear(n);
  }

  Bits precision_;
  const Repeats& repeats_;
  std::unordered_map<std::string, Value> known_;
  Failure failure_;
  bool complex_ = false;
};

/// What one precision shows, and how many bits are missing (0: nothing known).
struct Attempt {
  Enclosure enclosure;
  bool final = false;
  Bits missing = 0;
};

Attempt attempt(const Expression& expression, const Repeats& repeats, Bits precision, Bits wanted) {
  Walk walk(precision, repeats);
  const std::optional<Value> value = walk.value(expression);
  const Arithmetic arithmetic = walk.is_complex()       ? Arithmetic::complex
                                : value && value->exact ? Arithmetic::rational
                                                        : Arithmetic::real;
  if (!value) return {{walk.failure().status, {}, false, arithmetic, walk.failure().reason}, walk.failure().final};
  arb_srcptr re = acb_realref(value->ball.get()), im = acb_imagref(value->ball.get());
  const auto shown = [&] { return text::quoted(to_plain(expression)); };
  if (!arb_contains_zero(im)) return {{ValueStatus::not_real, {}, false, arithmetic, shown() + ": the value is not real"}, true};
  Real result;
  arb_set(result.get(), re);
  const bool proved = arb_is_zero(im);
  Bits accuracy = arb_is_exact(re) ? wanted : arb_rel_accuracy_bits(re);
  if (!proved) {
    // The imaginary part is 0 +- something; it counts like a radius.
    Real widened = result;
    arb_add_error(widened.get(), im);
    accuracy = std::min<Bits>(accuracy, arb_rel_accuracy_bits(widened.get()));
  }
  if (accuracy >= wanted) return {{ValueStatus::enclosed, std::move(result), proved, arithmetic, ""}, true};
  const std::string reason = fmt::format("{}: undecided at {} bits", shown(), precision);
  return {{ValueStatus::unresolved, std::move(result), proved, arithmetic, reason}, false, accuracy > 0 ? wanted - accuracy : 0};
}

}  // namespace

std::optional<Real> evaluate(const Expression& expression, Bits precision) {
  return attempt(expression, repeats_of(expression), precision, 1).enclosure.value;
}

Enclosure enclose(const Expression& expression, long digits) {
  assert(digits >= 1);
  const Bits wanted = static_cast<Bits>(static_cast<double>(digits) * kBitsPerDigit) + 4;
  const Bits start = wanted + 60, last = start + std::max(start, kMinReserve);
  const Repeats repeats = repeats_of(expression);
  for (Bits precision = start;;) {
    Attempt result = attempt(expression, repeats, precision, wanted);
    if (result.final || precision >= last) return std::move(result.enclosure);
    precision = std::min(last, precision + (result.missing > 0 ? result.missing + 60 : precision));
  }
}

}  // namespace brouncker
