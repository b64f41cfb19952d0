/// Rational linear combinations of 1 and named constants.
#pragma once

#include "engine/prove/statements/theorem.hpp"

#include <map>
#include <string>

namespace brouncker {

/// constant + sum of coefficient * atom; equal atoms (as text) are one.
class LinearForm {
 public:
  void add(const Rational& x) { constant_ += x; }
  void add(const Rational& factor, const Expression& atom);
  void add(const Rational& factor, const LinearForm& other);

  const Rational& constant() const { return constant_; }
  /// The number of atoms with coefficient not 0.
  std::size_t size() const { return terms_.size(); }
  /// constant + factor * atom, the atom a sum where there are several (its first coefficient 1 or -1 is taken out); map of it.
  ClosedForm form() const;

 private:
  struct Term {
    Expression atom;
    Rational factor;
  };
  Rational constant_ = 0;
  std::map<std::string, Term> terms_;
};

}  // namespace brouncker
