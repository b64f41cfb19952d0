#include "formulas/fraction.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace brouncker {
namespace {

std::optional<Rational> value(const RationalFunction& f, long n) {
  const Integer bottom = f.bottom(Integer(n));
  if (bottom == 0) return std::nullopt;
  return Rational(f.top(Integer(n)), bottom);
}

std::optional<Rational> term(const std::vector<RationalFunction>& pattern, const std::map<long, Rational>& head, long n) {
  if (const auto given = head.find(n); given != head.end()) return given->second;
  return value(pattern[static_cast<std::size_t>(n) % pattern.size()], n);
}

std::string to_plain(const std::vector<RationalFunction>& pattern) {
  std::string text;
  for (const RationalFunction& f : pattern) text += (text.empty() ? "" : " | ") + brouncker::to_plain(f);
  return text;
}

}  // namespace

long Fraction::period() const { return static_cast<long>(std::lcm(a.size(), b.size())); }

long Fraction::pattern_from() const {
  const long after_a = a_head.empty() ? 0 : a_head.rbegin()->first + 1;
  const long after_b = b_head.empty() ? 0 : b_head.rbegin()->first;
  return std::max(after_a, after_b);
}

std::optional<Rational> Fraction::a_at(long n) const { return term(a, a_head, n); }
std::optional<Rational> Fraction::b_at(long n) const { return term(b, b_head, n); }

std::optional<Pcf> as_pcf(const Fraction& fraction) {
  if (fraction.period() != 1 || !fraction.a_head.empty() || !fraction.b_head.empty()) return std::nullopt;
  if (!fraction.a[0].is_polynomial() || !fraction.b[0].is_polynomial()) return std::nullopt;
  return Pcf{fraction.a[0].top, fraction.b[0].top};
}

std::string to_plain(const Fraction& fraction) {
  std::string text = fmt::format("a(n) = {}, b(n) = {}", to_plain(fraction.a), to_plain(fraction.b));
  for (const auto& [name, head] : {std::pair{'a', &fraction.a_head}, {'b', &fraction.b_head}})
    for (const auto& [n, x] : *head) text += fmt::format(", {}({}) = {}", name, n, x.str());
  return text;
}

}  // namespace brouncker
