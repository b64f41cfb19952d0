#include "results/export/family_script.hpp"

#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/families/tables.hpp"
#include "results/run/printable.hpp"
#include "results/run/stored_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

std::string function_text(const std::string& polynomial, const FamilyRow& row, const FamilySyntax& syntax) {
  std::string arguments = "n";
  for (const std::string& name : row.parameters) arguments += ", " + name;
  const std::string pieces[] = {arguments, spelled_polynomial(polynomial, syntax)};
  return filled(syntax.function, pieces);
}

std::string list_of(std::initializer_list<const std::string*> polynomials, const FamilyRow& row, const FamilySyntax& syntax) {
  std::vector<std::string> texts;
  for (const std::string* p : polynomials) texts.push_back(function_text(*p, row, syntax));
  return fmt::format("{}{}{}", syntax.language.list_open, fmt::join(texts, ", "), syntax.language.list_close);
}

/// Numbers as a list.
std::string list_of(std::span<const std::string> numbers, const FamilySyntax& syntax) {
  std::vector<std::string> texts;
  for (const std::string& x : numbers) texts.push_back(spelled_polynomial(x, syntax));
  return fmt::format("{}{}{}", syntax.language.list_open, fmt::join(texts, ", "), syntax.language.list_close);
}

std::string sides(const FamilyRow& row, const FamilySyntax& syntax) {
  return list_of({&row.a, &row.b, &row.a_to, &row.b_to}, row, syntax);
}

std::string family_call(const FamilyRow& row, const FamilySyntax& syntax) {
  return fmt::format("family{}\"{}\", {}, {}, {}, {}, {}{}\n", syntax.open, row.family, row.parameters.size(), sides(row, syntax),
                     spelled_polynomial(row.s, syntax), list_of({&row.n11, &row.n12, &row.n21, &row.n22}, row, syntax),
                     function_text(row.denominator, row, syntax), syntax.close);
}

std::string member_call(const FamilyRow& row, const FamilySyntax& syntax) {
  const MemberPlace& place = row.example_place;
  std::vector<std::string> values, pair;
  for (const Rational& x : place.parameters) values.push_back(x.str());
  for (const std::string* text : {&row.example, &row.example_to}) {
    const Pcf pcf = stored_pcf_text(*text, {});
    pair.push_back(to_plain(pcf.a));
    pair.push_back(to_plain(pcf.b));
  }
  const FamilyRow of_n;  // functions of n alone
  const std::string at[] = {place.from.shift.str(), place.from.scale.str(), place.to.shift.str(), place.to.scale.str()};
  const std::string map[] = {place.map.p.str(), place.map.q.str(), place.map.r.str(), place.map.s.str()};
  return fmt::format("member{}\"{}\", {}, {}, {}, {}, {}{}\n", syntax.open, row.family, sides(row, syntax), list_of(values, syntax),
                     list_of(at, syntax), list_of({&pair[0], &pair[1], &pair[2], &pair[3]}, of_n, syntax), list_of(map, syntax),
                     syntax.close);
}

}  // namespace

std::string spelled_polynomial(const std::string& text, const FamilySyntax& syntax) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto number_end = [&](std::size_t from) {
      while (from < text.size() && text::is_digit(text[from])) ++from;
      return from;
    };
    // A digit of a name, such as p1, is no number.
    const bool starts_number = text::is_digit(text[i]) && (i == 0 || !text::is_letter(text[i - 1]));
    const std::size_t end = starts_number ? number_end(i) : i;
    if (starts_number && end < text.size() && text[end] == '/') {
      const std::size_t last = number_end(end + 1);
      const std::string pieces[] = {text.substr(i, end - i), text.substr(end + 1, last - end - 1)};
      result += filled(syntax.ratio, pieces);
      i = last;
    } else if (starts_number) {
      result += text.substr(i, end - i);
      i = end;
    } else if (text[i] == '^') {
      result += syntax.power;
      ++i;
    } else {
      result += text[i++];
    }
  }
  return result;
}

void write_family_script(const RunReader& run, const std::string& where, const FamilySyntax& syntax, TextOutput& out) {
  const ScriptLanguage& language = syntax.language;
  write_script_opening(run, "families", where, language, syntax.prelude, out);
  std::uint64_t left_out = 0, statements = 0;
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    const bool has_theorem = row.status == FamilyStatus::proved || row.status == FamilyStatus::special_case;
    if (!has_theorem) {
      ++left_out;
      return;
    }
    const std::string remark = fmt::format("{}: {}, {} relations; PCF({}, {}) ~ PCF({}, {})", row.name.text(), row.status_name(),
                                           row.relations, row.a, row.b, row.a_to, row.b_to);
    out.write(safe_comment(printable(remark), language) + "\n");
    if (row.has_matrix()) out.write(family_call(row, syntax)), ++statements;
    out.write(member_call(row, syntax)), ++statements;
  });
  const std::string counts[] = {std::to_string(left_out), std::to_string(statements)};
  out.write(filled(syntax.finish, counts) + "\n");
}

}  // namespace brouncker
