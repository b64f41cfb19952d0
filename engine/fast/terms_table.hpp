/// The terms a(n) of a tile and b(n) of one of its b's, as doubles without error.
#pragma once

#include "engine/fast/kernels.hpp"
#include "formulas/polynomial.hpp"

#include <span>
#include <vector>

namespace brouncker::fast {

/// sum |c_k| n^k, which bounds |p(m)| and every intermediate of Horner's rule for 0 <= m <= n, n >= 1.
Integer majorant(const Polynomial& p, std::int64_t n);

/// p(0) .. p(last) as doubles, exact where majorant(p, last) <= 2^53; zeros where it is larger.
std::vector<double> values(const Polynomial& p, int last);

/// a(n) of lane l at [n kTileWidth + l]; lanes beyond the polynomials, as far as a kernel reads them, repeat the last one.
std::vector<double> interleaved_values(std::span<const Polynomial> a, int last);

}  // namespace brouncker::fast
