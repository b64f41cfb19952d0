#include "engine/sieve/common_factor.hpp"

#include "formulas/modular.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

using modular::Residues;

/// a u + b v.
SmallResidues sum_of_products(const SmallField& field, const SmallResidues& a, const SmallResidues& u, const SmallResidues& b,
                              const SmallResidues& v) {
  SmallResidues result(std::max(a.size() + u.size(), b.size() + v.size()));
  for (std::size_t k = 0; k < result.size(); ++k) {
    std::uint32_t sum = 0;
    for (std::size_t j = 0; j < a.size() && j <= k; ++j)
      if (k - j < u.size()) sum += a[j] * u[k - j];
    for (std::size_t j = 0; j < b.size() && j <= k; ++j)
      if (k - j < v.size()) sum += b[j] * v[k - j];
    result[k] = field.reduced(sum);
  }
  while (!result.empty() && result.back() == 0) result.pop_back();
  return result;
}

void shift(const SmallField& field, SmallResidues& f) {
  for (std::size_t j = 0; j + 1 < f.size(); ++j)
    for (std::size_t k = f.size() - 1; k-- > j;) f[k] = field.sum(f[k], f[k + 1]);
}

/// All entries of P.
std::array<SmallResidues, 4> entries(const PcfModulo& pcf) {
  SmallResidues a = pcf.a, b = pcf.b;
  std::array<SmallResidues, 2> u = {SmallResidues{1}, SmallResidues{}}, v = {SmallResidues{}, SmallResidues{1}};
  for (std::uint32_t i = 0; i < pcf.field.prime(); ++i) {
    for (std::size_t c = 0; c < 2; ++c) {
      SmallResidues next = sum_of_products(pcf.field, a, u[c], b, v[c]);
      v[c] = std::move(u[c]);
      u[c] = std::move(next);
    }
    shift(pcf.field, a), shift(pcf.field, b);
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
SmallResidues in_x(const SmallField& field, const SmallResidues& s) {
  SmallResidues result, z(field.prime() + 1);
  z[1] = field.prime() - 1;
  z.back() = 1;
  for (std::size_t k = s.size(); k-- > 0;) result = sum_of_products(field, z, result, {s[k]}, {1});
  return result;
}

Residues wide(const SmallResidues& f) { return {f.begin(), f.end()}; }

}  // namespace

bool has_common_factor(const PcfModulo& pcf, const SmallResidues& norm) {
  const SmallResidues root = square_root(pcf.field, norm);
  if (root.size() == 1) return true;
  const std::uint64_t p = pcf.field.prime();
  Residues common = wide(in_x(pcf.field, root));
  for (const SmallResidues& entry : entries(pcf)) common = modular::gcd(std::move(common), wide(entry), p);
  return 2 * (common.size() - 1) >= (root.size() - 1) * static_cast<std::size_t>(p);
}

}  // namespace brouncker::sieve
