#include "results/report/html.hpp"

#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/mathml.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/parse_with_symbols.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker::report {

namespace {

/// Texts up to that length stay on one line; longer ones are broken, but not into slivers.
constexpr std::size_t kOneLine = 20, kOneWord = 46;

}  // namespace

HtmlCell text_cell(std::string_view text) {
  const std::string escaped = xml_escaped(text);
  return {text.size() <= kOneLine ? escaped : "<span class=\"wrapped\">" + escaped + "</span>", false};
}
HtmlCell number_cell(std::uint64_t value) { return {grouped(value), true, std::to_string(value)}; }
HtmlCell number_cell(double value, int decimals) {
  if (std::isnan(value)) return {"", true};
  const std::string digits = fmt::format("{:.{}f}", std::fabs(value), decimals);
  const bool minus = value < 0 && digits.find_first_of("123456789") != std::string::npos;
  return {(minus ? "&#8722;" : "") + digits, true, fmt::format("{}", value)};
}
HtmlCell code_cell(std::string_view text) {
  const bool is_line = text.size() <= (text.find(' ') == text.npos ? kOneWord : kOneLine);
  return {fmt::format("<code class=\"{}\">{}</code>", is_line ? "line" : "wrapped", xml_escaped(text)), false};
}
HtmlCell status_cell(std::string_view status) {
  return {fmt::format("<span class=\"status {0}\">{0}</span>", xml_escaped(status)), false};
}
HtmlCell math_cell(std::string_view mathml) { return {fmt::format("<math displaystyle=\"true\">{}</math>", mathml), false}; }

HtmlCell polynomial_cell(const std::string& polynomial) {
  return polynomial.empty() ? text_cell("") : math_cell(to_mathml(parse_polynomial(polynomial, "the run")));
}
HtmlCell expression_cell(const std::string& expression) {
  try {
    return math_cell(to_mathml(parse_expression_with_symbols(expression)));
  } catch (const Error&) {
    return code_cell(expression);
  }
}
HtmlCell constant_cell(const std::string& name) {
  if (find_constant(name)) return math_cell(to_mathml(Expression::constant(name)));
  // The value of a function; not the list of constants of an Euler form, "pi (2), log2 (1)", nor a name.
  return name.find(" (") == name.npos && name.find('(') != name.npos ? expression_cell(name) : text_cell(name);
}
std::string symbol_of(const std::string& constant) {
  const ConstantRow* row = find_constant(constant);
  return row ? std::string(row->symbol) : constant;
}

std::string html_section(std::string_view id, std::string_view title, const std::string& content) {
  return fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n{2}</section>\n", id,
                     title, content);
}

void HtmlTable::add(std::vector<HtmlCell> cells, std::string_view anchor, std::string_view name) {
  body_ +=
      anchor.empty() ? std::string("<tr>") : fmt::format("<tr id=\"{}\" data-name=\"{}\">", xml_escaped(anchor), xml_escaped(name));
  for (const HtmlCell& cell : cells) {
    body_ += cell.number ? "<td class=\"number\"" : "<td";
    if (!cell.value.empty()) body_ += fmt::format(" data-value=\"{}\"", xml_escaped(cell.value));
    body_ += fmt::format(">{}</td>", cell.html);
  }
  body_ += "</tr>\n";
  ++rows_;
}

std::string HtmlTable::html() const {
  std::string result;
  if (rows_ >= kManyRows)
    result += fmt::format("<div class=\"controls needs-script\" hidden><label>search in this table<input type=\"search\" "
                          "data-filter=\"{}\"></label></div>\n",
                          id_);
  result += fmt::format(
      "<div class=\"scroll{}\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"sortable\" id=\"{}\"><thead><tr>",
      rows_ >= kManyRows ? " long" : "", xml_escaped(caption_), id_);
  for (const Heading& heading : headings_)
    result += fmt::format("<th scope=\"col\"{}{}>{}</th>", heading.number ? " class=\"number\"" : "",
                          heading.meaning.empty() ? "" : fmt::format(" title=\"{}\"", xml_escaped(heading.meaning)),
                          xml_escaped(heading.text));
  return result + "</tr></thead>\n<tbody>\n" + body_ + "</tbody></table></div>\n";
}

}  // namespace brouncker::report
