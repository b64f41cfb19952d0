#include "engine/generate/constant_fractions.hpp"

#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/print.hpp"

#include <cmath>
#include <cstdlib>

namespace brouncker::generate {
namespace {

/// A common scale: PCF(c a, c^2 b) = c PCF(a, b).
bool has_scale(int a, int b) {
  for (int c = 2; c <= a; ++c)
    if (a % c == 0 && b % (c * c) == 0) return true;
  return false;
}

Pcf fraction(const Direction& d) { return {Polynomial::constant(d[0]), Polynomial::constant(d[1])}; }

class ConstantFractions final : public Source {
 public:
  explicit ConstantFractions(Integer radicand) : radicand_(std::move(radicand)) {}

  std::string title() const override { return "constant fractions"; }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    for (int a = 1; a < size; ++a)
      for (const int b : {a - size, size - a})
        if (lists({a, b})) result.push_back({a, b});
    return result;
  }

  bool lists(const Direction& d) const override { return has(d) && !has_scale(d[0], d[1]); }

  bool has(const Direction& d) const override {
    if (d.size() != 2 || d[0] <= 0 || d[1] == 0) return false;
    const Integer square = Integer(d[0]) * d[0] + 4 * Integer(d[1]), ratio = square / radicand_;
    return square > 0 && square % radicand_ == 0 && mpz_perfect_square_p(ratio.backend().data()) != 0;
  }

  std::optional<Outlook> outlook(const Direction&) const override { return Outlook{}; }

  std::optional<Made> make(const Direction& d) const override {
    const Pcf pcf = fraction(d);
    auto proof = prove(pcf);
    if (!proof || !proof->closed_form) return std::nullopt;
    return Made{*std::move(proof), brouncker::to_plain(pcf)};
  }

 private:
  Integer radicand_;
};

}  // namespace

void add_constant_fractions(const Wanted& wanted, Sources& sources) {
  if (const auto radicand = wanted.radicand()) sources.push_back(std::make_unique<ConstantFractions>(*radicand));
}

}  // namespace brouncker::generate
