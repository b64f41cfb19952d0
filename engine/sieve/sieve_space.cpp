#include "engine/sieve/sieve_space.hpp"

#include "formulas/error.hpp"
#include "formulas/shapes.hpp"

#include <fmt/format.h>

namespace brouncker::sieve {

SieveSpace SieveSpace::from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges) {
  SieveSpace space;
  const std::vector<std::string> all_b = expanded_shapes(b, "b");
  for (const std::string& each_a : expanded_shapes(a, "a"))
    for (const std::string& each_b : all_b) {
      if (space.parts_.size() >= kMostShapes)
        throw input_error(fmt::format("the shapes of a and b make more than {} pairs", kMostShapes));
      space.parts_.push_back(SearchSpace::from_templates(each_a, each_b, ranges));
    }
  return space;
}

std::uint64_t SieveSpace::first_index(std::size_t part) const {
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < part; ++i) index += parts_[i].size();
  return index;
}

}  // namespace brouncker::sieve
