#include "engine/sieve/common_factor.hpp"

#include "formulas/modular.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

using modular::Residues;

Residues sum_of_products(const Residues& a, const Residues& u, const Residues& b, const Residues& v, std::uint64_t p) {
  Residues result(std::max(a.size() + u.size(), b.size() + v.size()));
  for (const auto& [x, y] : {std::pair(&a, &u), std::pair(&b, &v)})
    for (std::size_t i = 0; i < x->size(); ++i)
      for (std::size_t j = 0; j < y->size(); ++j) result[i + j] = (result[i + j] + (*x)[i] * (*y)[j]) % p;
  while (!result.empty() && result.back() == 0) result.pop_back();
  return result;
}

void shift(Residues& f, std::uint64_t p) {
  for (std::size_t j = 0; j + 1 < f.size(); ++j)
    for (std::size_t k = f.size() - 1; k-- > j;) f[k] = (f[k] + f[k + 1]) % p;
}

/// All entries of P.
std::array<Residues, 4> entries(const PcfModulo& pcf) {
  const std::uint64_t p = pcf.field.prime();
  Residues a(pcf.a.begin(), pcf.a.end()), b(pcf.b.begin(), pcf.b.end());
  std::array<Residues, 2> u = {Residues{1}, Residues{}}, v = {Residues{}, Residues{1}};
  for (std::uint64_t i = 0; i < p; ++i) {
    for (std::size_t c = 0; c < 2; ++c) {
      Residues next = sum_of_products(a, u[c], b, v[c], p);
      v[c] = std::move(u[c]);
      u[c] = std::move(next);
    }
    shift(a, p), shift(b, p);
  }
  return {u[0], u[1], v[0], v[1]};
}

/// S, up to a constant: the power series of the square root of N / z^k, which ends.
SmallResidues square_root(const SmallField& field, const SmallResidues& norm) {
  const auto first = std::ranges::find_if(norm, [](std::uint32_t c) { return c != 0; });
  SmallResidues f(first, norm.end());
  const std::uint32_t scale = field.inverse(f[0]), half = field.inverse(2);
  SmallResidues root = {1};
  for (std::size_t k = 1; 2 * k < f.size(); ++k) {
    std::uint32_t rest = field.product(f[k], scale);
    for (std::size_t j = 1; j < k; ++j) rest = field.sum(rest, field.negative(field.product(root[j], root[k - j])));
    root.push_back(field.product(rest, half));
  }
  return root;
}

/// S(x^p - x).
Residues in_x(const SmallResidues& s, std::uint64_t p) {
  Residues result, z(static_cast<std::size_t>(p) + 1);
  z[1] = p - 1;
  z[static_cast<std::size_t>(p)] = 1;
  for (std::size_t k = s.size(); k-- > 0;) result = sum_of_products(result, z, {s[k]}, {1}, p);
  return result;
}

}  // namespace

bool has_common_factor(const PcfModulo& pcf, const SmallResidues& norm) {
  const SmallResidues root = square_root(pcf.field, norm);
  if (root.size() == 1) return true;
  const std::uint64_t p = pcf.field.prime();
  Residues common = in_x(root, p);
  for (const Residues& entry : entries(pcf)) common = modular::gcd(std::move(common), entry, p);
  return 2 * (common.size() - 1) >= (root.size() - 1) * static_cast<std::size_t>(p);
}

}  // namespace brouncker::sieve
