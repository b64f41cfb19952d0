#include "tests/engine/sieve/naive_curvature.hpp"

namespace brouncker::sieve {
namespace {

using Poly = std::vector<std::uint64_t>;

Poly product(const Poly& x, const Poly& y, std::uint64_t p) {
  if (x.empty() || y.empty()) return {};
  Poly result(x.size() + y.size() - 1);
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < y.size(); ++j) result[i + j] = (result[i + j] + x[i] * y[j]) % p;
  return result;
}

Poly sum(const Poly& x, const Poly& y, std::uint64_t p) {
  Poly result(std::max(x.size(), y.size()));
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = ((i < x.size() ? x[i] : 0) + (i < y.size() ? y[i] : 0)) % p;
  return result;
}

/// f(x + s), by Horner's rule.
Poly shifted(const SmallResidues& f, std::uint64_t s, std::uint64_t p) {
  Poly result;
  for (std::size_t k = f.size(); k-- > 0;) result = sum(product(result, {s, 1}, p), {f[k]}, p);
  return result;
}

/// Coefficients c_i with f = c_0 + c_1 z + ...: remainders of divisions by x^p - x; nullopt where one is not constant.
std::optional<SmallResidues> in_powers_of_z(Poly f, std::size_t p, std::size_t count) {
  SmallResidues result;
  while (result.size() < count) {
    Poly quotient(f.size() > p ? f.size() - p : 0);
    for (std::size_t k = f.size(); k-- > p;) {
      quotient[k - p] = f[k];
      f[k - p + 1] = (f[k - p + 1] + f[k]) % p;
      f[k] = 0;
    }
    for (std::size_t k = 1; k < f.size(); ++k)
      if (f[k] != 0) return std::nullopt;
    result.push_back(f.empty() ? 0 : static_cast<std::uint32_t>(f[0]));
    f = std::move(quotient);
  }
  for (const std::uint64_t c : f)
    if (c != 0) return std::nullopt;
  return result;
}

}  // namespace

std::optional<Curvature> naive_curvature(const PcfModulo& pcf) {
  const std::uint64_t p = pcf.field.prime();
  Poly u0 = {1}, u1 = {}, v0 = {}, v1 = {1}, all_b = {1};
  for (std::uint64_t i = 0; i < p; ++i) {
    const Poly a = shifted(pcf.a, i, p), b = shifted(pcf.b, i, p);
    Poly next0 = sum(product(a, u0, p), product(b, v0, p), p), next1 = sum(product(a, u1, p), product(b, v1, p), p);
    v0 = std::move(u0), v1 = std::move(u1), u0 = std::move(next0), u1 = std::move(next1);
    all_b = product(all_b, b, p);
  }
  auto trace = in_powers_of_z(sum(u0, v1, p), p, static_cast<std::size_t>(pcf.trace_degree()) + 1);
  auto norm = in_powers_of_z(all_b, p, pcf.b.size());
  if (!trace || !norm) return std::nullopt;
  return Curvature{*std::move(trace), *std::move(norm)};
}

}  // namespace brouncker::sieve
