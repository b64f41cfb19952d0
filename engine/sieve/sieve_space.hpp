/// A search space whose templates may be shapes (formulas/shapes.hpp): several spaces with the same parameters, one after the other.
#pragma once

#include "formulas/space.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::sieve {

class SieveSpace {
 public:
  /// As SearchSpace::from_templates, which says what is refused. The shapes of b vary fastest.
  static SieveSpace from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges);
  /// No shapes.
  explicit SieveSpace(SearchSpace only) : parts_{std::move(only)} {}

  const std::vector<SearchSpace>& parts() const { return parts_; }
  /// Index of the first formula of a part: the parts follow each other.
  std::uint64_t first_index(std::size_t part) const;
  std::uint64_t size() const { return first_index(parts_.size()); }

 private:
  SieveSpace() = default;
  std::vector<SearchSpace> parts_;
};

}  // namespace brouncker::sieve
