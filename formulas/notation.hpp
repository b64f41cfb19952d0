/// Mathematics as other programs, papers and keyboards write it, brought to the plain ASCII of the grammars here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// A text for a parser, and where its characters come from.
class PlainText {
 public:
  /// The text as it is.
  explicit PlainText(std::string text) : text_(std::move(text)) {}
  /// @param columns Of every character of `text` and of its end.
  PlainText(std::string text, std::vector<std::size_t> columns) : text_(std::move(text)), columns_(std::move(columns)) {}

  const std::string& text() const { return text_; }
  /// The column of the source, from 1, in characters, from which text()[position] comes. Precondition: position <= text().size().
  std::size_t column(std::size_t position) const { return columns_.empty() ? position + 1 : columns_[position]; }

 private:
  std::string text_;
  std::vector<std::size_t> columns_;  ///< empty where the source was plain ASCII already
};

/// Rewrites
///
///     4/π, n², 2·3, √2, ∛(2), ½              4/ pi , n^2, 2*3, sqrt(2), cbrt(2), (1/2)
///     Zeta[3], BesselI[0, 2]                 Zeta(3), BesselI(0, 2)
///     \frac{1}{2}, \sqrt[3]{2}, \pi, 2^{n}   ((1)/(2)), ((2)^(1/(3))), pi, 2^(n)
///
/// What it does not know stays as it is, for the parser to refuse. Names are left to foreign_names.hpp. Linear in the source.
PlainText plain_text(std::string_view source);

}  // namespace brouncker
