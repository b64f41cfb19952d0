(* Brouncker golden: formulas as mathematica *)
(* space: a = A*n + B, b = C*n^2 + D*n, A = 1..2, B = 0..3, C = -1..1, D = 0..2 *)
(* sampling: depth 2000, divisor 2, asymptotic depth 1000000000; keep: all; run: complete, 64 formulas *)
(* where: (a = '2*n + 1' AND b = 'n^2') OR (a = 'n + 3' AND b = 'n^2 + 2*n') OR (a = 'n + 1' AND b = '-n^2') *)
(* literature: of all entries; a formula without one was not found in them (doc/FORMATS.md) *)

(* Every check: the continued fraction a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)) against the limit, as far as its first 4,096 convergents
   determine it, and the closed form, where there is one, against all digits of the limit. Run with: wolframscript -file FILE *)
trues = 0; falses = 0; slow = 0; forms = 0;
decimal[text_] := SetPrecision[ToExpression[StringReplace[text, {"e+" -> "*^", "e" -> "*^"}]], 120];
value[c_, n_] := Fold[#1*n + #2 &, 0, c];
(* {p_n/q_n, a bound of its distance from the limit as the last two convergents suggest it} *)
convergent[a_, b_] := Module[{p0 = 1, p = value[a, 0], q0 = 0, q = 1, last, error = Infinity, x, y, n, scale},
  last = N[p, 120];
  For[n = 1, n <= 4096, n++,
    x = value[a, n]; y = value[b, n];
    {p0, p, q0, q} = {p, x*p + y*p0, q, x*q + y*q0};
    If[BitAnd[n, n - 1] == 0 && q != 0 && q0 != 0,
      last = N[p/q, 120]; error = 20*n*Abs[N[p/q - p0/q0, 120]];
      If[error < 10^-90*(1 + Abs[last]), Break[]]]];
  {last, error}];
check[name_, a_, b_, limit_, form_: None] := Module[{exact = decimal[limit], c = convergent[a, b], digits, close, good},
  digits = StringLength[StringReplace[First[StringSplit[limit, "e"]], {"-" -> "", "." -> ""}]];
  digits = digits - StringLength[First[StringCases[StringReplace[limit, {"-" -> "", "." -> ""}], StartOfString ~~ "0" ...]]];
  close = 10^(2 - digits)*(1 + Abs[exact]);
  good = Abs[c[[1]] - exact] <= c[[2]] + close;
  If[c[[2]] > 10^-50*(1 + Abs[exact]), slow++];
  If[form =!= None, forms++; good = good && Abs[N[form[], 100] - exact] <= close];
  If[TrueQ[good], trues++, falses++; Print["FALSE: formula ", name]]];
finish[statements_, leftOut_, notSpelled_] := (
  Print[trues, " of ", trues + falses, " formulas true, ", forms, " of them closed forms; ", slow,
    " converge too slowly for 50 digits of the fraction; ", leftOut, " without a finite limit left out; ", notSpelled,
    " closed forms not spelled in this language"];
  trues == statements);

(* PCF(n + 3, n^2 + 2*n) = (3 + 3*sqrt(5))/(2*hyp2f1(1, 3, 5/2 + 3*sqrt(5)/10, 1/2 - sqrt(5)/10)), proved: 2f1-quotient *)
check["35", {1,3}, {1,2,0}, "3.579278888147281613299403467111975423745673741232531768940288034", (((3 + (3*Sqrt[5]))/(2*Hypergeometric2F1[1, 3, ((5/2) + ((3*Sqrt[5])/10)), ((1/2) - (Sqrt[5]/10))]))) &];
(* PCF(2*n + 1, n^2) = 4/pi, proved: brouncker-arctan *)
(* literature: Lambert 1770 and Lagrange 1776, atan(1) [Lagrange1776], PCF(2*n + 1, n^2), by form: L = L' *)
check["51", {2,1}, {1,0,0}, "1.273239544735162686151070106980114896275677165923651589981338752", ((4/Pi)) &];
finish[2, 1, 0]
