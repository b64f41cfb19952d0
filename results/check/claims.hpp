/// What a run says, computed anew.
#pragma once

#include "results/check/check.hpp"
#include "results/run/info.hpp"
#include "results/run/sqlite.hpp"

namespace brouncker {

/// A random sample of rows through evaluate(), the generic path: the search of most spaces goes the fast one.
void check_sample(const sqlite::Database& database, const RunInfo& info, const CheckOptions& options, CheckSummary& summary);

/// Every closed form that is shown, its mirror image, every other one and every relation against the stored limits.
void check_claims(const sqlite::Database& database, const CheckOptions& options, CheckSummary& summary);

}  // namespace brouncker
