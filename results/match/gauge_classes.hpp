/// Which of some formulas are equivalent: classes of class_form(), joined by the gauge solver.
#pragma once

#include "formulas/pcf.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// Classes that grow by one formula at a time, numbered in the order of their first.
class GaugeClasses {
 public:
  /// The class of a formula; nullopt where it is in none so far. Cost: a call of the gauge solver for each class with the same invariants,
  /// milliseconds each.
  std::optional<std::size_t> find(const Pcf& pcf) const;
  /// The same, a class of its own where it is in none.
  std::size_t add(const Pcf& pcf);
  std::size_t size() const { return firsts_.size(); }

 private:
  std::optional<std::size_t> find(const std::string& form, const std::string& bucket, const Pcf& pcf) const;

  std::vector<Pcf> firsts_;                                  ///< by class
  std::map<std::string, std::size_t> forms_;                 ///< class by class_form()
  std::map<std::string, std::vector<std::size_t>> buckets_;  ///< classes by invariants
};

/// For each formula the first of its class, as an index.
std::vector<std::size_t> gauge_classes(const std::vector<Pcf>& formulas);

}  // namespace brouncker
