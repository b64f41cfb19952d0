// Terms are kept by their atoms as texts, so that equal ones meet.
#include "engine/prove/statements/linear_form.hpp"

#include "engine/prove/statements/forms.hpp"

namespace brouncker {

void LinearForm::add(const Rational& factor, const Expression& atom) {
  if (factor == 0) return;
  const auto [place, fresh] = terms_.try_emplace(to_plain(atom), Term{atom, factor});
  if (fresh) return;
  place->second.factor += factor;
  if (place->second.factor == 0) terms_.erase(place);
}

void LinearForm::add(const Rational& factor, const LinearForm& other) {
  add(Rational(factor * other.constant_));
  for (const auto& [text, term] : other.terms_) add(Rational(factor * term.factor), term.atom);
}

ClosedForm LinearForm::form() const {
  using namespace theorem_rows;
  if (terms_.empty()) return rational_form(constant_);
  const Rational first = terms_.begin()->second.factor;
  Expression sum;
  for (const auto& [text, term] : terms_) {
    const Expression part = closed::times(closed::number(term.factor / first), term.atom);
    sum = text == terms_.begin()->first ? part : closed::plus(sum, part);
  }
  return mapped(first, constant_, 0, 1, sum);
}

}  // namespace brouncker
