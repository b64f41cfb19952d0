#include "results/match/contradiction.hpp"

#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"
#include "results/match/tables.hpp"
#include "results/run/layout.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_row.hpp"

#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// The classes of formulas, by text.
class Classes {
 public:
  explicit Classes(const sqlite::Database& database) : rows_(database) {}

  const std::string& of(std::uint64_t id) {
    const auto [place, is_new] = known_.try_emplace(id);
    if (!is_new) return place->second;
    const Pcf form = class_form(rows_.formula(id).pcf).pcf;
    return place->second = to_list(form.a) + to_list(form.b);
  }

 private:
  FormulaReader rows_;
  std::unordered_map<std::uint64_t, std::string> known_;
};

}  // namespace

void remove_contradicted(MatchFindings& findings, const sqlite::Database& database) {
  if (findings.contradictions.empty()) return;
  Classes classes(database);
  std::set<std::string> denied;
  for (const Contradiction& c : findings.contradictions) denied.insert(classes.of(c.id));
  const auto is_denied = [&](std::uint64_t id) { return denied.contains(classes.of(id)); };
  for (auto* forms : {&findings.forms, &findings.others})
    std::erase_if(*forms, [&](const StoredForm& f) { return is_denied(f.id); });
  std::erase_if(findings.relations, [&](const StoredRelation& r) { return is_denied(r.hit.id) || is_denied(r.hit.other); });
}

std::vector<std::string> contradiction_texts(const sqlite::Database& database, std::size_t most) {
  std::vector<std::string> texts;
  sqlite::Statement s(database, "SELECT formula, closed_form, status, method, limit_value FROM contradictions ORDER BY formula");
  const StoredRow row(s, "contradictions");
  while (texts.size() < most && s.next())
    texts.push_back(fmt::format("formula {}: {} ({}, {}), but its limit is stored as {}", row.count(0), text::quoted(row.text(1)),
                                name(row.name<ClaimStatus>(2, kClaimStatusNames)), text::quoted(row.text(3)),
                                text::quoted(row.limit(4).substr(0, 32))));
  return texts;
}

void refuse_contradictions(const std::filesystem::path& directory) {
  const std::filesystem::path store = RunFiles{directory}.store();
  const sqlite::Database database = open_store(store);
  sqlite::Statement count(database, "SELECT count(*) FROM contradictions");
  const std::int64_t found = count.next() ? count.integer(0) : 0;
  if (found == 0) return;
  throw file_error(fmt::format(
      "{}: {} claim{} contradicted by stored limits, and everything that was claimed about such classes is removed: a "
      "defect of this program or of the machine; first {}; `brouncker check {}` names all",
      store.string(), found, found == 1 ? " is" : "s are", contradiction_texts(database, 1).front(), directory.string()));
}

}  // namespace brouncker
