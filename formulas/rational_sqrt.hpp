#pragma once

#include "formulas/arithmetic.hpp"
