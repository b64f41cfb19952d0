/// A fold, read and checked: the PCF of every k-th convergent of another one.
#pragma once

#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// The step {"kind": "fold", ...} from a PCF to that of its fields "a", "b"; throws Invalid unless L(from) = relation(L(to)) follows.
/// The whole one is `from` for the label "fold", `to` for "unfold"; the other one, a'/b', is its part. With M(n) = [[0, b], [1, a]],
/// T(m) = M(km+r+1) ... M(km+r+k) = [[A, B], [C, D]], X(m) = A(m-1) B(m) + B(m-1) D(m):
///  (1) X(m) X(m-1) b'(m) = -B(m) B(m-2) det T(m-1) a'(m) a'(m-1) as polynomials, 2 <= k <= kMaxFold, r >= 0;
///  (2) B(m) and c(m) = X(m)/(B(m-1) a'(m)) have neither zero nor pole at the integers m >= 0;
///  (3) b and b' have no zero at a positive integer, and both PCFs converge;
///  (4) the relation is [[c(0) p_r, p_(r+k)], [c(0) q_r, q_(r+k)]] [[1, a'(0)], [0, 1]]^-1 up to a factor, or the inverse of that.
/// Proof: doc/PROOFS.md, "Folds".
void check_fold(const Pcf& from, const nlohmann::json& step);

/// Throws Invalid unless (1) holds with B, X and a' not 0: then (a', b') is gauge equivalent to T over Q(n).
void require_contraction(const Pcf& whole, const Pcf& part, long k, const Integer& r);

/// p(k m + r) as a polynomial in m.
Polynomial composed(const Polynomial& p, long k, const Integer& r);

}  // namespace brouncker::certificates
