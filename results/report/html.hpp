/// Pieces of HTML.
#pragma once

#include "formulas/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

using text::grouped;

/// A cell: HTML, right-aligned where it is a number, with the value to sort by where that is not its text.
struct HtmlCell {
  std::string html;
  bool number = false;
  std::string value = {};
};

HtmlCell text_cell(std::string_view text);
HtmlCell number_cell(std::uint64_t value);
/// `decimals` behind the point; empty for NaN.
HtmlCell number_cell(double value, int decimals);
HtmlCell code_cell(std::string_view text);
HtmlCell status_cell(std::string_view status);
/// MathML content, without the <math> element.
HtmlCell math_cell(std::string_view mathml);
/// A polynomial in n as the store prints it; empty stays empty.
HtmlCell polynomial_cell(const std::string& polynomial);
/// A closed form, or a polynomial in n and parameters, as mathematics.
HtmlCell expression_cell(const std::string& expression);
/// A constant of the catalogue, or a user's, as it is written.
HtmlCell constant_cell(const std::string& name);
/// "I₁(2)/I₀(2)" of continued_fraction: as it is written on one line; of another name, itself.
std::string symbol_of(const std::string& constant);

/// A part of the page with its heading.
std::string html_section(std::string_view id, std::string_view title, const std::string& content);

class HtmlTable {
 public:
  struct Heading {
    std::string text;
    bool number = false;
    std::string meaning = {};  ///< in words; empty: it says that by itself
  };
  HtmlTable(std::string id, std::string caption, std::vector<Heading> headings)
      : id_(std::move(id)), caption_(std::move(caption)), headings_(std::move(headings)) {}

  /// @param anchor Id of the row for links; empty: none.
  /// @param name   What links to it call it.
  void add(std::vector<HtmlCell> cells, std::string_view anchor = "", std::string_view name = "");
  std::size_t rows() const { return rows_; }
  /// Sortable by script; with a field to search in and a window of its own where there are many rows.
  std::string html() const;

 private:
  static constexpr std::size_t kManyRows = 30;

  std::string id_, caption_, body_;
  std::vector<Heading> headings_;
  std::size_t rows_ = 0;
};

}  // namespace brouncker::report
