/// Text in lines of a given width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace brouncker::cli {

/// Columns that a UTF-8 text takes: one a character.
std::size_t columns_of(std::string_view text);

/// `head`, filled up with blanks to `indent` columns, then `text` broken at blanks into lines below `width` columns; all lines
/// but the first begin with `indent` blanks, and so does the text where the head is too long to leave two of them. A word that is
/// longer than a line stands alone. Ends with a newline.
std::string wrapped(std::string_view head, std::string_view text, std::size_t indent, std::size_t width);

}  // namespace brouncker::cli
