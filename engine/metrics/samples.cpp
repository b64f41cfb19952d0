#include "engine/metrics/samples.hpp"

#include "engine/number/logarithm.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// log2|b(1) ... b(n)| up to each sampled n, and one factor further.
struct ProductsOfB {
  std::vector<double> up_to;
};

ProductsOfB products_of_b(const Terms& terms, const std::vector<Sample>& points) {
  ProductsOfB result;
  LogProduct product;
  std::int64_t n = 0;
  for (const Sample& point : points) {
    while (n < point.n) {
      ++n;
      if (terms.is_small()) product.multiply(static_cast<double>(terms.small_b(n)));
      else product.multiply(terms.b(n));
    }
    result.up_to.push_back(product.log2());
  }
  return result;
}

}  // namespace

std::vector<std::int64_t> sample_places(std::int64_t length, std::int64_t divisor) {
  const std::int64_t s = length / divisor;
  std::vector<std::int64_t> places = {6, s / 8, s / 4, s / 2, s};
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase_if(places, [](std::int64_t place) { return place < 1; });
  return places;
}

std::int64_t depth_at(std::int64_t place, const std::vector<std::int64_t>& zeros) {
  std::int64_t n = place - 1;
  for (const std::int64_t zero : zeros) n += zero <= n;
  return n;
}

std::optional<Samples> take_samples(const Pcf& pcf, const Sampling& sampling) {
  const std::int64_t last = sampling.depth - 1;
  if (const auto zero = first_positive_root(pcf.b); zero && *zero <= last) return std::nullopt;
  const Terms terms(pcf, last);
  const std::vector<std::int64_t> zeros = zeros_of_q(terms);
  const std::int64_t length = sampling.depth - static_cast<std::int64_t>(zeros.size());

  Samples samples;
  samples.deepest = depth_at(length, zeros);
  std::vector<Matrix> steps;  // steps[i] leads from sample i - 1 to sample i
  Convergent at = first_convergent(terms);
  Integer g;
  for (const std::int64_t position : sample_places(length, sampling.divisor)) {
    const std::int64_t n = depth_at(position, zeros);
    steps.push_back(product(terms, at.n + 1, n));
    at = advanced(at, steps.back(), n);
    mpz_gcd(g.backend().data(), at.p.backend().data(), at.q.backend().data());
    samples.points.push_back({position, n, log_abs(at.q), log_abs(g), 0});
  }

  const ProductsOfB b = products_of_b(terms, samples.points);
  samples.last = std::move(at);
  samples.log2_product_b = b.up_to.back();

  // tail = second column of M(n+1) ... M(N) = (b(n+1) K(n+2..N), K(n+1..N)), from the deepest sample back to n = 0.
  MatrixColumn tail = product_column(terms, samples.last.n + 1, samples.deepest);
  for (std::size_t i = samples.points.size(); i-- > 0;) {
    samples.points[i].log_error = b.up_to[i] * std::numbers::ln2 + log_abs(tail.upper);
    tail = steps[i] * tail;
  }
  samples.p_deepest = terms.a(0) * tail.lower + tail.upper;
  samples.q_deepest = std::move(tail.lower);
  const double log_q_deepest = log_abs(samples.q_deepest);
  for (Sample& point : samples.points) point.log_error -= point.log_q + log_q_deepest;
  return samples;
}

}  // namespace brouncker
