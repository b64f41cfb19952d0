/// Exact convergents, by binary splitting of the products of the matrices
///
///     M(n) = [[0, b(n)], [1, a(n)]],    (u_(n-2), u_(n-1)) M(n) = (u_(n-1), u_n),
///
/// and, as the oracle, by the plain recurrence.
#pragma once

#include "engine/recurrence/terms.hpp"

#include <optional>

namespace brouncker {

/// [[x, y], [z, w]].
struct Matrix {
  Integer x = 1, y = 0, z = 0, w = 1;
  friend bool operator==(const Matrix&, const Matrix&) = default;
};

/// A column (upper, lower) of one.
struct MatrixColumn {
  Integer upper = 0, lower = 1;
};

/// p_n/q_n together with its predecessor; not reduced.
struct Convergent {
  std::int64_t n = 0;
  Integer p, p_previous, q, q_previous;
  friend bool operator==(const Convergent&, const Convergent&) = default;
};

/// p_0/q_0 = a(0)/1.
Convergent first_convergent(const Terms& terms);

/// M(first) ... M(last); the identity where first > last.
/// Cost: O(M(B) log B) for a product of B bits, M(B) the cost of multiplying.
Matrix product(const Terms& terms, std::int64_t first, std::int64_t last);

/// The second column of M(first) ... M(last) = (b(first) K(first+1..last), K(first..last)), K the continuants; half the cost of
/// the product. (0, 1) where first > last.
MatrixColumn product_column(const Terms& terms, std::int64_t first, std::int64_t last);

/// matrix * column.
MatrixColumn operator*(const Matrix& matrix, const MatrixColumn& column);

/// The convergent at a later n, from the product M(from.n + 1) ... M(n).
Convergent advanced(const Convergent& from, const Matrix& step, std::int64_t n);

/// p_n/q_n by binary splitting. 0 <= n <= terms.last().
Convergent convergent(const Terms& terms, std::int64_t n);

/// p_n/q_n by the recurrence, one term at a time: the oracle.
Convergent convergent_by_recurrence(const Pcf& pcf, std::int64_t n);

}  // namespace brouncker
