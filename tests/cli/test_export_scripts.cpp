#include "tests/support/brouncker.hpp"

#include <algorithm>
#include <string>

using namespace brouncker::testing;

namespace {

const Words kScripts = {"python", "pari", "sage", "mathematica"}, kPages = {"latex", "markdown"};

/// A run of a small space with matched constants and families.
const std::filesystem::path& matched_run() {
  static const TemporaryDirectory directory;
  static const std::filesystem::path path = [] {
    const std::filesystem::path run = directory / "run";
    output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "-2..3", "--out", run.string(), "--quiet"});
    write_file(directory / "constants", "my_pi_2 = pi^2 + 7\n");
    output_of({"match", run.string(), "--constants", (directory / "constants").string(), "--quiet"});
    output_of({"families", run.string(), "--quiet"});
    return run;
  }();
  return path;
}

std::string exported(const std::string& format, const Words& more = {}) {
  return output_of(Words{"export", matched_run().string(), "--format", format} + more);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++number;
  return number;
}

/// What an interpreter says of an export; empty where it is not installed.
std::string said_by(const Words& interpreter, const std::string& format, const Words& more) {
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / ("export." + format);
  exported(format, Words{"--out", file.string()} + more);
  Command command;
  command.arguments = Words{"/usr/bin/env"} + interpreter + Words{file.string()};
  command.directory = directory.path();
  const Outcome outcome = run(command);
  CAPTURE(outcome.out);
  CAPTURE(outcome.err);
  if (outcome.exit_code == 127) return "";
  if (contains(outcome.err, "No module named")) return "";
  CHECK(outcome.exit_code == 0);
  CHECK(!contains(outcome.out, "FALSE"));
  return outcome.out;
}

void check_all_true(const Words& interpreter, const std::string& format) {
  for (const std::string what : {"formulas", "families"}) {
    const std::string said = said_by(interpreter, format, {"--what", what});
    if (said.empty()) {
      MESSAGE(interpreter[0] << " or what it needs is not installed: skipped");
      return;
    }
    const std::size_t of = said.find(" of ");
    REQUIRE(of != said.npos);
    CAPTURE(said);
    const std::string number = said.substr(0, of);
    CHECK(std::stol(number) > (what == "formulas" ? 100 : 0));
    CHECK(said.substr(of + 4, number.size() + 1) == number + " ");
  }
}

}  // namespace

TEST_SUITE_BEGIN("cli/export scripts");

TEST_CASE("every format names version, space, options and selection") {
  for (const std::string& format : kScripts + kPages) {
    CAPTURE(format);
    const std::string text = exported(format, {"--where", "constant = 'pi'"});
    for (const char* part : {"Brouncker 0.", "A*n", "depth 2000", "constant = 'pi'"}) CHECK(contains(text, part));
  }
}

TEST_CASE("one statement a formula, with the limit in all its digits and the closed form") {
  const auto rows =
      json_lines_of({"export", matched_run().string(), "--format", "jsonl", "--where", "constant = 'pi' and a not like '-%'"});
  REQUIRE(!rows.empty());
  for (const std::string& format : kScripts) {
    CAPTURE(format);
    const std::string text = exported(format, {"--where", "constant = 'pi' and a not like '-%'"});
    CHECK(count(text, format == "mathematica" ? "\ncheck[\"" : "\ncheck(\"") == rows.size());
    for (const json& row : rows) CHECK(contains(text, "\"" + row["limit"]["value"].get<std::string>() + "\""));
  }
}

TEST_CASE("the pages have every formula once") {
  const auto rows = json_lines_of({"export", matched_run().string(), "--format", "jsonl"});
  CHECK(count(exported("latex"), "\\begin{gather*}") == rows.size());
  CHECK(count(exported("latex"), "\\end{gather*}") == rows.size());
  const Words lines = lines_of(exported("markdown"));
  CHECK(static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(), [](const std::string& l) { return l.starts_with("| ") && l[2] != 'i'; })) == rows.size());
}

TEST_CASE("special characters in a selection do not break a comment or a page") {
  const std::string where = "constant <> 'a*)(*b`|$#%&~^\\{}\xc3\xa9' \n and 1 = 1";
  for (const std::string& format : kScripts + kPages) {
    CAPTURE(format);
    const std::string plain = exported(format, {"--where", "constant <> 'x'"}), odd = exported(format, {"--where", where});
    CHECK(lines_of(plain).size() == lines_of(odd).size());
  }
  const std::string mathematica = exported("mathematica", {"--where", where});
  CHECK(count(mathematica, "(*") == count(mathematica, "*)"));
  const std::string latex = exported("latex", {"--where", where});
  const std::string visible = latex.substr(latex.find("\\begin{document}"));
  CHECK(contains(visible, "\\textasciicircum{}"));
  CHECK(!contains(visible, "\xc3"));
}

TEST_CASE("the mathematica export: brackets and comments are balanced, outside of strings") {
  for (const std::string what : {"formulas", "families"}) {
    const std::string text = exported("mathematica", {"--what", what});
    std::string open;
    int comments = 0;
    bool balanced = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string two = text.substr(i, 2);
      if (two == "(*" || two == "*)") {
        comments += two == "(*" ? 1 : -1;
        ++i;
      } else if (comments == 0 && text[i] == '"') {
        i = text.find('"', i + 1);
        REQUIRE(i != std::string::npos);
      } else if (comments == 0 && std::string("([{").find(text[i]) != std::string::npos) {
        open += text[i] == '(' ? ')' : text[i] == '[' ? ']' : '}';
      } else if (comments == 0 && std::string(")]}").find(text[i]) != std::string::npos) {
        balanced = balanced && !open.empty() && open.back() == text[i];
        if (!open.empty()) open.pop_back();
      }
    }
    CHECK(balanced);
    CHECK(open.empty());
    CHECK(comments == 0);
  }
}

TEST_CASE("an unwritable target is exit 4 and nothing is there") {
  const TemporaryDirectory directory;
  for (const std::string& format : kScripts + kPages)
    for (const std::string what : {"formulas", "families"}) {
      const Outcome outcome =
          call({"export", matched_run().string(), "--format", format, "--what", what, "--out", (directory / "no" / "x").string()});
      check_refusal(outcome, 4, {"no/x"});
    }
  CHECK(std::filesystem::is_empty(directory.path()));
}

TEST_CASE("families: every format but the published one; a selection by columns of the table") {
  const json all = json::parse(exported("json", {"--what", "families"}));
  REQUIRE(all["families"].size() > 0);
  CHECK(json_lines_of({"export", matched_run().string(), "--format", "jsonl", "--what", "families"}).size() ==
        all["families"].size());
  CHECK(lines_of(exported("csv", {"--what", "families"})).size() == 1 + all["families"].size() + all["anchored"].size());
  std::size_t proved = 0;
  for (const json& family : all["families"]) proved += family["status"] == "proved";
  for (const std::string& format : kScripts)
    CHECK(count(exported(format, {"--what", "families"}), format == "mathematica" ? "\nfamily[\"" : "\nfamily(\"") == proved);
  CHECK(json::parse(exported("json", {"--what", "families", "--where", "status = 'none'"}))["families"].empty());
  // One condition for families and lattices.
  const json of_pi = json::parse(exported("json", {"--what", "families", "--where", "constant = 'pi' AND type = 'lattice'"}));
  CHECK(of_pi["families"].empty());
  CHECK(!of_pi["anchored"].empty());
  for (const json& row : of_pi["anchored"]) CHECK(row["constant"] == "pi");
  const json large = json::parse(exported("json", {"--what", "families", "--where", "relations >= 2"}));
  CHECK(large["anchored"].empty());
  for (const json& row : large["families"]) CHECK(row["relations"].get<int>() >= 2);
  check_refusal(call({"export", matched_run().string(), "--format", "csv", "--what", "families", "--where", "nonsense"}), 2,
                {"--where", "nonsense"});
  check_refusal(call({"export", matched_run().string(), "--format", "blinddelta-csv", "--what", "families"}), 2,
                {"blinddelta-csv", "formulas"});
  check_refusal(call({"export", small_run().string(), "--format", "csv", "--what", "families"}), 2, {"families", "formulas"});
}

TEST_CASE("answers as pages: LaTeX that compiles, Markdown with what the text says") {
  const TemporaryDirectory directory;
  const std::vector<Words> questions = {{"eval", "2n+1", "n^2", "--digits", "300"},
                                        {"eval", "1", "n-3"},
                                        {"eval", "n+1 | 1/(n+1)", "1"},
                                        {"identify", "2", "n^2"},
                                        {"identify", "--value", "3.14159265358979"},
                                        {"verify", "2n+1", "n^2", "4/pi", "--digits", "60"},
                                        {"verify", "2n+1", "n^2", "e"}};
  for (const Words& question : questions) {
    CAPTURE(question[0]);
    CAPTURE(question[1]);
    const Outcome page = call(question + Words{"--format", "latex", "--quiet"});
    CHECK(page.exit_code == call(question + Words{"--quiet"}).exit_code);
    const std::string markdown = call(question + Words{"--format", "markdown", "--quiet"}).out;
    CHECK(contains(markdown, "|---|---|"));
    write_file(directory / "page.tex", page.out);
    Command latex;
    latex.arguments = {"/usr/bin/env", "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"};
    latex.directory = directory.path();
    const Outcome compiled = run(latex);
    if (compiled.exit_code == 127) continue;
    CHECK(contains(compiled.out, "Output written"));
    for (const char* fault : {"Overfull", "Missing character"}) CHECK(!contains(compiled.out, fault));
  }
  CHECK(contains(output_of({"identify", "2", "n^2", "--format", "markdown"}), "`2/(4 - pi)`"));
  // What qualifies an answer stands on its page, too.
  CHECK(contains(output_of({"eval", "n+1 | 1/(n+1)", "1", "--format", "markdown"}), "that the others have the same limit is"));
  CHECK(contains(output_of({"eval", "2n+1", "n^2", "--format", "markdown"}), "measured against p_N/q_N"));
  CHECK(contains(call({"identify", "--value", "3.14159265358979", "--format", "markdown"}).out, "positive control"));
  check_refusal(call({"eval", "2n+1", "n^2", "--format", "latex", "--json"}), 2, {"--format", "--json"});
}

TEST_CASE("proofs are documents that compile, with every citation resolved, and nothing is wider than the page") {
  const TemporaryDirectory directory;
  for (const Words& fraction :
       {Words{"34n^3+51n^2+27n+5", "-n^6"}, Words{"20n^2+44n+25", "-64n^4-96n^3-48n^2-8n"}, Words{"2", "2n+1"},
        Words{"7n^2+7n+2", "8n^4"}, Words{"-220n^3-484n^2-301n-42", "4n^2(2n+1)^2(5n-4)(5n+6)"},
        Words{"2n+1", "n^2", "--equivalent", "2n+3", "(n+1)^2"}, Words{"2", "n^2"}}) {
    CAPTURE(fraction[0]);
    const std::string document = output_of(Words{"prove"} + fraction + Words{"--format", "latex"});
    CHECK(contains(document, "\\begin{theorem}"));
    write_file(directory / "proof.tex", document);
    Command latex;
    latex.arguments = {"/usr/bin/env", "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "proof.tex"};
    latex.directory = directory.path();
    if (run(latex).exit_code == 127) continue;
    const std::string said = run(latex).out;  // the second run knows the citations
    CHECK(contains(said, "Output written"));
    for (const char* fault : {"Overfull", "undefined", "Missing character"}) CHECK(!contains(said, fault));
  }
  const std::string entries = output_of({"prove", "34n^3+51n^2+27n+5", "-n^6", "--format", "latex", "--bibtex"});
  CHECK(contains(entries, "@misc{vanderPoorten1979,"));
  check_refusal(call({"prove", "2n+1", "n^2", "--bibtex"}), 2, {"--bibtex", "--format latex"});
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("cli/families");

TEST_CASE("families: the fields of the contract; every member outside the box agrees; the same bytes again") {
  const json summary = json_of({"families", matched_run().string(), "--json", "--quiet"});
  for (const char* field : {"families", "proved", "members_outside_box", "relations"}) CHECK(summary.contains(field));
  CHECK(summary["families"] == summary["proved"]);
  CHECK(summary["families"].get<int>() > 0);
  CHECK(summary["members_outside_box"] == summary["members_agreed"]);
  CHECK(summary["relations"] == summary["relations_on_families"].get<int>() + summary["relations_by_composition"].get<int>() +
                                    summary["relations_of_same_recurrence"].get<int>() + summary["relations_isolated"].get<int>() +
                                    summary["relations_not_proved"].get<int>());
  const std::string before = exported("json", {"--what", "families"});
  output_of({"families", matched_run().string(), "--threads", "1", "--quiet"});
  CHECK(exported("json", {"--what", "families"}) == before);
}

TEST_CASE("families of the literature are recognised in a small space") {
  const json all = json::parse(exported("json", {"--what", "families"}));
  const auto named = [](const json& rows, const std::string& part) {
    return std::count_if(rows.begin(), rows.end(), [&](const json& row) { return contains(row["name"].get<std::string>(), part); });
  };
  CHECK(named(all["families"], "checkerboard of pi and log2") > 0);
  CHECK(named(all["families"], "pi, log2, lemniscate: PCF(3n + p, -2n^2 + qn + r), p + 1") > 0);
  CHECK(named(all["families"], "e: PCF(n + p, q(n + r)), p + 1") > 0);
  CHECK(named(all["anchored"], "Euler form, h1 = ") > 0);
  CHECK(named(all["families"], "reflection") == 0);  // no a of degree 2 in this space
  for (const json& row : all["anchored"]) {
    const std::string name = row["name"];
    CHECK((name.starts_with("lattice") || name.starts_with("Euler form")));
    if (contains(name, "golden ratio")) CHECK(contains(name, "sqrt(5)"));
  }
}

TEST_CASE("families --seed: the theorems around one formula") {
  const json found = json_of({"families", "--seed", "3n+1", "-2n^2+3n", "--json"});
  CHECK(found["proved"].get<int>() > 0);
  bool contiguity = false;
  for (const json& family : found["list"])
    contiguity = contiguity || (family["name"] == "contiguity" && family["parameters"].size() == 3);
  CHECK(contiguity);
}

TEST_CASE("families: what it needs") {
  check_refusal(call({"families"}), 2, {"directory", "--seed"});
  check_refusal(call({"families", small_run().string(), "--seed", "n", "n"}), 2, {"directory", "--seed"});
  check_refusal(call({"families", "--seed", "n", "0"}), 2, {"--seed"});
  check_refusal(call({"families", small_run().string()}), 4, {"match"});
  check_refusal(call({"families", "/nonexistent"}), 4, {"/nonexistent"});
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("cli/export/slow");

TEST_CASE("python3 with mpmath finds every exported formula and family true") { check_all_true({"python3"}, "python"); }

TEST_CASE("gp finds every exported formula and family true") { check_all_true({"gp", "-q"}, "pari"); }

TEST_CASE("the sage export is valid Python, and runs where Sage is installed") {
  for (const std::string what : {"formulas", "families"}) {
    const std::string said = said_by({"python3", "-m", "py_compile"}, "sage", {"--what", what});
    CHECK(said == "");
  }
  Command sage;
  sage.arguments = {"/usr/bin/env", "sage", "--version"};
  if (run(sage).exit_code == 127) MESSAGE("sage is not installed: only the syntax is checked");
  else check_all_true({"sage"}, "sage");
}

TEST_CASE("the latex export compiles, whole and in parts, and nothing is wider than the page") {
  Command version;
  version.arguments = {"/usr/bin/env", "pdflatex", "--version"};
  if (run(version).exit_code == 127) {
    MESSAGE("pdflatex is not installed: skipped");
    return;
  }
  const std::string odd = "a <> 'a*)(*b`|$#%&~^\\{}_\xc3\xa9'";
  for (const Words& selection :
       {Words{"--what", "formulas"}, Words{"--what", "families"}, Words{"--what", "families", "--where", "0"},
        Words{"--where", "constant = 'pi'"}, Words{"--where", "id = 1"}, Words{"--where", odd}}) {
    CAPTURE(selection.back());
    const std::string said = said_by({"pdflatex", "-interaction=nonstopmode", "-halt-on-error"}, "latex", selection);
    CHECK(contains(said, "Output written"));
    CHECK(!contains(said, "Overfull"));
    CHECK(!contains(said, "Missing character"));
  }
}

TEST_SUITE_END();
