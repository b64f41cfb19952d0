#include "engine/prove/check/contiguous_sum.hpp"

#include "engine/prove/check/fractions.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/check/recessive.hpp"
#include "engine/prove/statements/contiguous_sum.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

constexpr int kMaxSlope = 40, kMaxSteps = 150, kMaxShift = 50;

template <std::size_t Size>
std::array<int, Size> slopes(const nlohmann::json& json, const char* name) {
  require(json.is_array() && json.size() == Size, std::string("\"") + name + "\" has the wrong number of slopes");
  std::array<int, Size> result{};
  for (std::size_t i = 0; i < Size; ++i) {
    const Integer slope = integer(json[i], name);
    require(slope >= 0 && slope <= kMaxSlope, std::string("\"") + name + "\" is out of range");
    result[i] = static_cast<int>(slope);
  }
  return result;
}

ContiguousSum read(const nlohmann::json& end) {
  require_fields(end, {"kind", "a", "b", "shift", "recurrence", "bound"});
  const Integer shift = integer(end.at("shift"), "shift");
  require(shift >= 0 && shift <= kMaxShift, "\"shift\" is out of range");
  const ContiguousSum sum{slopes<3>(end.at("a"), "a"), slopes<2>(end.at("b"), "b"), static_cast<int>(shift),
                          recurrence(end.at("recurrence")), rational(end.at("bound"), "bound")};
  require(std::ranges::max(sum.a) <= std::ranges::min(sum.b) && sum.excess() >= 0 && sum.steps() <= kMaxSteps,
          "slopes for which the sums are not known to converge");
  return sum;
}

/// c0 (1, 0) + c1 (first row of W(n)) + c2 (first row of W(n+1) W(n)) = 0, times the divisors: polynomials in n of degree D at
/// most, so that they are 0 where they are so at D + 1 values of n.
void check_recurrence(const ContiguousSum& sum) {
  int degree = 0;
  for (const Polynomial& c : sum.recurrence) degree = std::max(degree, c.degree());
  degree += 2 * (3 * sum.steps() + sum.excess());
  ContiguousStep<Integer> w = contiguous_step(sum, sum.shift);
  for (int n = 0; n <= degree; ++n) {
    const ContiguousStep<Integer> next = contiguous_step(sum, sum.shift + n + 1);
    const Integer c0 = sum.recurrence[0](n) * w.divisor * next.divisor, c1 = sum.recurrence[1](n) * next.divisor,
                  c2 = sum.recurrence[2](n);
    const auto product = [&](std::size_t column) {
      return Integer(next.matrix[0] * w.matrix[column] + next.matrix[1] * w.matrix[2 + column]);
    };
    require(c0 + c1 * w.matrix[0] + c2 * product(0) == 0 && c1 * w.matrix[1] + c2 * product(1) == 0,
            "the matrices do not give the recurrence");
    w = next;
  }
}

}  // namespace

ClosedForm check_contiguous_sum(const Pcf& pcf, const nlohmann::json& end) {
  const ContiguousSum sum = read(end);
  check_recessive(pcf, sum.recurrence, sum.bound);
  check_recurrence(sum);
  const auto shorter = shorter_bound(sum.bound);
  const BivariateRatio ratio = contiguous_ratio(sum);
  require(shorter && is_bounded(ratio, sum.bound) && !is_bounded(ratio, *shorter), "\"bound\" is not the least short one");
  const auto form = contiguous_limit(sum);
  require(form.has_value(), "the sums have no closed form");
  return *form;
}

}  // namespace brouncker::certificates
