/// The files of assets/, made part of the program when it is built: the page and its parts, its style sheet and its script.
#pragma once

#include <string_view>

namespace brouncker::assets {

extern const std::string_view page_html, map_html, formulas_html, meaning_html, page_css;
extern const std::string_view base_js, tables_js, data_js, polynomials_js, measure_js, map_js, pointing_js, card_js, query_js,
    formulas_js, main_js;

}  // namespace brouncker::assets
