#include "engine/compare_rows.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/search/plan.hpp"
#include "engine/search/search.hpp"
#include "engine/search/shards.hpp"
#include "engine/sieve/sieve.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>
#include <mutex>
#include <stdexcept>

namespace brouncker {
namespace {

namespace rnd = random_formulas;

/// A quick job: 7^2 * 3 * 7 indices at a small depth.
Job small_job() {
  return {SearchSpace::from_templates("A*n + B", "C*n^2 + D", {{"", "-3..3"}, {"C", "-1..1"}}), Sampling{.depth = 200}, {}};
}

/// Everything a row says, as text, so that rows can be compared to the last bit.
std::string fingerprint(const Row& row) {
  std::string text = std::string(name(row.convergence.kind)) + "|" + row.limit.value + "|" + row.limit.error_bound + "|" +
                     row.deep_convergent + "|" + (row.limit.rational ? row.limit.rational->str() : "");
  for (const double value : row.metrics.values) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "|%a", value == value ? value : 0.125);
    text += digits;
  }
  return text;
}

void collect(const ChunkResult& result, std::map<std::uint64_t, std::string>& rows) {
  for (const IndexedRow& row : result.rows) {
    CHECK(rows.emplace(row.id, fingerprint(row.row)).second);
    if (row.has_mirror()) CHECK(rows.emplace(row.mirror, fingerprint(mirrored(row.row))).second);
  }
}

std::map<std::uint64_t, std::string> run(const Job& job, const SearchOptions& options, SearchCallbacks callbacks = {}) {
  std::map<std::uint64_t, std::string> rows;
  callbacks.write = [&](const ChunkResult& result) { collect(result, rows); };
  search(job, options, callbacks);
  return rows;
}

TEST_SUITE("search") {
  TEST_CASE("of a sieved space: the survivors' own evaluations, whatever the chunks, threads and shards") {
    const SieveSpace space = SieveSpace::from_templates("A*n^2+B*n+C", "E*shape(4; 0, 1/2)", {{"", "-5..5"}});
    const Job job{SievedSpace{space, {}}, Sampling{.depth = 200}, {}};
    std::map<std::uint64_t, std::string> expected;
    sieve::SieveOptions options;
    const auto result = sieve::sieve(space, options, [&](const sieve::Survivor& s) {
      using enum sieve::SurvivorKind;
      if (s.kind == deflatable || s.kind == hypergeometric || s.kind == irreducible || s.kind == undecided)
        expected.emplace(s.index, fingerprint(evaluate(s.pcf, job.sampling, kRunDigits)));
    });
    REQUIRE(expected.size() > 3);
    for (const std::uint64_t size : {1, 1'000}) {
      sieve::SieveCounts counts;
      std::map<std::uint64_t, std::string> rows;
      SearchCallbacks callbacks;
      callbacks.write = [&](const ChunkResult& chunk) {
        counts += *chunk.sieved;
        collect(chunk, rows);
        for (const IndexedRow& row : chunk.rows) CHECK_FALSE(row.row.origin->label.empty());
      };
      CHECK(search(job, {.chunk_size = size, .threads = size == 1 ? 1 : 3}, callbacks));
      CHECK(rows == expected);
      CHECK(counts == result.counts);
    }
    const ShardPlan plan(job, 1, 3);
    std::uint64_t last = 0;
    for (std::uint64_t chunk = 0; chunk < plan.chunks(); ++chunk) {
      CHECK(plan.shard_of(chunk) >= last);
      last = plan.shard_of(chunk);
    }
    CHECK(last == 2);
  }

  TEST_CASE("every formula comes exactly once, equal to its own evaluation, mirrored or not, in slices of any height") {
    struct Shape {
      std::string a, b;
    };
    for (const Shape& shape :
         {Shape{"A*n + B", "C*n^2 + D"}, Shape{"A*n + B", "C*n^2 + A"}, Shape{"A*n + B", "C*n^2 + B"},
          Shape{"A*n + B", "C*n^2 + A^2"}, Shape{"A*n + B", "(C + A)*n^2 + C"}, Shape{"A*n^2 + B*n + C", "B*n^3 + D"},
          Shape{"A*n + C", "A*n^2 + C"}, Shape{"C*n + B", "C*n^2 + B + A"}}) {
      const std::string& b = shape.b;
      CAPTURE(shape.a);
      CAPTURE(b);
      const std::map<std::string, std::string> ranges = {{"", "-3..3"}, {"C", "-1..1"}};
      const Job job{SearchSpace::from_templates(shape.a, b, ranges), Sampling{.depth = 200}, {}};
      std::map<std::uint64_t, Row> rows;
      SearchCallbacks callbacks;
      callbacks.write = [&](const ChunkResult& result) {
        for (const IndexedRow& row : result.rows) {
          CHECK(rows.emplace(row.id, row.row).second);
          if (row.has_mirror()) CHECK(rows.emplace(row.mirror, mirrored(row.row)).second);
        }
      };
      CHECK(search(job, {.chunk_size = 64, .threads = 2}, callbacks));
      std::size_t formulas = 0;
      for (std::uint64_t id = 0; id < job.source.size(); ++id) {
        const auto pcf = job.source.space()->at(id);
        formulas += pcf.has_value();
        REQUIRE(rows.count(id) == pcf.has_value());
        if (pcf) CHECK(difference(rows.at(id), evaluate(*pcf, job.sampling, kRunDigits)) == "");
      }
      CHECK(rows.size() == formulas);
    }
  }

  TEST_CASE("chunks cover spaces of all shapes, and -a comes with a") {
    for (const auto& [a, b, ranges] : std::initializer_list<std::array<std::string, 3>>{{"A*n + B", "C*n + D", "-3..3"},
                                                                                        {"A*n + B", "C*n + D", "-2..3"},
                                                                                        {"A*n + 2", "C", "-4..4"},
                                                                                        {"n", "A*n + B", "1..9"},
                                                                                        {"A^2*n + B", "C", "-3..3"},
                                                                                        {"A*n + B", "B*n + A", "-3..3"},
                                                                                        {"A*n + B", "C*n + A", "-3..3"},
                                                                                        {"A*n^2 + B*n + C", "B*n + D", "-2..2"},
                                                                                        {"A*n^2 + B*n + C", "A + C", "-2..2"}}) {
      const SearchSpace space = SearchSpace::from_templates(a, b, {{"", ranges}});
      const Source source = space;
      for (const std::uint64_t size : {1, 7, 64, 1'000}) {
        CAPTURE(a);
        CAPTURE(b);
        CAPTURE(ranges);
        CAPTURE(size);
        const ChunkPlan plan(source, size);
        std::vector<int> visits(space.size());
        for (std::uint64_t number = 0; number < plan.count(); ++number) {
          const auto [first, last] = plan.indices(number);
          for (const Block& block : plan.blocks(number)) {
            for (std::uint64_t i = block.a_first; i < block.a_last; ++i) {
              const std::uint64_t row = plan.a_index(block.slice, i);
              if (plan.a_at(row).is_zero()) continue;
              const std::uint64_t mirror = plan.is_sliced() ? row : plan.mirror(row).value_or(row);
              if (mirror != row) CHECK(plan.a_at(mirror) == -plan.a_at(row));
              for (std::uint64_t j = block.b_first; j < block.b_last; ++j) {
                const std::uint64_t id = plan.index(row, j);
                CHECK((first <= id && id < last));
                CHECK(space.a().at(space.values_at(id)) == plan.a_at(row));
                CHECK(space.b().at(space.values_at(id)) == plan.b_at(block.slice, j));
                if (mirror < row) continue;
                ++visits[id];
                if (mirror != row) ++visits[plan.index(mirror, j)];
              }
            }
          }
        }
        for (std::uint64_t id = 0; id < space.size(); ++id)
          CHECK(visits[id] == (space.a().at(space.values_at(id)).is_zero() ? 0 : 1));
      }
    }
  }

  TEST_CASE("every formula of a list comes at each of its places, with what came with it, whatever the chunks and threads") {
    rnd::Generator generator(18);
    std::vector<ListedFormula> formulas;
    for (int i = 0; i < rnd::repeated(60); ++i) {
      const int degree = static_cast<int>(rnd::between(generator, 0, 3));
      const auto label = std::make_shared<const Origin>(Origin{std::to_string(i), "", ""});
      formulas.push_back({{rnd::small_polynomial(generator, degree, 3), rnd::small_polynomial(generator, 2 * degree, 3)}, label});
      if (i % 3 == 0) formulas.push_back({formulas[formulas.size() / 2].pcf, nullptr});
    }
    const Job job{FormulaList(formulas, "sum"), Sampling{.depth = 100}, {}};
    CHECK(job.source.list()->different() < job.source.size());
    for (const auto& [size, threads] : {std::pair(std::uint64_t{1}, 1), {1'000, 2}, {24'576, 3}}) {
      std::map<std::uint64_t, Row> rows;
      SearchCallbacks callbacks;
      callbacks.write = [&](const ChunkResult& result) {
        for (const IndexedRow& row : result.rows) {
          CHECK(rows.emplace(row.id, row.row).second);
          CHECK_FALSE(row.has_mirror());
        }
      };
      CHECK(search(job, {.chunk_size = size, .threads = threads}, callbacks));
      REQUIRE(rows.size() == formulas.size());
      for (std::uint64_t i = 0; i < formulas.size(); ++i) {
        CHECK(difference(rows.at(i), evaluate(formulas[i].pcf, job.sampling, kRunDigits)) == "");
        CHECK(rows.at(i).origin == formulas[i].origin);
      }
    }
  }

  TEST_CASE("what takes long has small chunks") {
    const auto chunks = [](const char* a, const char* b) {
      const Source source = SearchSpace::from_templates(a, b, {{"", "-5..5"}});
      return static_cast<double>(source.size()) / static_cast<double>(chunk_count({source, {}, {}}, 24'576));
    };
    CHECK(chunks("A*n^2 + B*n + C", "D*n^2 + E*n + F") > 10'000);
    CHECK(chunks("A*n^2 + B*n + C", "D*n^4 + E*n^3 + F") < 1'000);
    CHECK(chunks("A*n^2 + B*n + C", "D*n^2 + E*n + A") > 5'000);
    CHECK(chunks("A*n^2 + B*n + C", "A*n^2 + B*n + C + D") < 1'000);
  }

  TEST_CASE("rows do not depend on threads and chunk size") {
    const Job job = small_job();
    const auto expected = run(job, {.chunk_size = 1'000, .threads = 1});
    CHECK(run(job, {.chunk_size = 13, .threads = 2}) == expected);
  }

  TEST_CASE("a stopped search goes on where it was") {
    const Job job = small_job();
    const SearchOptions options{.chunk_size = 50, .threads = 2};
    std::atomic<bool> stop{false};
    std::map<std::uint64_t, std::string> rows;
    std::map<std::uint64_t, bool> done;
    SearchCallbacks callbacks;
    callbacks.is_done = [&](std::uint64_t chunk) { return done[chunk]; };
    callbacks.write = [&](const ChunkResult& result) {
      done[result.chunk.number] = true;
      collect(result, rows);
      stop = true;
    };
    callbacks.stop = &stop;
    int rounds = 0;
    while (!search(job, options, callbacks)) stop = false, ++rounds;
    CHECK(rounds > 1);
    CHECK(rows == run(job, options));
  }

  TEST_CASE("an error while writing ends the search and reaches the caller") {
    SearchCallbacks callbacks;
    callbacks.write = [](const ChunkResult&) { throw std::runtime_error("disk full"); };
    CHECK_THROWS_WITH(search(small_job(), {.chunk_size = 50, .threads = 2}, callbacks), "disk full");
  }
}

}  // namespace
}  // namespace brouncker
