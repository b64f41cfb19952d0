// The first column of N is unique up to a factor of Q(parameters). Normalised by one of its entries x_c it is a vector of rational
// functions; a random combination y of its entries has their common denominator X_c, which is found from values of y as the
// smallest solution of
//
//     Y(parameters) = y X_c(parameters)    at more points than unknowns,
//
// and the other entries are interpolated as polynomials x X_c.
#include "engine/families/theorem.hpp"

#include "engine/linear/modular_nullspace.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Monomials = std::vector<Exponents>;

/// Exponents of all monomials in k parameters of total degree <= d, n absent.
void extend(Monomials& out, Exponents& current, std::size_t k, int rest) {
  if (current.size() == k + 1) {
    out.push_back(current);
    return;
  }
  for (int e = 0; e <= rest; ++e) {
    current.push_back(e);
    extend(out, current, k, rest - e);
    current.pop_back();
  }
}

Monomials monomials(std::size_t k, int degree) {
  Monomials result;
  Exponents current{0};
  extend(result, current, k, degree);
  return result;
}

Words values_of(const Monomials& all, const Words& point, const PrimeField& f) {
  Words result;
  for (const Exponents& e : all) {
    std::uint64_t x = 1;
    for (std::size_t i = 1; i < e.size(); ++i)
      for (int k = 0; k < e[i]; ++k) x = f.multiply(x, point[i - 1]);
    result.push_back(x);
  }
  return result;
}

/// The column at random parameters modulo one prime, point after point.
class Sampler {
 public:
  Sampler(const AffineFamily& family, const PrimeField& field) : family_(family), field_(field) {}

  const PrimeField& field() const { return field_; }
  /// Makes `count` points; false where the kernel is not one-dimensional at one of them.
  bool reach(std::size_t count) {
    while (points_.size() < count) {
      Words point = random_words(1000 + points_.size(), family_.parameters());
      for (std::uint64_t& x : point) x %= field_.prime();
      GaugeKernel kernel = gauge_kernel(family_.system, field_, point);
      if (kernel.nullity != 1) return false;
      if (points_.empty())
        chosen_ = static_cast<std::size_t>(std::ranges::find_if(kernel.column, [](std::uint64_t x) { return x != 0; }) -
                                           kernel.column.begin());
      if (kernel.column[chosen_] == 0) return false;
      const std::uint64_t scale = field_.inverse(kernel.column[chosen_]);
      for (std::uint64_t& x : kernel.column) x = field_.multiply(x, scale);
      points_.push_back(std::move(point));
      columns_.push_back(std::move(kernel.column));
    }
    return true;
  }
  const Words& point(std::size_t i) const { return points_[i]; }
  const Words& column(std::size_t i) const { return columns_[i]; }

 private:
  const AffineFamily& family_;
  PrimeField field_;
  std::size_t chosen_ = 0;
  std::vector<Words> points_, columns_;
};

constexpr std::size_t kSpare = 4;

/// X_c in the monomials, made unique by its first coefficient 1; nullopt where the degree is too small or sampling fails.
std::optional<Words> denominator(Sampler& samples, const Monomials& all) {
  const PrimeField& f = samples.field();
  const std::size_t count = 2 * all.size() + kSpare;
  if (!samples.reach(count)) return std::nullopt;
  const Words weights = random_words(5, samples.column(0).size());
  ModularEchelon echelon(f, 2 * all.size());
  for (std::size_t i = 0; i < count && echelon.rank() < 2 * all.size(); ++i) {
    std::uint64_t y = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) y = f.add(y, f.multiply(weights[k] % f.prime(), samples.column(i)[k]));
    Words row = values_of(all, samples.point(i), f);
    for (std::size_t k = 0; k < all.size(); ++k) row.push_back(f.subtract(0, f.multiply(y, row[k])));
    echelon.add(std::move(row));
  }
  if (echelon.rank() != 2 * all.size() - 1) return std::nullopt;
  const Words kernel = echelon.kernel().front();
  Words result(kernel.begin() + static_cast<long>(all.size()), kernel.end());
  const auto first = std::ranges::find_if(result, [](std::uint64_t x) { return x != 0; });
  if (first == result.end()) return std::nullopt;
  const std::uint64_t scale = f.inverse(*first);
  for (std::uint64_t& x : result) x = f.multiply(x, scale);
  return result;
}

/// All entries of the column in the monomials: [entry * size + monomial]; nullopt as above.
std::optional<Words> interpolated(Sampler& samples, const Monomials& all) {
  const PrimeField& f = samples.field();
  const auto common = denominator(samples, all);
  if (!common) return std::nullopt;
  const std::size_t entries = samples.column(0).size(), count = all.size() + kSpare;
  ModularEchelon echelon(f, all.size() + entries);
  for (std::size_t i = 0; i < count; ++i) {
    Words row = values_of(all, samples.point(i), f);
    std::uint64_t d = 0;
    for (std::size_t k = 0; k < all.size(); ++k) d = f.add(d, f.multiply((*common)[k], row[k]));
    for (std::size_t l = 0; l < entries; ++l) row.push_back(f.multiply(d, samples.column(i)[l]));
    echelon.add(std::move(row));
  }
  if (echelon.rank() != all.size()) return std::nullopt;
  Words result;
  for (const Words& relation : echelon.kernel())  // sum of coefficients times monomials + entry = 0
    for (std::size_t k = 0; k < all.size(); ++k) result.push_back(f.subtract(0, relation[k]));
  return result;
}

ParameterPoly assembled(const std::vector<Rational>& x, std::size_t first, int degree, const Monomials& all) {
  ParameterPoly result;
  for (int k = 0; k <= degree; ++k)
    for (std::size_t i = 0; i < all.size(); ++i) {
      Exponents e = all[i];
      e[0] = k;
      result.add(e, x[(first + static_cast<std::size_t>(k)) * all.size() + i]);
    }
  return result;
}

/// The second column, times S w+: n12 = b q+ w / (S w+), n22 = (p+ + a q+) w / (S w+). Whole where the poles allow it; else all is
/// multiplied by S w+ and the caller's denominator no longer fits, which is refused.
std::optional<std::array<ParameterPoly, 4>> with_second_column(const PairSystem& s, const ParameterPoly& p,
                                                               const ParameterPoly& q) {
  const ParameterPoly p1 = p.shifted(1), q1 = q.shifted(1), w1 = s.denominator.shifted(1);
  const auto n12 = exact_quotient(s.b * q1 * s.denominator, w1), n22 = exact_quotient((p1 + s.a * q1) * s.denominator, w1);
  if (!n12 || !n22) return std::nullopt;
  const Rational scale = 1 / s.s;
  return std::array<ParameterPoly, 4>{p, scale * *n12, q, scale * *n22};
}

/// Divides by the common rational content.
void make_primitive(std::span<ParameterPoly> n) {
  Integer common = 1, content = 0;
  for (const ParameterPoly& p : n) common = lcm(common, p.denominator());
  for (const ParameterPoly& p : n)
    for (const auto& [e, c] : p.terms()) content = gcd(content, Integer(numerator(Rational(c * common))));
  for (ParameterPoly& p : n) p = Rational(common) / Rational(content) * p;
}

constexpr int kMaxPrimes = 12;

std::optional<std::array<ParameterPoly, 4>> solved(const AffineFamily& family, const Monomials& all) {
  const auto upper = static_cast<std::size_t>(std::max(family.system.degree_upper + 1, 0));
  ResidueLift lift;
  std::optional<std::vector<Rational>> before;
  for (int index = 0; index < kMaxPrimes; ++index) {
    Sampler samples(family, PrimeField::number(index));
    const auto residues = interpolated(samples, all);
    if (!residues) return std::nullopt;
    lift.join(samples.field(), *residues);
    auto candidate = lift.rationals();
    if (candidate && before && *candidate == *before) {
      const ParameterPoly p = assembled(*candidate, 0, family.system.degree_upper, all);
      const ParameterPoly q = assembled(*candidate, upper, family.system.degree_lower, all);
      auto n = with_second_column(family.system, p, q);
      if (n) make_primitive(*n);
      if (n && holds_identically(family.system, *n)) return n;
    }
    before = std::move(candidate);
  }
  return std::nullopt;
}

}  // namespace

bool holds_identically(const PairSystem& s, const std::array<ParameterPoly, 4>& n) {
  // M(n) N(n+1) w(n) = S N(n) M'(n) w(n+1)
  const ParameterPoly &w = s.denominator, w1 = w.shifted(1);
  const ParameterPoly n11 = n[0].shifted(1), n12 = n[1].shifted(1), n21 = n[2].shifted(1), n22 = n[3].shifted(1);
  const ParameterPoly right = s.s * w1;
  return s.b * n21 * w == right * n[1] && s.b * n22 * w == right * (n[0] * s.b_to + n[1] * s.a_to) &&
         (n11 + s.a * n21) * w == right * n[3] && (n12 + s.a * n22) * w == right * (n[2] * s.b_to + n[3] * s.a_to);
}

std::optional<FamilyTheorem> solve_family(const AffineFamily& family) {
  for (int degree = 0;; ++degree) {
    const Monomials all = monomials(family.parameters(), degree);
    if (all.size() > kMaxMonomials) return std::nullopt;
    auto n = solved(family, all);
    if (!n) continue;
    const ParameterPoly det = (*n)[0] * (*n)[3] - (*n)[1] * (*n)[2];
    if (det.is_zero()) return std::nullopt;
    std::array exceptional = {det.coefficient(det.degree())};
    make_primitive(exceptional);
    if (exceptional[0].terms().rbegin()->second < 0) exceptional[0] = Rational(-1) * exceptional[0];
    return FamilyTheorem{*std::move(n), exceptional[0]};
  }
}

}  // namespace brouncker
