#include "engine/generate/base_theorems.hpp"

#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/canonical.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace brouncker::generate {
namespace {

constexpr int kHeight = 8;
constexpr double kSame = 1e-11;
constexpr int kTerms = 150;

/// (p x + q)/(r x + s).
struct Image {
  double value;
  int p, q, r, s;
};

/// Those with all coefficients up to the height, ascending.
std::vector<Image> images_of(double x) {
  std::vector<Image> result;
  for (int p = 0; p <= kHeight; ++p)
    for (int q = -kHeight; q <= kHeight; ++q)
      for (int r = -kHeight; r <= kHeight; ++r)
        for (int s = -kHeight; s <= kHeight; ++s)
          if (p * s != q * r)
            if (const double y = (p * x + q) / (r * x + s); std::isfinite(y) && std::fabs(y) > 1e-6)
              result.push_back({y, p, q, r, s});
  std::ranges::sort(result, {}, &Image::value);
  return result;
}

Pcf fraction(const Direction& d) { return {Polynomial({d[1], d[0]}), Polynomial({d[4], d[3], d[2]})}; }

/// The limit in doubles, where kTerms terms settle it.
std::optional<double> limit(const Direction& d) {
  double p0 = 1, p1 = d[1], q0 = 0, q1 = 1, before = NAN;
  for (int n = 1; n <= kTerms; ++n) {
    const double a = d[0] * n + d[1], b = (d[2] * n + d[3]) * n + d[4];
    const double p2 = a * p1 + b * p0, q2 = a * q1 + b * q0, size = std::max(std::fabs(p2), std::fabs(q2));
    if (size == 0) return std::nullopt;
    p0 = p1 / size, p1 = p2 / size, q0 = q1 / size, q1 = q2 / size;
    const double value = p1 / q1;
    if (n > 8 && std::isfinite(value) && std::fabs(value - before) <= 1e-15 * std::fabs(value)) return value;
    before = value;
  }
  return std::nullopt;
}

class BaseTheorems final : public Source {
 public:
  explicit BaseTheorems(const Wanted& wanted) : wanted_(wanted), images_(images_of(wanted.approximate())) {}

  std::string title() const override { return "fractions of degree (1, 2) by theorem"; }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    if (size > kMostCoefficients) return result;
    for (int a1 = 1; a1 <= size; ++a1)
      for (int a0 = a1 - size; a0 <= size - a1; ++a0) {
        const int of_b = size - a1 - std::abs(a0);
        for (int b2 = -of_b; b2 <= of_b; ++b2)
          for (int b1 = std::abs(b2) - of_b; b1 <= of_b - std::abs(b2); ++b1) {
            const int b0 = of_b - std::abs(b2) - std::abs(b1);
            if (b0 != 0 || b1 != 0 || b2 != 0) add({a1, a0, b2, b1, b0}, result);
            if (b0 != 0) add({a1, a0, b2, b1, -b0}, result);
          }
      }
    return result;
  }

  bool lists(const Direction&) const override { return false; }
  bool has(const Direction&) const override { return false; }  // coefficients are no direction

  std::optional<Outlook> outlook(const Direction&) const override { return Outlook{}; }

  std::optional<Made> make(const Direction& d) const override {
    const Pcf pcf = fraction(d);
    const ConvergenceClass kind = classify(pcf).kind;
    if (kind != ConvergenceClass::exponential && kind != ConvergenceClass::factorial) return std::nullopt;
    auto proof = prove(pcf);
    if (!proof || proof->form.map.determinant() == 0 || !proof->closed_form || !wanted_.is_multiple_of(proof->form.atom))
      return std::nullopt;
    return Made{*std::move(proof), brouncker::to_plain(pcf)};
  }

 private:
  /// Those whose limit looks right.
  void add(Direction d, std::vector<Direction>& all) const {
    const auto value = limit(d);
    if (value && image_near(*value)) all.push_back(std::move(d));
  }

  const Image* image_near(double value) const {
    const double room = kSame * std::fabs(value);
    const auto near = std::ranges::lower_bound(images_, value - room, {}, &Image::value);
    return near != images_.end() && near->value <= value + room ? &*near : nullptr;
  }

  Wanted wanted_;
  std::vector<Image> images_;
};

}  // namespace

void add_base_theorems(const Wanted& wanted, Sources& sources) { sources.push_back(std::make_unique<BaseTheorems>(wanted)); }

}  // namespace brouncker::generate
