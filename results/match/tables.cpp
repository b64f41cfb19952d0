#include "results/match/tables.hpp"

#include "results/match/stage.hpp"
#include "results/run/stored_claim.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

void insert(const sqlite::Database& database, const char* table, const std::vector<StoredForm>& forms) {
  std::string places = "?";
  for (std::size_t i = 0; i < kClaimColumnCount; ++i) places += ", ?";
  sqlite::Statement statement(database, fmt::format("INSERT INTO {} VALUES ({})", table, places));
  for (const StoredForm& form : forms) {
    statement.bind(0, static_cast<std::int64_t>(form.id));
    bind_claim(statement, 1, form.claim);
    statement.run();
  }
}

void insert(const sqlite::Database& database, const std::vector<StoredRelation>& relations) {
  sqlite::Statement statement(database, "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const StoredRelation& relation : relations) {
    const LimitRelation& r = relation.hit.relation;
    statement.bind(0, static_cast<std::int64_t>(relation.hit.id));
    statement.bind(1, static_cast<std::int64_t>(relation.hit.other));
    int i = 2;
    for (const Integer* c : {&r.a, &r.b, &r.c, &r.d}) statement.bind(i++, c->str());
    statement.bind(6, name(relation.proved() ? ClaimStatus::proved : ClaimStatus::conjectured));
    statement.bind(7, relation.hit.method);
    if (relation.proved()) statement.bind(8, relation.certificate);
    else statement.bind_null(8);
    statement.run();
  }
}

void insert(const sqlite::Database& database, const std::vector<Contradiction>& contradictions) {
  sqlite::Statement statement(database, "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?)");
  for (const Contradiction& c : contradictions) {
    statement.bind(0, static_cast<std::int64_t>(c.id));
    int i = 1;
    for (const std::string_view text :
         {std::string_view(c.expression), name(c.status), std::string_view(c.method), std::string_view(c.limit)})
      statement.bind(i++, text);
    statement.run();
  }
}

}  // namespace

void store_findings(sqlite::Database& database, const MatchFindings& findings) {
  put_stage(database, kMatchStage, findings.note, [&] {
    insert(database, "closed_forms", findings.forms);
    insert(database, "other_forms", findings.others);
    insert(database, findings.relations);
    insert(database, findings.contradictions);
  });
}

}  // namespace brouncker
