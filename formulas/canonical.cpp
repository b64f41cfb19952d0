#include "formulas/canonical.hpp"

#include "formulas/arithmetic.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace brouncker {
namespace {

std::size_t bits(const Integer& value) { return mpz_sizeinbase(value.backend().data(), 2); }

/// base = a common factor of two contents, with its multiplicity in each.
struct Factor {
  Integer base;
  std::uint64_t in_a, in_b;
};

/// Takes every power of `factor` > 1 out of `value` and counts them.
std::uint64_t take_out(Integer& value, const Integer& factor) {
  return mpz_remove(value.backend().data(), value.backend().data(), factor.backend().data());
}

/// Replaces factors by pairwise coprime ones with the same products; those that are 1 are left out. All powers of a common part are
/// taken out at once, so that p^1000 and p take one step. Source: factor refinement, [Bach1993].
std::vector<Factor> pairwise_coprime(std::vector<Factor> factors) {
  const auto refine = [&](std::size_t i, std::size_t j) {
    const Integer common = gcd(factors[i].base, factors[j].base);
    if (common == 1) return false;
    const std::uint64_t in_i = take_out(factors[i].base, common), in_j = take_out(factors[j].base, common);
    factors.push_back({common, in_i * factors[i].in_a + in_j * factors[j].in_a, in_i * factors[i].in_b + in_j * factors[j].in_b});
    std::erase_if(factors, [](const Factor& f) { return f.base == 1; });
    return true;
  };
  std::erase_if(factors, [](const Factor& f) { return f.base == 1; });
  for (std::size_t i = 1; i < factors.size();) {
    bool changed = false;
    for (std::size_t j = 0; j < i && !changed; ++j) changed = refine(i, j);
    i = changed ? 1 : i + 1;  // the new factor may meet the old ones
  }
  return factors;
}

std::uint64_t inflation_exponent(std::uint64_t in_a, std::uint64_t in_b) { return std::min(in_a, in_b / 2); }

/// k^e = value with the largest e, root by root of prime degree. Precondition: value > 1.
std::pair<Integer, std::uint64_t> perfect_power(Integer value) {
  std::uint64_t e = 1;
  Integer root, prime = 2;
  while (prime <= bits(value) && mpz_perfect_power_p(value.backend().data())) {
    const auto p = static_cast<unsigned long>(prime);
    for (; mpz_root(root.backend().data(), value.backend().data(), p); e *= p) value = root;
    mpz_nextprime(prime.backend().data(), prime.backend().data());
  }
  return {value, e};
}

/// The largest k with k | x and k^2 | y, for x, y > 0.
Integer common_inflation(Integer x, Integer y) {
  Integer common = gcd(x, y);
  if (common == 1) return 1;
  // Beyond the cube root of the common part every factor is a prime, a product of two, or the square of one: those the
  // refinement below tells apart. A common part beyond 2^63 may keep a square that no gcd and no root shows.
  const unsigned long limit = bits(common) <= 128 ? 1UL << 21 : 1UL << 14;
  Integer k = 1;
  for (unsigned long p = 2; p <= limit && Integer(p) * p * p <= common; p += p == 2 ? 1 : 2) {
    if (!mpz_divisible_ui_p(common.backend().data(), p)) continue;
    take_out(common, p);
    const std::uint64_t in_x = take_out(x, p), in_y = take_out(y, p);
    k *= pow(Integer(p), static_cast<unsigned>(inflation_exponent(in_x, in_y)));
  }
  for (const Factor& f : pairwise_coprime({{std::move(x), 1, 0}, {std::move(y), 0, 1}})) {
    if (f.base == 1 || f.in_a == 0 || f.in_b == 0) continue;
    const auto [root, e] = perfect_power(f.base);
    k *= pow(root, static_cast<unsigned>(inflation_exponent(f.in_a * e, f.in_b * e)));
  }
  return k;
}

/// The c of one step of polynomial deflation; constant where there is none.
///
/// c | a and c | b(n), b(n+1) are necessary, so c divides g = gcd of the three; c(n) c(n-1) | b may still fail where g
/// has factors f(n) and f(n-1) side by side. Taking those factors of g only whose left neighbour is not in g settles
/// every conflict from the left: the result depends on the orbits of the factors under shifts alone, hence commutes
/// with shifts.
Polynomial removable_factor(const Pcf& pcf) {
  if (pcf.a.degree() < 1 || pcf.b.degree() < 2) return Polynomial::constant(1);
  Polynomial c = primitive_gcd(pcf.a, pcf.b);
  if (c.degree() > 0) c = primitive_gcd(c, pcf.b.shifted(1));
  if (c.degree() < 1) return c;
  const Polynomial right_neighbours = c.shifted(-1);
  for (;;) {
    const Polynomial conflict = primitive_gcd(c, right_neighbours);
    if (conflict.degree() < 1) return c;
    c = *exact_quotient(c, conflict);
  }
}

/// deflated() without its precondition: no relation where c has a zero that matters.
Equivalent deflated_anywhere(const Pcf& pcf) {
  Equivalent result{pcf, Moebius{}};
  Polynomial total = Polynomial::constant(1);
  for (Polynomial c = removable_factor(pcf); c.degree() > 0; c = removable_factor(result.pcf)) {
    result.pcf.a = *exact_quotient(result.pcf.a, c);
    result.pcf.b = *exact_quotient(result.pcf.b, c * c.shifted(-1));
    total = total * c;
  }
  if (total.degree() == 0) return result;
  result.relation->p = total(0);
  // Convergents up to the first zero m >= 0 of c are only scaled. The limit is one of them if b' ends the fraction by
  // then.
  const std::optional<Integer> zero = first_positive_root(total.shifted(-1));
  if (!zero) return result;
  const std::optional<Integer> end = first_positive_root(result.pcf.b);
  if (!end || *end > *zero - 1) result.relation.reset();
  return result;
}

/// x -> a(i) + b(i + 1)/x for i = first, ..., last - 1, composed.
Moebius steps(const Pcf& pcf, const Integer& first, const Integer& last) {
  if (last - first == 1) return {pcf.a(first), pcf.b(last), 1, 0};
  const Integer middle = (first + last) >> 1;
  return steps(pcf, first, middle) * steps(pcf, middle, last);
}

/// About how many bits the relation of a shift over first..last has.
Integer relation_bits(const Pcf& pcf, const Integer& first, const Integer& last) {
  const Integer furthest = std::max<Integer>(abs(first), abs(last)) + 1;
  const auto size = [&](const Polynomial& p) {
    return Integer(bits(p.height())) + Integer(bits(furthest)) * std::max(p.degree(), 0) + 1;
  };
  return (last - first) * std::max<Integer>(size(pcf.a), size(pcf.b));
}

bool has_root_between(const Polynomial& p, const Integer& first, const Integer& last) {
  const std::vector<Integer> roots = integer_roots(p);
  return std::any_of(roots.begin(), roots.end(), [&](const Integer& r) { return first <= r && r <= last; });
}

/// The step that brings the coefficient below the leading one into 0 <= . < degree * |leading coefficient|.
Integer normalising_step(const Polynomial& p) {
  const Integer periods = floor_quotient(p.coefficient(p.degree() - 1), Integer(abs(p.leading()) * p.degree()));
  return p.leading() < 0 ? periods : Integer(-periods);
}

/// First `x`, then `y` applied to the result of `x`.
Equivalent followed_by(const Equivalent& x, Equivalent y) {
  if (x.relation && y.relation) y.relation = (*x.relation * *y.relation).reduced();
  else y.relation.reset();
  return y;
}

}  // namespace

Equivalent negated(const Pcf& pcf) { return {{-pcf.a, pcf.b}, Moebius{1, 0, 0, -1}}; }

Equivalent shifted(const Pcf& pcf, const Integer& step) {
  Equivalent result{{pcf.a.shifted(step), pcf.b.shifted(step)}, Moebius{}};
  if (step == 0) return result;
  const Integer first = std::min<Integer>(0, step), last = std::max<Integer>(0, step);
  if (pcf.b.is_zero() || has_root_between(pcf.b, first + 1, last) || relation_bits(pcf, first, last) > kMaxRelationBits) {
    result.relation.reset();
    return result;
  }
  const Moebius matrix = steps(pcf, first, last);
  result.relation = (step > 0 ? matrix : matrix.inverse()).reduced();
  return result;
}

Equivalent deflated_by_constant(const Pcf& pcf) {
  assert(!pcf.a.is_zero() && !pcf.b.is_zero());
  const Integer k = common_inflation(pcf.a.content(), pcf.b.content());
  if (k == 1) return {pcf, Moebius{}};
  return {{pcf.a.divided_by(k), pcf.b.divided_by(k * k)}, Moebius{k, 0, 0, 1}};
}

Equivalent deflated(const Pcf& pcf) {
  assert(!pcf.b.is_zero());
  return deflated_anywhere(pcf);
}

Equivalent shift_form(const Pcf& pcf) {
  assert(!pcf.a.is_zero() && !pcf.b.is_zero());
  Equivalent result = deflated_by_constant(pcf);
  if (result.pcf.a.leading() < 0) result = followed_by(result, negated(result.pcf));
  const Polynomial& decisive = result.pcf.a.degree() > 0 ? result.pcf.a : result.pcf.b;
  if (decisive.degree() < 1) return result;
  const Integer step = normalising_step(decisive);
  return step == 0 ? result : followed_by(result, shifted(result.pcf, step));
}

Equivalent canonical(const Pcf& pcf) {
  assert(!pcf.a.is_zero() && !pcf.b.is_zero());
  const Equivalent deflation = deflated_anywhere(pcf);
  return followed_by(deflation, shift_form(deflation.pcf));
}

}  // namespace brouncker
