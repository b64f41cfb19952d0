#include "results/run/agreement.hpp"

#include "engine/number/expression_value.hpp"

namespace brouncker {
namespace {

/// A number and how far it may be off.
struct Known {
  Rational value, error;
};

Known known(const StoredLimit& limit) {
  const Approximation x = from_decimal(limit.value, limit.digits);
  return {x.centre(), Rational(1, Integer(1) << static_cast<unsigned long>(x.bits))};
}

Agreement meet(const Known& x, const Known& y) {
  return abs(Rational(x.value - y.value)) <= x.error + y.error ? Agreement::yes : Agreement::no;
}

/// A form that loses digits is compared to fewer of them.
constexpr long kFewerDigits[] = {52, 17};

}  // namespace

Agreement agreement(const Expression& form, const StoredLimit& limit) {
  Enclosure value = enclose(form, limit.digits + 2);
  for (const long digits : kFewerDigits)
    if (value.status != ValueStatus::enclosed && digits < limit.digits + 2) value = enclose(form, digits);
  if (value.status == ValueStatus::enclosed) return meet({midpoint(*value.value), radius(*value.value)}, known(limit));
  return value.status == ValueStatus::not_real ? Agreement::no : Agreement::unknown;
}

Agreement agreement(const Approximation& value, const StoredLimit& limit) {
  return meet({value.centre(), Rational(1, Integer(1) << static_cast<unsigned long>(value.bits))}, known(limit));
}

Agreement agreement(const Rational& value, const StoredLimit& limit) { return meet({value, 0}, known(limit)); }

Agreement agreement(const LimitRelation& r, const StoredLimit& limit, const StoredLimit& other) {
  const Known x = known(limit), y = known(other);
  const Rational value = r.a + r.b * y.value + r.c * x.value + r.d * x.value * y.value;
  const Rational slope_x = abs(Rational(r.c + r.d * y.value)), slope_y = abs(Rational(r.b + r.d * x.value));
  const Rational error = slope_x * x.error + slope_y * y.error + Rational(abs(r.d)) * x.error * y.error;
  return abs(value) <= error ? Agreement::yes : Agreement::no;
}

}  // namespace brouncker
