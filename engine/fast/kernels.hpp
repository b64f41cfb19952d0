/// The inner loops of the fast path, compiled for several instruction sets and chosen at run time. All of them give the same
/// results: the loops work on lanes that never mix, floating point that rounds is not contracted, and residues are exact.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace brouncker::fast {

/// Lanes of a tile: rows of that many numbers, one a lane. A multiple of what all kernels work on at once, at most 128.
inline constexpr int kTileWidth = 96;
/// Kernels in doubles take lanes by a divisor of one of these, and read a's up to a multiple of it.
inline constexpr int kFlightLanes[] = {32, 12};
constexpr bool is_flight(int lanes) { return kFlightLanes[0] % lanes == 0 || kFlightLanes[1] % lanes == 0; }

/// A set of lanes, one bit each.
struct LaneSet {
  std::array<std::uint64_t, 2> bits{};
  bool empty() const { return (bits[0] | bits[1]) == 0; }
  bool contains(int lane) const { return bits[static_cast<std::size_t>(lane) / 64] >> (lane % 64) & 1; }
  /// Adds lane + i for each bit i. The bits do not cross a word.
  void add(int lane, std::uint64_t some) { bits[static_cast<std::size_t>(lane) / 64] |= some << (lane % 64); }
  LaneSet& operator|=(const LaneSet& other) { return bits[0] |= other.bits[0], bits[1] |= other.bits[1], *this; }
};

/// Forward q_n and backward K(i..last) for one b and all lanes of a, see dynamics.hpp. A number is value 2^exponent.
struct DynamicsJob {
  const double* a = nullptr;  ///< a(n) of lane l at [n kTileWidth + l], 0 <= n <= last
  const double* b = nullptr;  ///< b(n), 0 <= n <= last + 1
  int lanes = 0;              ///< lanes in use
  int last = 0;
  const int* samples = nullptr;  ///< increasing, 1 <= n < last
  int count = 0;
  int watch_from = 0;  ///< from this n on, a q_n near 0 is reported
  // Results: rows of kTileWidth. Row i < count belongs to sample i, row `count` to the whole.
  double *q = nullptr, *q_terms = nullptr;  ///< q_n; |a(n) q_(n-1)| + |b(n) q_(n-2)|; row count: q_last
  double *k = nullptr, *k_terms = nullptr;  ///< K(n+2..last) and its two terms; row count: K(1..last)
  std::int64_t *q_exponent = nullptr, *k_exponent = nullptr;
  std::int64_t* near_zero = nullptr;  ///< one row: not 0 where a watched q_n is within 2^-30 of its terms
};

/// Residues modulo an odd prime p < kWordPrimes, times a power of 2^16 (Montgomery), and the same times p^-1 modulo 2^16 ("low").
struct WordTableJob {
  std::int16_t p = 0, p_inverse = 0;  ///< p p_inverse = 1 modulo 2^16
  int rows = 0, lanes = 0, degree = 0;
  const std::int16_t* n = nullptr;                 ///< n 2^16 mod p for each row, centred
  const std::int16_t* coefficients = nullptr;      ///< [degree + 1][kTileWidth], highest power first, centred
  std::int16_t *values = nullptr, *low = nullptr;  ///< results [rows][kTileWidth]: a(n)
};

/// The same for one b, lanes = rows; centred.
struct WordColumnJob {
  std::int16_t p = 0, p_inverse = 0;
  int rows = 0, degree = 0;  ///< arrays are padded to a multiple of kTileWidth
  const std::int16_t* n = nullptr;
  const std::int16_t* coefficients = nullptr;      ///< degree + 1, highest power first, centred, times 2^-16
  std::int16_t *values = nullptr, *low = nullptr;  ///< results: b(n) 2^-16
};

/// s(-1) = 0, s(0) = 1, s(m) = a(m) s(m-1) + b(m) s(m-2) modulo p, m = 1 .. steps, for all lanes.
struct WordChainJob {
  std::int16_t p = 0;
  int lanes = 0, steps = 0;
  const std::int16_t *a = nullptr, *a_low = nullptr;  ///< of m = 1
  const std::int16_t *b = nullptr, *b_low = nullptr;
  const int* checks = nullptr;  ///< increasing m, 1 <= m <= steps
  int check_count = 0;
  LaneSet* zeros = nullptr;  ///< result: one a check, the lanes with s(m) = 0
};

/// The same in doubles for two primes at once, from m = first: s(first-2) = 0, s(first-1) = 1.
/// Precondition: (|a(m)| + |b(m)|) p < 2^53 for the lanes that matter.
struct RealChainsJob {
  const double* a = nullptr;  ///< a(m) of lane l at [m kTileWidth + l]
  const double* b = nullptr;
  int lanes = 0, first = 0;
  std::array<double, 2> p{};
  const int* checks = nullptr;  ///< increasing m >= first
  int check_count = 0;
  LaneSet* zeros = nullptr;  ///< result [2][check_count]
};

/// v_p(gcd(p_n, q_n)) for lanes of (a, p), one n and one b; see valuation.hpp.
struct ValuationJob {
  int lanes = 0, degree = 0;
  const double* a = nullptr;                                         ///< coefficients [degree + 1][kTileWidth], highest power first
  const double* b = nullptr;                                         ///< b(i), i <= n
  int n = 0, stop = 0;                                               ///< i = n, n - 1, ..., stop
  const double *p = nullptr, *modulus = nullptr, *digits = nullptr;  ///< a lane: p, p^K, K
  const int* events = nullptr;                                       ///< decreasing i <= n: b(i) divisible by the p of some lane
  int event_count = 0;
  const double* orders = nullptr;  ///< v_p(b(i)): [event][kTileWidth], or one an event where uniform
  bool uniform = false;
  double* valuations = nullptr;  ///< result a lane; negative where the precision did not suffice
};

struct Kernels {
  std::string_view name;
  void (*dynamics)(const DynamicsJob&);
  void (*word_table)(const WordTableJob&);
  void (*word_column)(const WordColumnJob&);
  void (*word_chain)(const WordChainJob&);
  void (*real_chains)(const RealChainsJob&);
  void (*wide_chains)(const RealChainsJob&);  ///< |a(m)|, |b(m)|, p <= 2^32
  void (*valuations)(const ValuationJob&);
};

/// Those that this machine can run, the plainest first.
std::vector<const Kernels*> available_kernels();

/// The best of them, or what use_kernels() said.
const Kernels& kernels();

/// For tests and measurements: the kernels that everybody uses from now on; null for the best ones.
void use_kernels(const Kernels* chosen);

/// Word kernels take primes below this. With |a|, |b| <= p/2 the residues stay below p / (1 - p/2^16) < 2^15.
inline constexpr std::int64_t kWordPrimes = 21'845;

}  // namespace brouncker::fast
