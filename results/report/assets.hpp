/// The files of assets/, made part of the program when it is built: the page and its parts, its style sheet and its script.
#pragma once

#include <string_view>

namespace brouncker::assets {

extern const std::string_view page_html, map_html, formulas_html, meaning_html, page_css, page_js;

}  // namespace brouncker::assets
