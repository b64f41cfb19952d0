"""What a person types for the cases of a field collection that the collection describes in words only.

A case is the arguments of the command and what is wanted: a closed form (text), a limit (its first digits), "refused" with a word of the
message, "diverges", "rational", "nothing", "refuted", "verified", "decided" (an answer of any kind, at once).
"""

PI_8_NEARLY = "0.392699081698724154807830422909937860524645434187231595926812285162"

TYPED = {
    # Fractions as they are written.
    "nf01": (["identify", "n+1 | 1/(n+1)", "1"], "form", "4/log(5)"),
    "nf03": (["identify", "1 | 4n", "n^3/8 | (n-1)^3/8", "--head", "b1=1"], "form", "zeta(3)"),
    "nf05": (["eval", "4n+2", "pi^2"], "refused", "transcendental"),
    "nf06": (["identify", "1 | 3", "n-1", "--head", "a0=0, b1=1"], "form", "sqrt(pi*exp(3)/6)*erfc(sqrt(3/2))"),
    "nf07": (["eval", "1", "exp(-2*pi*n)"], "refused", "outside"),
    "nf08": (["eval", "2^n-1", "1"], "refused", "exponential"),
    "nf09": (["eval", "(n+2)/(n+1)", "1"], "limit", "2.49245974602128"),
    "nf11": (["eval", "34n^2+17n+5/2", "-n^2*(n-1/2)^2"], "limit", "2.4953225371"),
    "nf13": (["identify", "1", "n/2 | (n-1)/2", "--head", "a0=0, b1=1"], "form", "exp(1)*E1(1)"),
    "nf14": (["identify", "ContinuedFractionK[n^2, 2n+1, {n,1,Infinity}]"], "form", "4/pi - 1"),
    "nf15": (["identify", "2*n+1", "n**2"], "form", "4/pi"),
    "nf16": (["eval", "psi(n)", "1"], "refused", "outside"),
    "nf17": (["eval", "n", "x"], "refused", "parameter"),
    "nf19": (["identify", "--value", "[1;2,3,4]"], "nothing", ""),
    # Claims.
    "cl01": (["verify", "2n+1", "n^2", "4*sqrt(163)/log(640320^3+744)", "--digits", "100"], "refuted", ""),
    "cl02": (["verify", "2n+1", "n^2", "4*sqrt(427)/log((5280*(236674+30303*sqrt(61)))^3+744)", "--digits", "100"], "refuted", ""),
    "cl02b": (["verify", "2n+1", "n^2", "4*sqrt(427)/log((5280*(236674+30303*sqrt(61)))^3+744)", "--digits", "50"], "verified", "to 50 digits"),
    "cl03": (["verify", "2n+1", "n^4", "12/pi^2"], "verified", ""),
    "cl04": (["verify", "2n+1", "n^6", "36/pi^3"], "refuted", "diverges"),
    "cl05": (["verify", "4", "(2n+1)^2", "1/(4/(gamma(3/4)/gamma(5/4))^2 - 2)"], "verified", ""),
    "cl06": (["prove", "-1", "2", "(10+2*sqrt(10))/(sqrt(5)+sqrt(2))+8/(1-sqrt(5))"], "verified", ""),
    "cl07": (["verify", "2n+1", "n^2", f"1/(2*{PI_8_NEARLY})"], "refuted", ""),
    "cl08": (["verify", "3n^2+3n+1", "-2n^4+n^3", "8/pi^2"], "verified", ""),
    "cl09": (["verify", "3n^2+3n+1", "-2n^4+n^2", "8/pi^2"], "refuted", ""),
    "cl10": (["verify", "2*n^5+5*n^4+22*n^3+28*n^2+15*n+3", "-n^10", "2/(1+2*zeta(5)-2*zeta(3))"], "verified", ""),
    "cl11": (["verify", "2*n^5+5*n^4+22*n^3+28*n^2+23*n+7", "-n^10", "2/(6*zeta(3)+2*zeta(5)-9)"], "verified", ""),
    "cl12": (["verify", "17n^2+17n+6", "-72n^4", "72/(5*(zeta(2,1/3)-zeta(2,2/3)))"], "verified", ""),
    "cl13": (["verify", "2n+1", "n^2", "sqrt(190)/(3*log((2*sqrt(2)+sqrt(10))*(3+sqrt(10))))"], "refuted", ""),
    "cl14": (["verify", "2n+1", "-n^2", "0"], "verified", ""),
    "cl15": (["verify", "1000001*(2n+1)", "-1000000000000*n^2", "2000000/log(2000001)"], "verified", ""),
    "cl17": (["verify", "5(2n+1)", "-n^2", "2/ln(3/2)"], "verified", ""),
    "cl18": (["verify", "n+1", "n", "1/(e-2)"], "verified", ""),
    "cl19": (["verify", "2n+1", "2n", "1/(e^(1/2)-1)"], "verified", ""),
    "cl21": (["verify", "(2n+1)(17n^2+17n+5)", "-n^6", "6/Zeta[3]"], "verified", ""),
    "cl23": (["verify", "2n+1", "2n", "1.5414940825367982841"], "verified", "to 20 digits"),
    # Bugs of other programs.
    "pb01": (["identify", "--value", "(sqrt(17)-5)/4"], "form", "(sqrt(17)-5)/4"),
    "pb02": (["eval", "2n+2001", "(n+1000)^2"], "recurrence", ""),
    "pb03": (["eval", "n-1000", "n"], "recurrence", ""),
    "pb04": (["eval", "n+1", "n+1000"], "recurrence", ""),
    "pb05": (["eval", "n-3", "n"], "recurrence", ""),
    "pb06": (["eval", "n-1", "1"], "recurrence", ""),
    "pb07": (["eval", "n", "n-10"], "rational", ""),
    "pb08": (["identify", "1000001*(2n+1)", "-1000000000000*n^2"], "form", "2000000/log(2000001)"),
    "pb09": (["identify", "2n+3", "-n(n+1)"], "form", "1/(1 - e*E1(1))"),
    "pb10": (["eval", "1000", "-250001"], "diverges", ""),
    "pb11": (["eval", "2n+1", "-n^2"], "rational", "0"),
    "pb12": (["eval", "1000", "-249999"], "rational", "501"),
    "pb13": (["identify", "--value", "7" * 300 + ".1"], "decided", ""),
    "pb14": (["identify", "--value", "0." + "0" * 300 + "123456789012345678901234567890"], "decided", ""),
    "pb15": (["identify", "--value", "DIGITS 2000 pi*sqrt(2)/7"], "form", "pi*sqrt(2)/7"),
    "pb16": (["identify", "--value", "nan"], "refused", "nan"),
    "pb17": (["identify", "--value", "inf"], "refused", "inf"),
    "pb18": (["identify", "--value", "0"], "decided", ""),
    "pb19": (["identify", "--value", "0.000"], "decided", ""),
    "pb20": (["identify", "6", "3"], "form", "3+2*sqrt(3)"),
    "pb21": (["eval", "3n+1", "n^2-4"], "rational", ""),
    "pb22": (["identify", "n^3+(n+1)^3", "-n^6"], "form", "1/zeta(3)"),
    "pb23": (["identify", "--value", "3.14159265358979"], "nothing", ""),
    "pb24": (["identify", "--value", "DIGITS 60 10^30*pi"], "form", "10^30*pi"),
    "pb26": (["identify", "--value", "DIGITS 60 30000000000000*pi/53"], "form", "30000000000000*pi/53"),
}

# Values that the collection names by a word.
NAMED = {
    "Cl2(pi/3)": "clsin(2, pi/3)",
    "W(1)": "lambertw(1)",
    "twin prime": "twinprime",
    "khinchin": "khinchin",
    "glaisher": "glaisher",
    "mertens": "mertens",
}
