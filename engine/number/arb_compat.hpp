/// Arb's headers, wherever this FLINT keeps them: FLINT 3 has Arb inside, Debian 12 has it beside FLINT 2.9.
#pragma once

#include <flint/fmpq.h>
#include <flint/fmpz.h>

#if __has_include(<flint/arb.h>)
#include <flint/acb.h>
#include <flint/acb_elliptic.h>
#include <flint/acb_hypgeom.h>
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#else
#include <acb.h>
#include <acb_elliptic.h>
#include <acb_hypgeom.h>
#include <arb.h>
#include <arb_hypgeom.h>
#endif
