/// --format of `eval`, `identify` and `verify`: text, or a page for a paper.
#pragma once

#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/options.hpp"
#include "results/export/answer_page.hpp"

namespace brouncker::cli {

class PageFormat {
 public:
  void declare(CLI::App& app) { choice_.declare(app); }
  /// latex or markdown. Throws Error (input) where that is asked for together with --json or --file.
  bool is_page(const Common& common, bool has_list) const;
  /// Onto standard output.
  void print(const Subject& subject, const std::vector<Fact>& facts) const;

 private:
  static constexpr std::string_view kWords[] = {"text", "latex", "markdown"};
  Choice choice_{"--format", "text, latex (a document that compiles) or markdown", kWords};
};

/// With what contraction_text() says.
Subject subject_of(const GivenFraction& given);

}  // namespace brouncker::cli
