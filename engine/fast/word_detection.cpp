#include "engine/fast/word_detection.hpp"

#include "engine/fast/montgomery.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::fast {
WordDetector::WordDetector(const DetectionTile& tile) : tile_(tile), coefficients_(tile.coefficients.size()) {
  const std::size_t rows = static_cast<std::size_t>(tile.depths.back()) + 1, padded = (rows / kTileWidth + 2) * kTileWidth;
  for (auto* table : {&a_, &a_low_}) table->resize(rows * kTileWidth);
  for (auto* column : {&n_, &b_, &b_low_}) column->resize(padded);
}

void WordDetector::prepare(std::int64_t p) {
  p_ = p;
  inverse_ = inverse_word(p);
  scale_ = 65'536 % p;
  unscale_ = power_modulo(scale_, p - 2, p);
  rows_ = static_cast<int>(std::min<std::int64_t>(2 * p, tile_.depths.back() + 1));
  std::int64_t scaled = 0;
  for (int n = 0; n < rows_; ++n) {
    n_[static_cast<std::size_t>(n)] = centred_word(scaled, p);
    scaled += scale_;
    if (scaled >= p) scaled -= p;
  }
  for (std::size_t i = 0; i < coefficients_.size(); ++i)
    coefficients_[i] = centred_word(static_cast<std::int64_t>(std::fmod(tile_.coefficients[i], static_cast<double>(p))), p);
  kernels().word_table({.p = static_cast<std::int16_t>(p),
                        .p_inverse = inverse_,
                        .rows = rows_,
                        .lanes = tile_.lanes,
                        .degree = tile_.degree,
                        .n = n_.data(),
                        .coefficients = coefficients_.data(),
                        .values = a_.data(),
                        .low = a_low_.data()});
}

void WordDetector::prepare_b(const DetectedB& b, int first) {
  std::vector<std::int16_t> coefficients;
  for (const double c : b.coefficients)
    coefficients.push_back(centred_word(static_cast<std::int64_t>(std::fmod(c, static_cast<double>(p_))) * unscale_, p_));
  const int from = first / kTileWidth * kTileWidth;
  kernels().word_column({.p = static_cast<std::int16_t>(p_),
                         .p_inverse = inverse_,
                         .rows = rows_ - from,
                         .degree = static_cast<int>(coefficients.size()) - 1,
                         .n = n_.data() + from,
                         .coefficients = coefficients.data(),
                         .values = b_.data() + from,
                         .low = b_low_.data() + from});
}

std::vector<LaneSet> WordDetector::lanes_by_depth(const PrimeOfB& prime) {
  const int r = prime.first_root(), deepest = tile_.depths.back(), p = static_cast<int>(p_);
  const int end = std::min(r + p - 1, deepest);  // of the first period
  std::vector<LaneSet> result(tile_.depths.size());
  LaneSet vanished;  // lanes with a segment that is 0
  std::vector<std::pair<int, LaneSet>> vanished_from;
  for (std::size_t k = 0; k < prime.occurrences.size() && prime.occurrences[k].n <= end; ++k) {
    const int root = prime.occurrences[k].n;
    const bool is_last = k + 1 == prime.occurrences.size() || prime.occurrences[k + 1].n > end;
    const int segment_end = is_last ? end : prime.occurrences[k + 1].n - 1;
    const bool is_complete = !is_last || r + p <= deepest;
    std::vector<int> checks;
    const auto folded = [&](int depth) { return depth < r ? 0 : r + (depth - r) % p; };
    for (const int depth : tile_.depths)
      if (const int n = folded(depth); n >= root && n <= segment_end) checks.push_back(n - root + 1);
    if (is_complete) checks.push_back(segment_end - root + 1);
    if (checks.empty()) continue;
    std::ranges::sort(checks);
    checks.erase(std::unique(checks.begin(), checks.end()), checks.end());
    std::vector<LaneSet> zeros(checks.size());
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(root) * kTileWidth;
    kernels().word_chain({.p = static_cast<std::int16_t>(p),
                          .lanes = tile_.lanes,
                          .steps = checks.back(),
                          .a = a_.data() + row,
                          .a_low = a_low_.data() + row,
                          .b = b_.data() + root,
                          .b_low = b_low_.data() + root,
                          .checks = checks.data(),
                          .check_count = static_cast<int>(checks.size()),
                          .zeros = zeros.data()});
    const auto zeros_at = [&](int n) {
      return zeros[static_cast<std::size_t>(std::ranges::lower_bound(checks, n - root + 1) - checks.begin())];
    };
    for (std::size_t d = 0; d < tile_.depths.size(); ++d)
      if (const int n = folded(tile_.depths[d]); n >= root && n <= segment_end) result[d] |= zeros_at(n);
    if (is_complete) vanished_from.emplace_back(segment_end, zeros_at(segment_end));
  }
  for (const auto& [from, lanes] : vanished_from)
    for (std::size_t d = 0; d < tile_.depths.size(); ++d)
      if (tile_.depths[d] >= from) result[d] |= lanes;
  return result;
}

void WordDetector::detect(std::span<const PrimeInB> same_p, std::span<DetectedB> b) {
  prepare(same_p.front().p);
  for (const PrimeInB& each : same_p) {
    DetectedB& detected = b[static_cast<std::size_t>(each.b)];
    const PrimeOfB& prime = detected.factors->primes()[static_cast<std::size_t>(each.prime)];
    prepare_b(detected, prime.first_root());
    const std::vector<LaneSet> lanes = lanes_by_depth(prime);
    for (std::size_t d = 0; d < lanes.size(); ++d)
      if (!lanes[d].empty()) detected.candidates.push_back({each.prime, static_cast<int>(d), lanes[d]});
  }
}

}  // namespace brouncker::fast
