#include "engine/prove/check/modular.hpp"

#include <utility>

namespace brouncker::certificates {

std::uint64_t Modular::inverse(std::uint64_t x) const {
  Int128 r0 = m_, r1 = x, t0 = 0, t1 = 1;
  while (r1 != 0) {
    const Int128 q = r0 / r1;
    r0 = std::exchange(r1, r0 - q * r1);
    t0 = std::exchange(t1, t0 - q * t1);
  }
  return r0 != 1 ? 0 : static_cast<std::uint64_t>(t0 < 0 ? t0 + m_ : t0);
}

std::uint64_t Modular::reduced(const Integer& x) const {
  const Integer rest = x % Integer(m_);
  return static_cast<std::uint64_t>(rest < 0 ? Integer(rest + m_) : rest);
}

Residues Modular::reduced(const Polynomial& p) const {
  Residues result;
  for (const Integer& c : p.ascending()) result.push_back(reduced(c));
  return result;
}

std::uint64_t Modular::value(const Residues& p, std::uint64_t n) const {
  std::uint64_t result = 0;
  for (std::size_t i = p.size(); i-- > 0;) result = add(multiply(result, n), p[i]);
  return result;
}

void Modular::shift_by_one(Residues& p) const {
  for (std::size_t i = 0; i + 1 < p.size(); ++i)
    for (std::size_t j = p.size() - 1; j > i; --j) p[j - 1] = add(p[j - 1], p[j]);
}

int Modular::gcd_degree(Residues x, Residues y) const {
  const auto trim = [](Residues& p) {
    while (!p.empty() && p.back() == 0) p.pop_back();
  };
  trim(x), trim(y);
  while (!y.empty()) {
    const std::uint64_t scale = negative(inverse(y.back()));
    while (x.size() >= y.size()) {
      const std::uint64_t factor = multiply(x.back(), scale);
      const std::size_t gap = x.size() - y.size();
      for (std::size_t i = 0; i < y.size(); ++i) x[gap + i] = add(x[gap + i], multiply(factor, y[i]));
      trim(x);
    }
    std::swap(x, y);
  }
  return static_cast<int>(x.size()) - 1;
}

void RowSpace::add(Residues row) {
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (row[c] == 0) continue;
    if (rows_[c].empty()) {
      const std::uint64_t scale = field_.inverse(row[c]);
      if (scale == 0) return;
      for (std::size_t k = c; k < row.size(); ++k) row[k] = field_.multiply(row[k], scale);
      rows_[c] = std::move(row);
      ++rank_;
      return;
    }
    const std::uint64_t factor = field_.negative(row[c]);
    for (std::size_t k = c; k < row.size(); ++k) row[k] = field_.add(row[k], field_.multiply(factor, rows_[c][k]));
  }
}

}  // namespace brouncker::certificates
