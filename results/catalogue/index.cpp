#include "results/catalogue/index.hpp"

#include "formulas/message.hpp"
#include "formulas/text_lines.hpp"
#include "results/export/markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;
using text::grouped;

/// Formulas of one constant in the tables; the lines hold all.
constexpr std::size_t kSimplest = 3, kSimplestOthers = 20;
/// Polynomials longer than that are left to the lines.
constexpr std::size_t kLongText = 60;

std::vector<json> parsed_lines(const std::string& text) {
  std::vector<json> lines;
  for (const std::string_view line : text::lines_in(text)) lines.push_back(read_json(line).value_or(json()));
  return lines;
}

std::string code(const json& value) { return markdown_code(value.get<std::string>()); }

std::string short_code(const json& value) {
  const auto text = value.get<std::string>();
  return markdown_code(text.size() <= kLongText ? text : text.substr(0, kLongText) + " ...");
}

std::string opening(const json& head) {
  return fmt::format(
      "# A catalogue of polynomial continued fractions\n\n"
      "What the search of one space of polynomial continued fractions PCF(a, b) = a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) "
      "identified, and the theorems"
      " with parameters that connect its formulas. Space: {}; {} formulas, searched by Brouncker {}.\n\n"
      "`brouncker catalogue DIR --out DIRECTORY` writes it from a run, `brouncker catalogue --check DIRECTORY` checks every line "
      "of it without the run.\n\n",
      markdown_code(head.at("space").get<std::string>()), grouped(head.at("formulas_searched").get<std::uint64_t>()),
      head.at("brouncker").get<std::string>());
}

constexpr std::string_view kMeaning =
    "## What is claimed\n\n"
    "- *proved*: derived by theorem, every step exact. `prove A B --json` makes the proof again; `certificate` is the XXH64 of its "
    "certificate in one line, and"
    " `prove --check` accepts that certificate by means that share nothing with the search for it.\n"
    "- *certified*: limit and closed form both enclosed rigorously, equal to the digits stated; not a proof. *conjectured*: equal "
    "to the digits stated; not a"
    " proof.\n"
    "- `limit`: correctly rounded. `map` [p, q, r, s] says that the limit is (p c + q)/(r c + s) of the constant c that is named; "
    "where the closed form does"
    " not contain it, this is checked to the same digits as the closed form, and not proved.\n"
    "- One line stands for a class: formulas that differ by the sign of a, an integer shift of n, a constant or polynomial factor "
    "(a -> c(n) a,"
    " b -> c(n) c(n-1) b). `formulas` counts those of the space, mirror images (-a, b) included.\n"
    "- `lattice` is a line of lattices.jsonl: the class is equivalent to its members by a gauge step. `families` are theorems of "
    "families.jsonl by which"
    " relations of the class were explained in the run; which relations, is in the run.\n"
    "- None of this says that a formula is new to the literature.\n\n";

std::string counts(const json& head) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kWords = {
      {{"constant", "a constant of the catalogue of constants"},
       {"quadratic", "a number of a quadratic field"},
       {"rational", "a rational number, the fraction being infinite"},
       {"function", "the value of another function"},
       {"quotient", "a quotient of hypergeometric functions"}}};
  std::string text = "## Counts\n\n| closed form in | kind | classes of the run | their formulas | classes here | their formulas "
                     "|\n|---|---|---:|---:|---:|---:|\n";
  for (const auto& [kind, words] : kWords) {
    const json& c = head.at("kinds").at(std::string(kind));
    const auto cell = [&](const char* name) { return grouped(c.at(name).get<std::uint64_t>()); };
    text += fmt::format("| {} | `{}` | {} | {} | {} | {} |\n", words, kind, cell("classes"), cell("formulas"), cell("classes_here"),
                        cell("formulas_here"));
  }
  const json& left = head.at("left_out");
  return text +
         fmt::format(
             "\nLeft out: quotients of hypergeometric functions whose closed form is longer than {} characters, as counted above;"
             " {} formulas with a constant of a user's file; {} without a finite limit known to {} digits.\n\n",
             head.at("longest_quotient").get<std::uint64_t>(), grouped(left.at("with_constants_of_a_user").get<std::uint64_t>()),
             grouped(left.at("without_finite_limit").get<std::uint64_t>()), head.at("digits").get<long>());
}

std::string formula_row(const std::string& first, const json& line) {
  return fmt::format("| {} | {} | {} | {} | {} | {} |\n", first, code(line.at("a")), code(line.at("b")),
                     short_code(line.at("closed_form")), line.at("status").get<std::string>(), code(line.at("method")));
}

constexpr std::string_view kFormulaColumns = "| a(n) | b(n) | limit | status | method |\n|---|---|---|---|---|---|\n";

/// Constants by their number of formulas, then by name.
std::string constants(const std::vector<json>& lines) {
  struct Group {
    std::string name;
    std::uint64_t formulas = 0;
    std::vector<const json*> lines;
  };
  std::map<std::string, Group> groups;
  for (const json& line : lines) {
    if (line.at("kind") != "constant") continue;
    Group& group = groups[line.at("constant").get<std::string>()];
    group.name = line.at("constant").get<std::string>();
    group.formulas += line.at("formulas").get<std::uint64_t>();
    group.lines.push_back(&line);
  }
  if (groups.empty()) return "## Constants\n\nNo formula is identified with a constant.\n\n";
  std::vector<const Group*> order;
  for (const auto& [name, group] : groups) order.push_back(&group);
  std::ranges::stable_sort(order, {}, [](const Group* g) { return -static_cast<std::int64_t>(g->formulas); });
  std::string text = fmt::format(
      "## Constants\n\n{} constants, those with most formulas first; of each the {} simplest classes. `brouncker constants NAME` "
      "says"
      " what a name stands for.\n\n| constant (formulas, classes) {}",
      groups.size(), kSimplest, kFormulaColumns);
  for (const Group* group : order)
    for (std::size_t i = 0; i < std::min(kSimplest, group->lines.size()); ++i)
      text += formula_row(
          i > 0 ? "" : fmt::format("`{}` ({}, {})", group->name, grouped(group->formulas), grouped(group->lines.size())),
          *group->lines[i]);
  return text + "\n";
}

std::string others(const std::vector<json>& lines, std::string_view kind, std::string_view title) {
  std::string rows;
  std::size_t shown = 0;
  for (const json& line : lines)
    if (line.at("kind") == kind && shown++ < kSimplestOthers)
      rows += formula_row(grouped(line.at("formulas").get<std::uint64_t>()), line);
  if (shown == 0) return "";
  return fmt::format("## {}\n\n{}\n\n| formulas {}{}\n", title,
                     shown > kSimplestOthers ? fmt::format("The {} simplest of {} classes.", kSimplestOthers, grouped(shown))
                                             : fmt::format("All {} classes.", shown),
                     kFormulaColumns, rows);
}

std::string families(const std::vector<json>& lines) {
  std::string rows;
  std::size_t theorems = 0;
  for (const json& line : lines) {
    if (line.at("status") != "proved") continue;
    ++theorems;
    std::string names;
    for (const json& name : line.at("parameters")) names += (names.empty() ? "" : ", ") + name.get<std::string>();
    rows +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", line.at("family").get<std::int64_t>(),
                    line.at("name").get<std::string>(), names, short_code(line.at("a")), short_code(line.at("b")),
                    short_code(line.at("a_to")), short_code(line.at("b_to")), grouped(line.at("relations").get<std::uint64_t>()));
  }
  if (theorems == 0) return "## Families\n\nNone.\n\n";
  return fmt::format(
      "## Families\n\n{} theorems: for all values of the parameters but those where `exceptional` is 0, the limits of both "
      "fractions are Moebius"
      " images of each other. families.jsonl has their matrices and examples, and {} compositions and special cases of them.\n\n"
      "| family | name | parameters | a(n) | b(n) | related a(n) | related b(n) | relations "
      "|\n|---:|---|---|---|---|---|---|---:|\n{}\n",
      theorems, lines.size() - theorems, rows);
}

std::string lattices(const std::vector<json>& lines) {
  if (lines.empty()) return "";
  const auto of_one = std::ranges::count_if(lines, [](const json& line) { return !line.at("steps").empty(); });
  std::string text = fmt::format(
      "## Lattices\n\n{} families of formulas with integers i, j, k: {} of formulas of one number with the relations between "
      "neighbours, {} in Euler's form, of several numbers. The members and relations are in lattices.jsonl.\n\n| lattice | "
      "numbers | a(n) | b(n) | formulas | status |\n|---:|---|---|---|---:|---|\n",
      lines.size(), static_cast<std::size_t>(of_one), lines.size() - static_cast<std::size_t>(of_one));
  for (const json& line : lines)
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", line.at("family").get<std::int64_t>(), short_code(line.at("constant")),
                        short_code(line.at("a")), short_code(line.at("b")), line.at("formulas").get<std::uint64_t>(),
                        line.at("status").get<std::string>());
  return text + "\n";
}

}  // namespace

std::string catalogue_index(const CatalogueFiles& files) {
  const json head = read_json(files.at("catalogue.json")).value_or(json());
  const std::vector<json> formulas = parsed_lines(files.at("formulas.jsonl"));
  return opening(head) + counts(head) + std::string(kMeaning) + constants(formulas) +
         others(formulas, "quadratic", "Quadratic numbers") +
         others(formulas, "rational", "Rational limits of infinite fractions") +
         others(formulas, "function", "Values of other functions") +
         others(formulas, "quotient", "Quotients of hypergeometric functions") +
         families(parsed_lines(files.at("families.jsonl"))) + lattices(parsed_lines(files.at("lattices.jsonl")));
}

}  // namespace brouncker
