#include "engine/match/relation.hpp"

#include "engine/linear/integer_lattice.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/stop.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker {
namespace {

constexpr long kExactBits = 1L << 16;

void make_primitive(std::vector<Integer>& c) {
  Integer g = 0;
  for (const Integer& x : c) g = gcd(g, x);
  if (g == 0) return;
  if (*std::find_if(c.begin(), c.end(), [](const Integer& x) { return x != 0; }) < 0) g = -g;
  for (Integer& x : c) x /= g;
}

double length_bits(const std::vector<Integer>& row) {
  Integer square = 0;
  for (const Integer& x : row) square += x * x;
  return log2_abs(square) / 2;
}

}  // namespace

Approximation exact_one() { return {Integer(1) << static_cast<unsigned>(kExactBits), kExactBits}; }

FoundRelation find_relation(std::span<const Approximation> terms, double log2_tests) {
  assert(terms.size() >= 2);
  end_if_stopped();
  long bits = kExactBits;
  for (const Approximation& x : terms) bits = std::min(bits, x.bits);
  std::vector<std::vector<Integer>> rows;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::vector<Integer> row(terms.size() + 1, Integer(0));
    row[i] = 1;
    row.back() = rounded_to(terms[i], bits);
    rows.push_back(std::move(row));
  }
  lll_reduce(rows);
  FoundRelation result;
  // A relation has last coordinate at most (n + 1) times its height; its length over the height is at most sqrt(n + (n + 1)^2).
  const double n = static_cast<double>(terms.size());
  result.excluded_bits = std::max(0.0, length_bits(rows.front()) - (n - 1) / 2 - std::log2(n + (n + 1) * (n + 1)) / 2);
  rows.front().pop_back();
  result.coefficients = std::move(rows.front());
  make_primitive(result.coefficients);
  result.support = support(result.coefficients, terms, log2_tests);
  return result;
}

}  // namespace brouncker
