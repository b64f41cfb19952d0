#include "engine/sieve/curvature.hpp"

#include "engine/sieve/common_factor.hpp"
#include "formulas/modular.hpp"

#include <algorithm>
#include <array>

namespace brouncker::sieve {
namespace {

/// Lengths of series that have code of their own.
constexpr std::size_t kUnrolled = 6;

/// Coefficients modulo p, without leading zeros.
SmallResidues residues(const Polynomial& f, std::uint32_t prime) {
  SmallResidues result(f.ascending().size());
  std::ranges::transform(f.ascending(), result.begin(),
                         [&](const Integer& c) { return static_cast<std::uint32_t>(mpz_fdiv_ui(c.backend().data(), prime)); });
  while (!result.empty() && result.back() == 0) result.pop_back();
  return result;
}

/// f(x) -> f(x + 1).
void shift(const SmallField& field, SmallResidues& f) {
  for (std::size_t j = 0; j + 1 < f.size(); ++j)
    for (std::size_t k = f.size() - 1; k-- > j;) f[k] = field.sum(f[k], f[k + 1]);
}

/// Signs that turn coefficients in x into those in z = -x.
void change_variable(const SmallField& field, SmallResidues& f) {
  for (std::size_t i = 1; i < f.size(); i += 2) f[i] = field.negative(f[i]);
}

/// The first coefficients of f, zeros beyond its degree.
template <class Series>
void take(const SmallResidues& f, Series& series, std::size_t length) {
  for (std::size_t k = 0; k < length; ++k) series[k] = k < f.size() ? f[k] : 0;
}

/// T modulo z^length, length <= the size of Series: an array, so that short ones are unrolled.
template <std::size_t Size>
SmallResidues trace_of_size(const PcfModulo& pcf, std::size_t length) {
  using Series = std::array<std::uint32_t, Size>;
  if (Size <= kUnrolled) length = Size;
  const SmallField field = pcf.field;
  SmallResidues all_a = pcf.a, all_b = pcf.b;
  Series a, b, u[2]{}, v[2]{};
  u[0][0] = v[1][0] = 1;
  for (std::uint32_t i = 0; i < field.prime(); ++i) {
    take(all_a, a, length), take(all_b, b, length);
    for (int c = 0; c < 2; ++c)
      for (std::size_t k = length; k-- > 0;) {  // in place: lower coefficients depend on still lower ones only
        std::uint32_t sum = 0;
        for (std::size_t j = 0; j <= k; ++j) sum += a[j] * u[c][k - j] + b[j] * v[c][k - j];
        v[c][k] = u[c][k], u[c][k] = field.reduced(sum);
      }
    shift(field, all_a), shift(field, all_b);
  }
  SmallResidues result(length);
  for (std::size_t k = 0; k < length; ++k) result[k] = field.sum(u[0][k], v[1][k]);
  change_variable(field, result);
  return result;
}

/// T modulo z^length.
SmallResidues trace(const PcfModulo& pcf, std::size_t length) {
  switch (length) {
    case 0: return {};
    case 1: return trace_of_size<1>(pcf, 1);
    case 2: return trace_of_size<2>(pcf, 2);
    case 3: return trace_of_size<3>(pcf, 3);
    case 4: return trace_of_size<4>(pcf, 4);
    case 5: return trace_of_size<5>(pcf, 5);
    case 6: return trace_of_size<6>(pcf, 6);
    default: return trace_of_size<kMostGrowth + 1>(pcf, length);
  }
}

/// T.
SmallResidues trace(const PcfModulo& pcf) { return trace(pcf, static_cast<std::size_t>(pcf.trace_degree()) + 1); }

/// Is f = const (square)? Precondition: f(0) != 0, so that it has a power series for its root, which must end.
bool is_square_up_to_constant(const SmallField& field, SmallResidues f) {
  while (!f.empty() && f.back() == 0) f.pop_back();
  if (f.empty() || f.size() % 2 == 0) return false;
  const std::uint32_t scale = field.inverse(f[0]), half = field.inverse(2);
  for (std::uint32_t& c : f) c = field.product(c, scale);
  SmallResidues root(f.size());
  root[0] = 1;
  for (std::size_t k = 1; k < f.size(); ++k) {
    std::uint32_t rest = f[k];
    for (std::size_t j = 1; j < k; ++j) rest = field.sum(rest, field.negative(field.product(root[j], root[k - j])));
    root[k] = field.product(rest, half);
  }
  return std::all_of(root.begin() + static_cast<std::ptrdiff_t>(f.size() / 2) + 1, root.end(),
                     [](std::uint32_t c) { return c == 0; });
}

/// T^2 = c N for some c != 0.
bool is_square_of(const SmallField& field, const SmallResidues& trace, const SmallResidues& norm) {
  SmallResidues square(std::max(2 * trace.size() - 1, norm.size()));
  for (std::size_t i = 0; i < trace.size(); ++i)
    for (std::size_t j = 0; j < trace.size(); ++j) square[i + j] = field.sum(square[i + j], field.product(trace[i], trace[j]));
  const std::uint32_t top = norm.back();
  const std::uint32_t c = field.product(square[norm.size() - 1], field.inverse(top));
  if (c == 0) return false;
  for (std::size_t i = 0; i < square.size(); ++i)
    if (square[i] != (i < norm.size() ? field.product(c, norm[i]) : 0)) return false;
  return true;
}

/// T(0) and N(0), from scalars alone.
struct AtZero {
  std::uint32_t trace = 0, norm = 0;
};

std::uint32_t value(const SmallField& field, const SmallResidues& f, std::uint32_t n) {
  std::uint32_t result = 0;
  for (std::size_t k = f.size(); k-- > 0;) result = field.reduced(result * n + f[k]);
  return result;
}

/// T^2 = c N at z = 0, where N(0) != 0. With A, B the leading coefficients, deg b = 2 deg a makes T = A z^D + ..., N = B z^(2D) + ..., so that
/// c = A^2/B; otherwise the degree of T is too small for anything but T = 0.
bool agrees_at_zero(const PcfModulo& pcf, const AtZero& zero) {
  const SmallField field = pcf.field;
  if (2 * (pcf.a.size() - 1) < pcf.b.size() - 1) return zero.trace == 0;
  const std::uint32_t left = field.product(zero.trace, zero.trace), right = field.product(pcf.a.back(), pcf.a.back());
  return field.product(left, pcf.b.back()) == field.product(right, zero.norm);
}

AtZero at_zero(const PcfModulo& pcf) {
  const SmallField field = pcf.field;
  std::uint32_t u0 = 1, u1 = 0, v0 = 0, v1 = 1, norm = 1;
  for (std::uint32_t n = 0; n < field.prime(); ++n) {
    const std::uint32_t a = value(field, pcf.a, n), b = value(field, pcf.b, n);
    norm = field.product(norm, b);
    const std::uint32_t next0 = field.reduced(a * u0 + b * v0), next1 = field.reduced(a * u1 + b * v1);
    v0 = u0, v1 = u1, u0 = next0, u1 = next1;
  }
  return {field.sum(u0, v1), norm};
}

}  // namespace

int PcfModulo::trace_degree() const { return static_cast<int>(std::max(a.size() - 1, (b.size() - 1) / 2)); }

std::optional<PcfModulo> modulo(const Pcf& pcf, std::uint32_t prime) {
  const int twice_growth = std::max(2 * pcf.a.degree(), pcf.b.degree());
  if (prime <= static_cast<std::uint32_t>(twice_growth) + 2) return std::nullopt;
  PcfModulo result{SmallField(prime), residues(pcf.a, prime), residues(pcf.b, prime)};
  if (static_cast<int>(result.a.size()) <= pcf.a.degree() || static_cast<int>(result.b.size()) <= pcf.b.degree())
    return std::nullopt;
  return result;
}

std::optional<PcfModulo> good_modulo(const Pcf& pcf, std::uint32_t prime) {
  auto reduced = modulo(pcf, prime);
  if (!reduced || pcf.b.degree() != 2 * pcf.a.degree()) return reduced;
  const std::uint32_t a = reduced->a.back(), b = reduced->b.back();
  if (reduced->field.reduced(a * a + 4 * b) != 0 || pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading() == 0) return reduced;
  return std::nullopt;
}

SmallResidues norm(const PcfModulo& pcf) {
  const SmallField field = pcf.field;
  SmallResidues b = pcf.b;
  const std::size_t length = b.size();
  std::array<std::uint32_t, 2 * kMostGrowth + 1> product;
  std::fill_n(product.begin(), length, 0);
  product[0] = 1;
  for (std::uint32_t i = 0; i < field.prime(); ++i) {
    for (std::size_t k = length; k-- > 0;) {
      std::uint32_t sum = 0;
      for (std::size_t j = 0; j <= k; ++j) sum += b[j] * product[k - j];
      product[k] = field.reduced(sum);
    }
    shift(field, b);
  }
  SmallResidues result(product.begin(), product.begin() + static_cast<std::ptrdiff_t>(length));
  change_variable(field, result);
  return result;
}

Curvature curvature(const PcfModulo& pcf) { return {trace(pcf), norm(pcf)}; }

bool is_admissible_norm(const SmallField& field, const SmallResidues& norm) {
  const auto first = std::ranges::find_if(norm, [](std::uint32_t c) { return c != 0; });
  return is_square_up_to_constant(field, SmallResidues(first, norm.end()));
}

bool has_equal_growth(const SmallField& field, const Curvature& curvature) {
  if (std::ranges::all_of(curvature.trace, [](std::uint32_t c) { return c == 0; }))
    return is_admissible_norm(field, curvature.norm);
  return is_square_of(field, curvature.trace, curvature.norm);
}

bool is_asked(Demand demand, const SmallField& field, std::uint32_t lead_a, std::uint32_t lead_b) {
  const std::uint32_t square = field.reduced(lead_a * lead_a + 4 * lead_b);
  return demand != Demand::half || (square != 0 && field.is_square(square));
}

bool is_reducing_with_pure_norm(const PcfModulo& pcf) {
  if (2 * (pcf.a.size() - 1) > pcf.b.size() - 1) return false;
  if (at_zero(pcf).trace != 0) return pcf.b.size() == 1;  // N constant
  return has_pure_trace(pcf);
}

bool has_pure_trace(const PcfModulo& pcf) {
  // Its degree is at most half that of N: a coefficient at just the half may be anything.
  const auto degree = static_cast<std::size_t>(pcf.trace_degree());
  const SmallResidues t = trace(pcf, 2 * degree == pcf.b.size() - 1 ? degree : degree + 1);
  return std::ranges::all_of(t, [](std::uint32_t c) { return c == 0; });
}

bool is_reducing(const PcfModulo& pcf) {
  const std::size_t degree_b = pcf.b.size() - 1;
  if (2 * (pcf.a.size() - 1) > degree_b) return false;  // deg T = deg a > deg N / 2
  if (degree_b == 0) return true;                       // constants
  const AtZero zero = at_zero(pcf);
  if (zero.norm == 0 && zero.trace != 0) return false;
  // Without a root in F_p: N = const (z^2 - d), d != 0, or of odd degree, and N(0) != 0. With one: both roots, N = const z^2, T = t z.
  if (degree_b <= 3 && zero.norm != 0) return false;
  if (degree_b <= 2) return true;
  if (zero.norm != 0 && !agrees_at_zero(pcf, zero)) return false;
  const Curvature both = curvature(pcf);
  return has_equal_growth(pcf.field, both) && has_common_factor(pcf, both.norm);
}

}  // namespace brouncker::sieve
