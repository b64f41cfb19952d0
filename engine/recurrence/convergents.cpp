#include "engine/recurrence/convergents.hpp"

#include "engine/stop.hpp"

#include <algorithm>

namespace brouncker {
namespace {

mpz_ptr raw(Integer& x) { return x.backend().data(); }
mpz_srcptr raw(const Integer& x) { return x.backend().data(); }

/// target = a b + c d.
void sum_of_products(Integer& target, const Integer& a, const Integer& b, const Integer& c, const Integer& d) {
  mpz_mul(raw(target), raw(a), raw(b));
  mpz_addmul(raw(target), raw(c), raw(d));
}

Matrix multiplied(const Matrix& l, const Matrix& r) {
  Matrix m;
  sum_of_products(m.x, l.x, r.x, l.y, r.z);
  sum_of_products(m.y, l.x, r.y, l.y, r.w);
  sum_of_products(m.z, l.z, r.x, l.w, r.z);
  sum_of_products(m.w, l.z, r.y, l.w, r.w);
  return m;
}

/// Below about this many bits the plain recurrence, in place, beats splitting (measured at degree 2 on x86-64).
constexpr int kLeafBits = 1'024;

/// How many matrices one leaf multiplies; an entry of a product of k is at most 2^(k growth_bits).
std::int64_t leaf_length(const Terms& terms) { return terms.is_small() ? std::max(1, kLeafBits / terms.growth_bits()) : 1; }

/// (u, u_previous) -> (a u + b u_previous, u), in place.
void step(Integer& u, Integer& u_previous, long a, long b) {
  mpz_mul_si(raw(u_previous), raw(u_previous), b);
  if (a >= 0) mpz_addmul_ui(raw(u_previous), raw(u), static_cast<unsigned long>(a));
  else mpz_submul_ui(raw(u_previous), raw(u), static_cast<unsigned long>(-a));
  mpz_swap(raw(u), raw(u_previous));
}

Matrix leaf(const Terms& terms, std::int64_t first, std::int64_t last) {
  if (!terms.is_small()) return {0, terms.b(first), 1, terms.a(first)};
  Matrix m;
  for (Integer* entry : {&m.x, &m.y, &m.z, &m.w}) mpz_realloc2(raw(*entry), kLeafBits + 64);
  m.x = 1, m.y = 0, m.z = 0, m.w = 1;
  for (std::int64_t n = first; n <= last; ++n) {
    const long a = terms.small_a(n), b = terms.small_b(n);
    step(m.y, m.x, a, b);
    step(m.w, m.z, a, b);
  }
  return m;
}

Matrix split(const Terms& terms, std::int64_t first, std::int64_t last, std::int64_t leaf_size) {
  if (last - first < leaf_size) return leaf(terms, first, last);
  end_if_stopped();
  const std::int64_t middle = first + (last - first) / 2;
  return multiplied(split(terms, first, middle, leaf_size), split(terms, middle + 1, last, leaf_size));
}

MatrixColumn split_column(const Terms& terms, std::int64_t first, std::int64_t last, std::int64_t leaf_size) {
  if (last - first < leaf_size) {
    Matrix m = leaf(terms, first, last);
    return {std::move(m.y), std::move(m.w)};
  }
  end_if_stopped();
  const std::int64_t middle = first + (last - first) / 2;
  return split(terms, first, middle, leaf_size) * split_column(terms, middle + 1, last, leaf_size);
}

}  // namespace

Convergent first_convergent(const Terms& terms) { return {0, terms.a(0), 1, 1, 0}; }

Matrix product(const Terms& terms, std::int64_t first, std::int64_t last) {
  return first > last ? Matrix{} : split(terms, first, last, leaf_length(terms));
}

MatrixColumn product_column(const Terms& terms, std::int64_t first, std::int64_t last) {
  return first > last ? MatrixColumn{} : split_column(terms, first, last, leaf_length(terms));
}

MatrixColumn operator*(const Matrix& m, const MatrixColumn& c) {
  MatrixColumn result;
  sum_of_products(result.upper, m.x, c.upper, m.y, c.lower);
  sum_of_products(result.lower, m.z, c.upper, m.w, c.lower);
  return result;
}

Convergent advanced(const Convergent& from, const Matrix& step, std::int64_t n) {
  Convergent to;
  to.n = n;
  sum_of_products(to.p_previous, from.p_previous, step.x, from.p, step.z);
  sum_of_products(to.p, from.p_previous, step.y, from.p, step.w);
  sum_of_products(to.q_previous, from.q_previous, step.x, from.q, step.z);
  sum_of_products(to.q, from.q_previous, step.y, from.q, step.w);
  return to;
}

Convergent convergent(const Terms& terms, std::int64_t n) { return advanced(first_convergent(terms), product(terms, 1, n), n); }

Convergent convergent_by_recurrence(const Pcf& pcf, std::int64_t n) {
  Convergent c{0, pcf.a(0), 1, 1, 0};
  while (c.n < n) {
    ++c.n;
    const Integer a = pcf.a(Integer(c.n)), b = pcf.b(Integer(c.n));
    Integer p = a * c.p + b * c.p_previous, q = a * c.q + b * c.q_previous;
    c.p_previous = std::move(c.p), c.q_previous = std::move(c.q);
    c.p = std::move(p), c.q = std::move(q);
  }
  return c;
}

}  // namespace brouncker
