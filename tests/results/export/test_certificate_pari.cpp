// The scripts for PARI/GP, and on demand under gp itself.
#include "engine/prove/certificate.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/certificate_pari.hpp"
#include "tests/support/random_formulas.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <doctest/doctest.h>
#include <unistd.h>

using namespace brouncker;

TEST_SUITE("export/certificate_pari") {
  TEST_CASE("a PARI script states the identities of the certificate") {
    const nlohmann::json c(certificate(*prove(parse_pcf("2n+3", "n^2+2n+1"))));
    const std::string script = pari_script(c);
    CHECK(script.find("step(a, b, a1, b1") != script.npos);
    CHECK(script.find("print(\"ok\")") != script.npos);
  }

  TEST_CASE("folds, to and back") {
    const Pcf whole = parse_pcf("2n+1", "n^2");
    const auto fold = fold_of(whole, 3);
    REQUIRE(fold);
    const std::string there = pari_script(nlohmann::json(equivalent(whole, fold->part).certificate)),
                      back = pari_script(nlohmann::json(certificate(*prove(fold->part))));
    CHECK(there.find("folding(a, b, a1, b1, 3, 0, [") != there.npos);
    CHECK(back.find("folding(a1, b1, a, b, 3, 0, [") != back.npos);
  }
}

TEST_SUITE("export/certificate_pari/slow") {
  TEST_CASE("the scripts of 50 random proofs and of 20 folds run under gp and say ok") {
    if (std::system("command -v gp >/dev/null 2>&1") != 0) {
      MESSAGE("skipped: gp is not installed (Debian: pari-gp)");
      return;
    }
    const std::string base = (std::filesystem::temp_directory_path() / ("brouncker-pari-" + std::to_string(::getpid()))).string();
    const auto says_ok = [&](const nlohmann::json& c, const std::string& what) {
      std::ofstream(base + ".gp") << pari_script(c);
      const int code = std::system(("timeout 60 gp -q -f " + base + ".gp </dev/null >" + base + ".out 2>&1").c_str());
      std::ifstream file(base + ".out");
      std::string line, last, all;
      while (std::getline(file, line)) all += line + "\n", last = line;
      CHECK_MESSAGE((code == 0 && last == "ok"), what, ": ", all);
    };
    for (const auto& [a, b] : {std::pair{"2n+1", "n^2"}, {"2n+3", "5"}, {"n+2", "3n+1"}, {"2", "n+1"}})
      for (long k = 2; k <= 6; ++k) {
        const Pcf whole = parse_pcf(a, b), part = fold_of(whole, k)->part;
        const bool to = k % 2 == 0;
        says_ok(nlohmann::json(equivalent(to ? whole : part, to ? part : whole).certificate),
                to_plain(whole) + " by " + std::to_string(k));
      }
    random_formulas::Generator g(50);
    std::set<std::string> methods;
    for (int done = 0; done < 50;) {
      const auto c = [&] { return random_formulas::between(g, -5, 5); };
      const bool wide = done % 3 == 0;  // a = h1 + h2(n+1), b = -h1 h2: rational limits and series
      const Polynomial h1 = Polynomial::of({c(), c(), c()}), h2 = Polynomial::of({c(), c()});
      const Pcf pcf = wide ? Pcf{h1 + h2.shifted(1), -(h1 * h2)} : Pcf{Polynomial::of({c(), c()}), Polynomial::of({c(), c(), c()})};
      if (pcf.a.is_zero() || pcf.b.is_zero() || !classify(pcf).converges()) continue;
      const auto proof = prove(pcf);
      if (!proof || (proof->method == "terminating" && done % 10 != 0)) continue;
      says_ok(nlohmann::json(certificate(*proof)), to_plain(pcf) + " [" + proof->method + "]");
      methods.insert(proof->method);
      ++done;
    }
    CHECK(methods.size() >= 6);
    for (const char* suffix : {".gp", ".out"}) std::filesystem::remove(base + suffix);
  }
}
