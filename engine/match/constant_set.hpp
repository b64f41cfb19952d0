/// The constants of a run, evaluated and prepared once; read by any number of threads.
#pragma once

#include "engine/match/pair_test.hpp"
#include "formulas/constants.hpp"
#include "formulas/user_constants.hpp"

#include <string>
#include <vector>

namespace brouncker {

struct NamedValue {
  std::string name;
  Approximation value;
  /// How closed forms write it.
  Expression expression;
};

/// Every constant of the catalogue to `digits` digits, or as many as are stored. One thread; call it before the parallel region.
/// Cost: about 1 s for 80 digits.
std::vector<NamedValue> catalogue_values(long digits);

/// One constant of the catalogue. Throws Error (input) where its definition cannot be evaluated.
NamedValue catalogue_value(const ConstantRow& row, long digits);

/// A constant of a user's file; one given by its digits is known to as many as there are.
/// Throws Error (input) where its definition cannot be evaluated.
NamedValue user_value(const UserConstant& constant, long digits);

/// The catalogue, then the constants of a user's file. @param user_text The text of that file; empty: none.
std::vector<NamedValue> all_constants(const std::string& user_text, long digits);

class ConstantSet {
 public:
  struct Entry {
    NamedValue constant;
    Prepared prepared;
    SlicedConstant sliced;
  };

  /// Leaves out constants that are rational, quadratic or known to fewer than 120 bits: they can have no relation of four terms
  /// that says anything.
  /// @param all_linear Sums of two and three are looked for among all of them, not only among the linear basis of the catalogue.
  explicit ConstantSet(std::vector<NamedValue> values, bool all_linear = false);

  /// nullptr where it is not in the set.
  const Entry* find(std::string_view name) const;
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<std::string>& left_out() const { return left_out_; }
  bool all_linear() const { return all_linear_; }

 private:
  std::vector<Entry> entries_;
  std::vector<std::string> left_out_;
  bool all_linear_;
};

}  // namespace brouncker
