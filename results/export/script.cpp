#include "results/export/script.hpp"

#include "formulas/print.hpp"
#include "results/export/provenance.hpp"
#include "results/literature/known_text.hpp"
#include "results/run/printable.hpp"

#include <atomic>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Counted on all threads.
struct Remainders {
  std::atomic<std::uint64_t> without_limit = 0, not_spelled = 0, statements = 0;
};

std::string statement_of(const Row& row, std::uint64_t id, const ScriptLanguage& language, Remainders& rest) {
  if (row.limit.kind != Limit::Kind::finite) {
    ++rest.without_limit;
    return {};
  }
  std::vector<std::string> arguments = {std::to_string(id), spelled_list(row.pcf.a, language), spelled_list(row.pcf.b, language),
                                        row.limit.value};
  const auto& form = row.closed_form;
  const auto text = form ? spelled(form->expression, language.dialect) : std::nullopt;
  std::string lines;
  if (form) {
    const std::string remark = text ? std::string(name(form->status)) : "not spelled in this language";
    lines += safe_comment(printable(fmt::format("{} = {}, {}: {}", to_plain(row.pcf), form->expression, remark, form->method)),
                          language) +
             "\n";
  }
  if (row.literature) lines += safe_comment(printable("literature: " + known_in_words(*row.literature)), language) + "\n";
  if (form && !text) ++rest.not_spelled;
  if (text) arguments.push_back(*text);
  ++rest.statements;
  return lines + filled(text ? language.with_form : language.without_form, arguments) + "\n";
}

}  // namespace

std::string spelled_list(const Polynomial& p, const ScriptLanguage& language) {
  const std::string list = to_list(p);
  return std::string(language.list_open) + list.substr(1, list.size() - 2) + std::string(language.list_close);
}

std::string safe_comment(std::string text, const ScriptLanguage& language) {
  // Comments with an end nest in Mathematica: neither a beginning nor an end may stand in one.
  if (!language.comment_close.empty())
    for (const std::string_view bracket : {"(*", "*)"})
      for (std::size_t at = 0; (at = text.find(bracket, at)) != text.npos;) text.insert(at + 1, " ");
  return std::string(language.comment_open) + text + std::string(language.comment_close);
}

void write_script_opening(const RunReader& run, std::string_view what, const std::string& where, const ScriptLanguage& language,
                          std::string_view prelude, TextOutput& out) {
  for (const std::string& line : provenance(run, language.name, what, where)) out.write(safe_comment(line, language) + "\n");
  out.write(fmt::format("\n{}{}", prelude, language.blank_lines));
}

void write_formula_script(const RunReader& run, const std::string& where, const ScriptLanguage& language, TextOutput& out) {
  write_script_opening(run, "formulas", where, language, language.prelude, out);
  Remainders rest;
  run.for_each_text(
      {where, "", 0}, [&](std::uint64_t id, const Row& row) { return statement_of(row, id, language, rest); },
      [&](const std::string& text) { out.write(text); });
  const std::string counts[] = {std::to_string(rest.without_limit.load()), std::to_string(rest.not_spelled.load()),
                                std::to_string(rest.statements.load())};
  out.write(filled(language.finish, counts) + "\n");
}

}  // namespace brouncker
