/// Words that a reader of the page may not know, explained where they stand.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace brouncker::report {

struct Term {
  std::string_view word, meaning;
};

/// A part of the page that opens: the words and what they mean.
std::string terms_text(std::span<const Term> terms);

/// Of the map and the cards: the axes, classes and what stands on a card.
std::string map_terms();
/// Of the list of formulas: how to ask it.
std::string list_terms();

}  // namespace brouncker::report
