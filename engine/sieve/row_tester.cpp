#include "engine/sieve/row_tester.hpp"

#include "formulas/modular.hpp"

#include <algorithm>
#include <bit>

namespace brouncker::sieve {
namespace {

constexpr std::size_t kMostNorms = 1 << 20;

/// Arithmetic of lanes modulo p < 64: residues below 2 p ("loose") may be factors, sums of four products of a residue and a loose one
/// stay below 2^15.
struct LaneField {
  std::uint16_t p, inverse;  // floor(2^16 / p)
  explicit LaneField(std::uint32_t prime)
      : p(static_cast<std::uint16_t>(prime)), inverse(static_cast<std::uint16_t>(65'536 / prime)) {}

  /// x modulo p, loose.
  std::uint16_t loose(std::uint16_t x) const {
    const auto quotient = static_cast<std::uint16_t>((static_cast<std::uint32_t>(x) * inverse) >> 16);
    return static_cast<std::uint16_t>(x - quotient * p);
  }
  std::uint16_t strict(std::uint16_t x) const {
    const std::uint16_t y = loose(x), z = static_cast<std::uint16_t>(y - p);
    return std::min(y, z);
  }
  std::uint16_t sum(std::uint16_t x, std::uint16_t y) const {
    const auto s = static_cast<std::uint16_t>(x + y), t = static_cast<std::uint16_t>(s - p);
    return std::min(s, t);
  }
};

constexpr std::size_t kMostLanes = 64;
using Row = std::array<std::uint16_t, kMostLanes>;

/// f(n), n = 0, 1, 2, ..., of all lanes by differences.
template <std::size_t Used>
class Values {
 public:
  Values(const LaneField& field, const std::vector<Row>& ascending, bool is_uniform)
      : field_(field), rows_(std::max<std::size_t>(ascending.size(), 1)) {
    is_uniform_ = is_uniform;
    const std::size_t count = rows_.size();
    for (std::size_t n = 0; n < count; ++n) {
      Row& value = rows_[n];
      value.fill(0);
      for (std::size_t k = ascending.size(); k-- > 0;)
        for (std::size_t l = 0; l < Used; ++l) value[l] = field.strict(static_cast<std::uint16_t>(value[l] * n + ascending[k][l]));
    }
    for (std::size_t order = 1; order < count; ++order)
      for (std::size_t n = count; n-- > order;)
        for (std::size_t l = 0; l < Used; ++l)
          rows_[n][l] = field.sum(rows_[n][l], static_cast<std::uint16_t>(field.p - rows_[n - 1][l]));
  }
  const Row& now() const { return rows_[0]; }
  void advance() {
    for (std::size_t j = 0; j + 1 < rows_.size(); ++j) {
      if (is_uniform_) {
        const std::uint16_t next = field_.sum(rows_[j][0], rows_[j + 1][0]);
        rows_[j][0] = next;
        if (j == 0) rows_[0].fill(next);
      } else {
        for (std::size_t l = 0; l < Used; ++l) rows_[j][l] = field_.sum(rows_[j][l], rows_[j + 1][l]);
      }
    }
  }

 private:
  LaneField field_;
  bool is_uniform_;
  std::vector<Row> rows_;
};

std::vector<Row> derivative(const LaneField& field, const std::vector<Row>& ascending) {
  std::vector<Row> result(ascending.empty() ? 0 : ascending.size() - 1);
  for (std::size_t k = 0; k < result.size(); ++k)
    for (std::size_t l = 0; l < kMostLanes; ++l)
      result[k][l] = field.strict(static_cast<std::uint16_t>(ascending[k + 1][l] * ((k + 1) % field.p)));
  return result;
}

}  // namespace

RowTester::RowTester(const Stratum& stratum, std::uint32_t prime, Demand demand)
    : field_(prime), demand_(demand), axes_(stratum.axes.size()) {
  a_ = side(stratum.a, stratum);
  b_ = side(stratum.b, stratum);
  int highest = 1;
  for (const Side* s : {&a_, &b_})
    for (const Term& term : s->terms)
      for (const int e : term.exponents) highest = std::max(highest, e);
  for (std::uint32_t r = 0; r < prime; ++r) {
    std::vector<std::uint32_t> powers = {1};
    while (static_cast<int>(powers.size()) <= highest) powers.push_back(field_.product(powers.back(), r));
    powers_.push_back(std::move(powers));
  }
  std::size_t size = 1;
  for (std::size_t i = 0; i < axes_; ++i) {
    if (std::ranges::none_of(b_.terms, [i](const Term& t) { return t.exponents[i] > 0; })) continue;
    axes_of_b_.push_back(i);
    size = std::min(size * prime, kMostNorms + 1);
  }
  if (size <= kMostNorms) norms_.assign(size, Norm::unknown);
  if (demand_ != Demand::bound) choose_coefficient();
}

RowTester::Side RowTester::side(const Template& t, const Stratum& stratum) const {
  Side result;
  for (const Template::Term& term : t.terms()) {
    Term reduced{term.power, static_cast<std::uint32_t>(mpz_fdiv_ui(term.coefficient.backend().data(), field_.prime())), {}};
    for (const Axis& axis : stratum.axes) reduced.exponents.push_back(term.exponents[axis.parameter]);
    result.degree = std::max(result.degree, term.power);
    result.is_uniform = result.is_uniform && reduced.exponents.back() == 0;
    result.terms.push_back(std::move(reduced));
  }
  result.ascending.resize(static_cast<std::size_t>(result.degree) + 1);
  return result;
}

void RowTester::fill(Side& side, std::span<const std::uint32_t> residues) {
  for (Lanes& lanes : side.ascending) lanes.fill(0);
  const std::uint32_t p = field_.prime();
  for (const Term& term : side.terms) {
    std::uint32_t c = term.coefficient;
    for (std::size_t i = 0; i < residues.size(); ++i)
      c = field_.product(c, powers_[residues[i]][static_cast<std::size_t>(term.exponents[i])]);
    if (c == 0) continue;
    Lanes& lanes = side.ascending[static_cast<std::size_t>(term.power)];
    const auto e = static_cast<std::size_t>(term.exponents.back());
    for (std::uint32_t r = 0; r < p; ++r)
      lanes[r] = static_cast<std::uint16_t>(field_.sum(lanes[r], field_.product(c, powers_[r][e])));
  }
  if (side.is_uniform)
    for (Lanes& lanes : side.ascending) lanes.fill(lanes[0]);
}

PcfModulo RowTester::pcf_at(std::uint32_t last) const {
  PcfModulo pcf{field_, {}, {}};
  for (const Lanes& lanes : a_.ascending) pcf.a.push_back(lanes[last]);
  for (const Lanes& lanes : b_.ascending) pcf.b.push_back(lanes[last]);
  return pcf;
}

RowTester::Norm RowTester::norm_at(std::span<const std::uint32_t> residues, std::uint32_t last) {
  std::size_t index = 0;
  if (!norms_.empty())
    for (const std::size_t axis : axes_of_b_) index = index * field_.prime() + (axis + 1 == axes_ ? last : residues[axis]);
  if (!norms_.empty() && norms_[index] != Norm::unknown) return norms_[index];
  const SmallResidues n = norm(pcf_at(last));
  // T^2 = c N has half as many zeros at z = 0 as N: one more than the number of coefficients that vanish() asks for.
  const bool vanishes = std::all_of(n.begin(), n.begin() + 2 * coefficients_ - 1, [](std::uint32_t c) { return c == 0; });
  const bool is_pure = std::all_of(n.begin(), n.end() - 1, [](std::uint32_t c) { return c == 0; });
  const Norm result = !is_admissible_norm(field_, n) ? Norm::refuted
                      : vanishes                     ? (is_pure ? Norm::pure : Norm::vanishing)
                                                     : Norm::open;
  if (!norms_.empty()) norms_[index] = result;
  return result;
}

/// Looks at some residues: is t_0 identically 0, as for reflected templates of odd degree?
void RowTester::choose_coefficient() {
  std::uint64_t state = 1;
  std::vector<std::uint32_t> residues(axes_ - 1);
  for (int i = 0; i < 40; ++i) {
    for (std::uint32_t& r : residues)
      r = static_cast<std::uint32_t>((state = state * 6364136223846793005U + 1442695040888963407U) >> 33) % field_.prime();
    fill(a_, residues);
    fill(b_, residues);
    for (std::uint32_t r = 0; r < field_.prime(); ++r) {
      if (a_.ascending.back()[r] == 0 || b_.ascending.back()[r] == 0) continue;
      if (curvature(pcf_at(r)).trace[0] != 0) return;
      break;
    }
  }
  if (a_.degree >= 2 || b_.degree >= 3) coefficients_ = 2;
}

template <int Coefficients, std::size_t Used>
std::uint64_t RowTester::vanishing_lanes() const {
  const LaneField field(field_.prime());
  Values<Used> a(field, a_.ascending, a_.is_uniform), b(field, b_.ascending, b_.is_uniform);
  Values<Used> a1(field, Coefficients > 1 ? derivative(field, a_.ascending) : std::vector<Row>{}, a_.is_uniform);
  Values<Used> b1(field, Coefficients > 1 ? derivative(field, b_.ascending) : std::vector<Row>{}, b_.is_uniform);
  Row u[2][Coefficients]{}, v[2][Coefficients]{};
  for (std::size_t l = 0; l < Used; ++l) u[0][0][l] = v[1][0][l] = 1;
  for (std::uint32_t n = 0; n < field_.prime(); ++n) {
    for (int c = 0; c < 2; ++c) {
      if constexpr (Coefficients > 1) {
        for (std::size_t l = 0; l < Used; ++l) {
          const auto x = static_cast<std::uint16_t>(a.now()[l] * u[c][1][l] + a1.now()[l] * u[c][0][l] + b.now()[l] * v[c][1][l] +
                                                    b1.now()[l] * v[c][0][l]);
          v[c][1][l] = u[c][1][l];
          u[c][1][l] = field.loose(x);
        }
      }
      for (std::size_t l = 0; l < Used; ++l) {
        const auto x = static_cast<std::uint16_t>(a.now()[l] * u[c][0][l] + b.now()[l] * v[c][0][l]);
        v[c][0][l] = u[c][0][l];
        u[c][0][l] = field.loose(x);
      }
    }
    a.advance(), b.advance();
    if constexpr (Coefficients > 1) a1.advance(), b1.advance();
  }
  std::uint64_t zeros = 0;
  for (std::size_t l = 0; l < field_.prime(); ++l) {
    bool is_zero = true;
    for (int k = 0; k < Coefficients; ++k) is_zero = is_zero && (u[0][k][l] + v[1][k][l]) % field.p == 0;
    zeros |= std::uint64_t{is_zero} << l;
  }
  return zeros;
}

std::uint64_t RowTester::vanishing(std::uint64_t wanted) const {
  if (wanted == 0) return 0;
  const std::uint32_t p = field_.prime();
  if (coefficients_ == 1)
    return p <= 16   ? vanishing_lanes<1, 16>()
           : p <= 32 ? vanishing_lanes<1, 32>()
           : p <= 48 ? vanishing_lanes<1, 48>()
                     : vanishing_lanes<1, 64>();
  return p <= 16   ? vanishing_lanes<2, 16>()
         : p <= 32 ? vanishing_lanes<2, 32>()
         : p <= 48 ? vanishing_lanes<2, 48>()
                   : vanishing_lanes<2, 64>();
}

std::uint64_t RowTester::unbounded() const {
  const std::uint64_t all = (std::uint64_t{1} << field_.prime()) - 1;
  std::uint64_t rooted = 0;
  for (std::uint32_t n = 0; n < field_.prime() && rooted != all; ++n)
    for (std::uint32_t r = 0; r < field_.prime(); ++r) {
      std::uint32_t value = 0;
      for (std::size_t k = b_.ascending.size(); k-- > 0;) value = field_.reduced(value * n + b_.ascending[k][r]);
      rooted |= std::uint64_t{value == 0} << r;
    }
  return (vanishing(all) & all) | (all & ~rooted);
}

std::uint64_t RowTester::operator()(std::span<const std::uint32_t> residues) {
  fill(a_, residues);
  fill(b_, residues);
  if (demand_ == Demand::bound) return unbounded();
  std::uint64_t passing = 0, filtered = 0, pure = 0, asked = 0;
  for (std::uint32_t r = 0; r < field_.prime(); ++r) {
    const std::uint64_t bit = std::uint64_t{1} << r;
    const std::uint32_t lead_a = a_.ascending.back()[r], lead_b = b_.ascending.back()[r];
    if (lead_a == 0 || lead_b == 0 || !is_asked(demand_, field_, lead_a, lead_b)) {
      passing |= bit;  // not a good prime: says nothing
      continue;
    }
    if (2 * a_.degree > b_.degree) continue;
    const Norm norm = norm_at(residues, r);
    if (norm == Norm::vanishing || norm == Norm::pure) filtered |= bit;
    if (norm == Norm::pure) pure |= bit;
    if (norm == Norm::open) asked |= bit;
  }
  asked |= filtered & vanishing(filtered);
  for (; asked != 0; asked &= asked - 1) {
    const auto r = static_cast<std::uint32_t>(std::countr_zero(asked));
    const PcfModulo pcf = pcf_at(r);
    const bool passes = pure >> r & 1 ? has_pure_trace(pcf) : is_reducing(pcf);
    if (passes) passing |= std::uint64_t{1} << r;
  }
  return passing;
}

}  // namespace brouncker::sieve
