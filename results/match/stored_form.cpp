#include "results/match/stored_form.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string map_text(const Moebius& map) {
  return fmt::format("[{}, {}, {}, {}]", map.p.str(), map.q.str(), map.r.str(), map.s.str());
}

Moebius map_of(const std::string& text) {
  Moebius map;
  std::size_t at = 0;
  for (Integer* entry : {&map.p, &map.q, &map.r, &map.s}) {
    at = text.find_first_of("-0123456789", at);
    const std::size_t end = text.find_first_not_of("-0123456789", at);
    *entry = Integer(text.substr(at, end - at));
    at = end;
  }
  return map;
}

}  // namespace brouncker
