#include "engine/fast/detection.hpp"

#include "engine/fast/word_detection.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::fast {
namespace {

/// The primes of all b's that the word kernels take, grouped by prime.
std::vector<PrimeInB> word_primes(std::span<const DetectedB> b, std::int64_t smallest) {
  std::vector<PrimeInB> found;
  for (std::size_t j = 0; j < b.size(); ++j) {
    const auto primes = b[j].factors->primes();
    for (std::size_t i = 0; i < primes.size() && primes[i].p < kWordPrimes; ++i)
      if (primes[i].p >= smallest) found.push_back({primes[i].p, static_cast<int>(j), static_cast<int>(i)});
  }
  std::ranges::stable_sort(found, {}, &PrimeInB::p);
  return found;
}

/// The primes of one b that are too large for words, by first root, so that neighbours start together.
std::vector<int> large_primes(const FactoredB& factors) {
  const auto primes = factors.primes();
  std::vector<int> found;
  for (std::size_t i = 0; i < primes.size(); ++i)
    if (primes[i].p >= kWordPrimes) found.push_back(static_cast<int>(i));
  std::ranges::stable_sort(found, {}, [&](int i) { return primes[static_cast<std::size_t>(i)].first_root(); });
  return found;
}

void detect_pair(const DetectionTile& tile, DetectedB& b, double largest_b, int first, int second) {
  const PrimeOfB* primes[2] = {&b.factors->primes()[static_cast<std::size_t>(first)],
                               &b.factors->primes()[static_cast<std::size_t>(second)]};
  const int start = primes[0]->first_root();
  const auto checks =
      tile.depths.subspan(static_cast<std::size_t>(std::ranges::lower_bound(tile.depths, start) - tile.depths.begin()));
  if (checks.empty()) return;
  const double p[2] = {static_cast<double>(primes[0]->p), static_cast<double>(primes[1]->p)};
  const bool fits = (tile.largest_a + largest_b) * std::max(p[0], p[1]) < 0x1p53;
  std::vector<LaneSet> zeros(2 * checks.size());
  (fits ? kernels().real_chains : kernels().wide_chains)({.a = tile.a.data(),
                                                          .b = b.terms.data(),
                                                          .lanes = tile.lanes,
                                                          .first = start,
                                                          .p = {p[0], p[1]},
                                                          .checks = checks.data(),
                                                          .check_count = static_cast<int>(checks.size()),
                                                          .zeros = zeros.data()});
  for (int c = 0; c < (first == second ? 1 : 2); ++c)
    for (std::size_t i = 0; i < checks.size(); ++i) {
      const LaneSet& lanes = zeros[static_cast<std::size_t>(c) * checks.size() + i];
      if (!lanes.empty() && checks[i] >= primes[c]->first_root())
        b.candidates.push_back({c == 0 ? first : second, static_cast<int>(tile.depths.size() - checks.size() + i), lanes});
    }
}

}  // namespace

void detect(const DetectionTile& tile, std::span<DetectedB> b, std::int64_t smallest) {
  WordDetector words(tile);
  const std::vector<PrimeInB> primes = word_primes(b, smallest);
  for (std::size_t i = 0, end = 0; i < primes.size(); i = end) {
    while (end < primes.size() && primes[end].p == primes[i].p) ++end;
    words.detect(std::span(primes).subspan(i, end - i), b);
  }
  for (DetectedB& each : b) {
    double largest_b = 0;
    for (const double value : each.terms) largest_b = std::max(largest_b, std::fabs(value));
    const std::vector<int> large = large_primes(*each.factors);
    for (std::size_t i = 0; i < large.size(); i += 2)
      detect_pair(tile, each, largest_b, large[i], large[std::min(i + 1, large.size() - 1)]);
    std::ranges::stable_sort(each.candidates, {}, &Candidates::prime);
  }
}

}  // namespace brouncker::fast
