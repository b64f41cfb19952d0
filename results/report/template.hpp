/// HTML files of assets/ with named holes, such as "<p>{{count}} formulas</p>".
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace brouncker::report {

/// What goes where {{name}} stands; it is not looked through for holes.
struct Hole {
  std::string_view name, text;
};

/// Hands the template on in pieces, its holes filled; a hole may occur several times.
/// Throws std::logic_error where a hole of the template is not filled, or one that is filled does not occur.
void fill(std::string_view page, std::initializer_list<Hole> holes, const std::function<void(std::string_view)>& write);

/// The same as one text.
std::string filled(std::string_view page, std::initializer_list<Hole> holes);

}  // namespace brouncker::report
