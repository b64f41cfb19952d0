#include "engine/generate/agreement.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/recurrence/classify.hpp"

namespace brouncker::generate {

Agreement agreement(const Pcf& pcf, const Expression& closed_form, long digits) {
  constexpr long kSpareDigits = 8;
  const Enclosure form = enclose(closed_form, digits + kSpareDigits);
  LimitEnclosure limit;
  const Limit found = approximated_limit_of(pcf, classify(pcf), digits + kSpareDigits, &limit);
  if (form.status != ValueStatus::enclosed || !form.proved_real || found.kind != Limit::Kind::finite || !limit.rigorous)
    return Agreement::open;
  const Rational distance = abs(Rational(limit.centre - midpoint(*form.value))), slack = limit.radius + radius(*form.value);
  if (distance > slack) return Agreement::no;
  if (limit.centre == 0) return Agreement::open;
  return distance + slack < power_of_ten(decimal_exponent(limit.centre) - digits + 1) / 2 ? Agreement::yes : Agreement::open;
}

}  // namespace brouncker::generate
