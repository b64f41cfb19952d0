/// Gauge (coboundary) equivalence of two PCFs: the exact proof that their limits are Moebius related, or that no such proof exists.
///
///     M(n) U(n+1) = s(n) U(n) M'(n + k),    M = [[0, b], [1, a]],    U in GL_2(Q(n)),  s in Q(n).
///
/// Then the convergents satisfy P(n) U(n+1) = (scalar) R P'(n + k) with P(n) = [[p_(n-1), p_n], [q_(n-1), q_n]] and the constant
/// matrix
///
///     R = P(m-1) U(m) P'(m + k - 1)^-1,    hence    L = R(L').
///
/// Why the limit is carried. In the factorial, exponential and stretched-exponential classes a column of U never satisfies the
/// Riccati equation of M (else b' = 0 or det U = 0), so a column, as a tail, differs from the dominant solution by at most a power
/// of n, which the convergence beats. In the polynomial class a column has to differ from the dominant tail early enough:
/// tail_keeps_limit().
/// Source: [Pincherle1894], [Perron1957, II]; poles of U as in [Abramov1989].
#pragma once

#include "engine/prove/find/gauge_ansatz.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <array>
#include <optional>
#include <string>

namespace brouncker {

/// U = N/den with N = [[n[0], n[1]], [n[2], n[3]]], and all that a checker needs.
struct Gauge {
  Pcf from, to;
  /// k: `to` is taken at n + k.
  long shift = 0;
  /// s = s_numerator / s_denominator.
  Polynomial s_numerator, s_denominator;
  std::array<Polynomial, 4> n;
  Polynomial denominator;
  /// m >= max(1, 1 - k): from here on den, det N and s have neither zero nor pole.
  Integer start;
  /// L(from) = relation(L(to)); reduced.
  Moebius relation;
};

enum class Verdict { yes, no, undecided };

/// A linear system whose rank modulo a prime is full.
struct RefutedAnsatz {
  GaugeAnsatz ansatz;
  std::uint64_t prime = 0;
};

struct [[nodiscard]] GaugeResult {
  Verdict verdict = Verdict::undecided;
  /// With `yes`.
  std::optional<Gauge> gauge;
  /// With `no` or `undecided`: one clause for people.
  std::string reason;
  /// With `no`: the systems without solution, one for each sign of s that the exponents do not exclude.
  std::vector<RefutedAnsatz> refuted = {};
};

/// The largest linear system that is tried, in unknowns; cubic cost, 0.2 s at this size.
inline constexpr int kMaxGaugeUnknowns = 400;

/// Decides whether `from` and `to` are gauge equivalent. `no` is a theorem: degrees, poles and s are bounded exactly, and the
/// linear system has full rank modulo a prime. `undecided`: divergent, terminating or logarithmic PCFs, systems beyond
/// kMaxGaugeUnknowns, a singular U (reducible recurrences), a limit that is not seen to be carried. Preconditions: a, b, a', b' are
/// not zero.
/// Cost: about 100 us for the typical pair of degree 2.
GaugeResult gauge_between(const Pcf& from, const Pcf& to);

/// Fills start and relation of a gauge whose other fields are right; false where det N is 0, or start or |k| is beyond kMaxStart
/// (engine/prove/statements/bounds.hpp).
[[nodiscard]] bool complete(Gauge& gauge);

}  // namespace brouncker
