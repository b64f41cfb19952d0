/// Normal forms as expressions: the ways in which a person might write one.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/normal_form.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace brouncker {

class FormWriter {
 public:
  /// @param atoms Those whose spelling is known. @param rewritten Of others: functions and powers of sums, out of their keys.
  FormWriter(normal::Spellings atoms, std::function<Expression(const Expression&)> rewritten)
      : rewritten_(std::move(rewritten)), atoms_(std::move(atoms)) {}

  /// One fraction: all multiplied out, with common factors before brackets, with roots of integers under one bracket; and the sum of fractions
  /// where the bottom is 1. Different ways only, as far as that is seen at once. Precondition: the form is not 0.
  std::vector<Expression> ways(const normal::Form& form);

 private:
  struct Term {
    Integer coefficient;
    normal::Monomial monomial;
  };
  /// coefficient (terms): integer coefficients without a common factor, exponents >= 0 without a common atom.
  struct Primitive {
    std::vector<Term> terms;
    Rational content = 1;
    normal::Monomial common;
  };
  static Primitive primitive(const normal::Sum& sum);

  Expression written(const normal::Atom& atom, const Rational& exponent);
  Expression written(const normal::Monomial& m);
  Expression multiplied_out(const Primitive& top, const Primitive& bottom);
  Expression with_brackets(const Primitive& top, const Primitive& bottom, bool grouped);
  Expression sum_of_fractions(const normal::Sum& sum);

  std::function<Expression(const Expression&)> rewritten_;
  normal::Spellings atoms_;
};

}  // namespace brouncker
