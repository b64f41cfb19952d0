#include "engine/sieve/residue_tables.hpp"

#include "engine/parallel.hpp"
#include "engine/sieve/row_tester.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

/// A tester remembers norms, so that there should be few of them, but several a core.
std::size_t grain(std::size_t rows) { return std::max<std::size_t>(64, rows / 32); }

std::size_t rows_on(std::uint32_t prime, std::size_t level) {
  std::size_t rows = 1;
  for (std::size_t i = 0; i < level; ++i) rows *= prime;
  return rows;
}

/// Digits of a row to the base p, the first axis first.
void residues_of(std::size_t row, std::uint32_t prime, std::span<std::uint32_t> residues) {
  for (std::size_t i = residues.size(); i-- > 0; row /= prime) residues[i] = static_cast<std::uint32_t>(row % prime);
}

/// Bit r s for each bit r.
std::uint64_t multiplied(std::uint64_t mask, std::uint32_t s, const SmallField& field) {
  std::uint64_t result = 0;
  for (; mask != 0; mask &= mask - 1)
    result |= std::uint64_t{1} << field.product(static_cast<std::uint32_t>(std::countr_zero(mask)), s);
  return result;
}

/// The first axis of weight 1 that is not the last; nullopt where there is none.
std::optional<std::size_t> unit_axis(const std::vector<int>& weights) {
  for (std::size_t i = 0; i + 1 < weights.size(); ++i)
    if (weights[i] == 1) return i;
  return std::nullopt;
}

}  // namespace

bool fits_in_table(std::uint32_t prime, std::size_t axes) {
  double bytes = sizeof(std::uint64_t);
  for (std::size_t i = 1; i < axes; ++i) bytes *= prime;
  return bytes * (1 + 1.5 / prime) <= static_cast<double>(kMostTableBytes);
}

ResidueTable::ResidueTable(const Stratum& stratum, std::uint32_t prime, Demand demand, const WorkOptions& options) : prime_(prime) {
  const std::size_t axes = stratum.axes.size();
  for (std::size_t level = 0; level < axes; ++level) levels_.emplace_back(rows_on(prime, level));
  fill_last_level(stratum, demand, options);
  const bool has_eigenvalues = demand != Demand::bound && stratum.degree_b() == 2 * stratum.degree_a();
  for (std::size_t level = axes; level-- > 0;) {
    for (std::size_t row = 0; level + 1 < axes && row < levels_[level].size(); ++row)
      for (std::uint32_t r = 0; r < prime; ++r)
        if (levels_[level + 1][row * prime + r] != 0) levels_[level][row] |= std::uint64_t{1} << r;
    if (!has_eigenvalues || level != lead_level(stratum)) continue;
    if (level + 1 == axes) tested_ = levels_[level];
    allow_equal_eigenvalues(stratum, level);
  }
}

bool is_lead_axis(const Stratum& stratum, std::size_t axis) {
  const auto uses = [&](const Template& t, int degree) {
    return std::ranges::any_of(t.terms(), [&](const Template::Term& term) {
      return term.power == degree && term.exponents[stratum.axes[axis].parameter] > 0;
    });
  };
  return uses(stratum.a, stratum.degree_a()) || uses(stratum.b, stratum.degree_b());
}

namespace {

/// The leading coefficient of a template at residues of all axes.
std::uint32_t leading(const Template& t, int degree, const Stratum& stratum, const SmallField& field,
                      std::span<const std::uint32_t> residues) {
  std::uint32_t sum = 0;
  for (const Template::Term& term : t.terms()) {
    if (term.power != degree) continue;
    auto product = static_cast<std::uint32_t>(mpz_fdiv_ui(term.coefficient.backend().data(), field.prime()));
    for (std::size_t i = 0; i < residues.size(); ++i)
      product =
          field.product(product, field.power(residues[i], static_cast<std::uint32_t>(term.exponents[stratum.axes[i].parameter])));
    sum = field.sum(sum, product);
  }
  return sum;
}

}  // namespace

std::size_t lead_level(const Stratum& stratum) {
  std::size_t level = 0;
  for (std::size_t i = 0; i < stratum.axes.size(); ++i)
    if (is_lead_axis(stratum, i)) level = i;
  return level;
}

void ResidueTable::allow_equal_eigenvalues(const Stratum& stratum, std::size_t level) {
  const SmallField field(prime_);
  std::vector<std::size_t> leads, others;
  for (std::size_t i = 0; i < level; ++i) (is_lead_axis(stratum, i) ? leads : others).push_back(i);
  const std::size_t lead_rows = rows_on(prime_, leads.size()), other_rows = rows_on(prime_, others.size());
  std::vector<std::uint32_t> residues(level + 1), some(leads.size()), rest(others.size());
  const auto row_of = [&] {
    std::size_t row = 0;
    for (std::size_t i = 0; i < level; ++i) row = row * prime_ + residues[i];
    return row;
  };
  for (std::size_t lead = 0; lead < lead_rows; ++lead) {
    residues_of(lead, prime_, some);
    for (std::size_t i = 0; i < leads.size(); ++i) residues[leads[i]] = some[i];
    std::uint64_t equal = 0;
    for (std::uint32_t r = 0; r < prime_; ++r) {
      residues[level] = r;
      const std::uint32_t a = leading(stratum.a, stratum.degree_a(), stratum, field, residues);
      const std::uint32_t b = leading(stratum.b, stratum.degree_b(), stratum, field, residues);
      equal |= std::uint64_t{field.reduced(a * a + 4 * b) == 0} << r;
    }
    for (std::size_t other = 0; equal != 0 && other < other_rows; ++other) {
      residues_of(other, prime_, rest);
      for (std::size_t i = 0; i < others.size(); ++i) residues[others[i]] = rest[i];
      levels_[level][row_of()] |= equal;
    }
  }
}

void ResidueTable::fill_last_level(const Stratum& stratum, Demand demand, const WorkOptions& options) {
  const std::vector<int> weights = weights_of(stratum);
  if (const auto unit = unit_axis(weights)) return fill_by_weights(stratum, demand, *unit, weights, options);
  parallel_blocks(levels_.back().size(), grain(levels_.back().size()), options.threads, [&](std::size_t first, std::size_t last) {
    RowTester test(stratum, prime_, demand);
    std::vector<std::uint32_t> residues(stratum.axes.size() - 1);
    for (std::size_t row = first; row < last && !options.is_stopped(); ++row) {
      residues_of(row, prime_, residues);
      levels_.back()[row] = test(residues);
    }
  });
}

void ResidueTable::fill_by_weights(const Stratum& stratum, Demand demand, std::size_t unit, const std::vector<int>& weights,
                                   const WorkOptions& options) {
  std::vector<std::uint64_t>& table = levels_.back();
  const SmallField field(prime_);
  const std::size_t others = stratum.axes.size() - 2, computed = 2 * rows_on(prime_, others);
  std::vector<std::size_t> place(others + 1);  // of the residue of an axis in a row
  for (std::size_t i = 0; i <= others; ++i) place[i] = rows_on(prime_, others - i);
  parallel_blocks(computed, grain(computed), options.threads, [&](std::size_t first, std::size_t last) {
    RowTester test(stratum, prime_, demand);
    std::vector<std::uint32_t> some(others), residues(others + 1);
    for (std::size_t i = first; i < last && !options.is_stopped(); ++i) {
      residues_of(i / 2, prime_, some);
      std::ranges::copy(some, residues.begin());
      std::rotate(residues.begin() + static_cast<std::ptrdiff_t>(unit), residues.end() - 1, residues.end());
      residues[unit] = static_cast<std::uint32_t>(i % 2);
      const std::uint64_t mask = test(residues);
      for (std::uint32_t scale = 1; scale < (i % 2 == 0 ? 2U : prime_); ++scale) {
        std::size_t row = 0;
        const std::uint32_t by_weight[] = {1, scale, field.product(scale, scale)};
        for (std::size_t k = 0; k <= others; ++k) row += place[k] * field.product(residues[k], by_weight[weights[k]]);
        table[row] = multiplied(mask, by_weight[weights.back()], field);
      }
    }
  });
}

}  // namespace brouncker::sieve
