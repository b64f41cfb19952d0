#include "engine/recurrence/ball_convergent.hpp"

#include "engine/number/logarithm.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/stop.hpp"

#include <algorithm>
#include <vector>

namespace brouncker {
namespace {

/// The values of a polynomial at n, n + 1, ... by its differences: deg p additions each.
class Values {
 public:
  Values(const Polynomial& p, std::int64_t n) {
    for (int k = 0; k <= p.degree(); ++k) differences_.push_back(p(Integer(n + k)));
    for (std::size_t order = 1; order < differences_.size(); ++order)
      for (std::size_t k = differences_.size() - 1; k >= order; --k) differences_[k] -= differences_[k - 1];
  }
  const Integer& value() const { return differences_.front(); }
  void advance() {
    for (std::size_t k = 0; k + 1 < differences_.size(); ++k)
      mpz_add(differences_[k].backend().data(), differences_[k].backend().data(), differences_[k + 1].backend().data());
  }

 private:
  std::vector<Integer> differences_;
};

/// [[x, y], [z, w]].
struct BallMatrix {
  Real x, y, z, w;
};

/// target = a b + c d, rounded.
void sum_of_products(Real& target, const Real& a, const Real& b, const Real& c, const Real& d, Bits precision) {
  arb_mul(target.get(), a.get(), b.get(), precision);
  arb_addmul(target.get(), c.get(), d.get(), precision);
}

/// M(first) ... M(last) of convergents.hpp, and the product of the b on the way.
class Splitting {
 public:
  Splitting(const Pcf& pcf, std::int64_t last, Bits precision) : pcf_(pcf), precision_(precision) {
    const Integer largest(last);
    const double bits = std::max({log2_abs(pcf.a(largest)), log2_abs(pcf.b(largest)) / 2, 1.0});
    leaf_ = std::clamp<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(precision) / bits), 4, 64);
  }

  BallMatrix operator()(std::int64_t first, std::int64_t last) {
    if (last - first < leaf_) return leaf(first, last);
    end_if_stopped();
    const std::int64_t middle = first + (last - first) / 2;
    const BallMatrix l = (*this)(first, middle), r = (*this)(middle + 1, last);
    BallMatrix m;
    sum_of_products(m.x, l.x, r.x, l.y, r.z, precision_);
    sum_of_products(m.y, l.x, r.y, l.y, r.w, precision_);
    sum_of_products(m.z, l.z, r.x, l.w, r.z, precision_);
    sum_of_products(m.w, l.z, r.y, l.w, r.w, precision_);
    return m;
  }

  double log2_product_b() const { return product_b_.log2(); }

 private:
  BallMatrix leaf(std::int64_t first, std::int64_t last) {
    Matrix m;
    Values a(pcf_.a, first), b(pcf_.b, first);
    for (std::int64_t n = first; n <= last; ++n, a.advance(), b.advance()) {
      step(m.y, m.x, a.value(), b.value());
      step(m.w, m.z, a.value(), b.value());
      product_b_.multiply(b.value());
    }
    return {rounded(m.x), rounded(m.y), rounded(m.z), rounded(m.w)};
  }

  /// (u, u_previous) -> (a u + b u_previous, u).
  static void step(Integer& u, Integer& u_previous, const Integer& a, const Integer& b) {
    mpz_ptr next = u_previous.backend().data();
    mpz_mul(next, next, b.backend().data());
    mpz_addmul(next, u.backend().data(), a.backend().data());
    mpz_swap(next, u.backend().data());
  }

  Real rounded(const Integer& x) const {
    Real ball = to_real(x);
    arb_set_round(ball.get(), ball.get(), precision_);
    return ball;
  }

  const Pcf& pcf_;
  Bits precision_;
  std::int64_t leaf_;
  LogProduct product_b_;
};

}  // namespace

BallConvergent ball_convergent(const Pcf& pcf, std::int64_t n, Bits precision) {
  Splitting split(pcf, n, precision);
  BallMatrix m = split(1, n);
  BallConvergent c;
  c.n = n;
  c.log2_product_b = split.log2_product_b();
  // p_0 = a(0), p_-1 = 1.
  const Real a0 = to_real(pcf.a(Integer(0)));
  c.p_previous = m.x;
  arb_addmul(c.p_previous.get(), a0.get(), m.z.get(), precision);
  c.p = m.y;
  arb_addmul(c.p.get(), a0.get(), m.w.get(), precision);
  c.q_previous = std::move(m.z);
  c.q = std::move(m.w);
  return c;
}

}  // namespace brouncker
